package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.MissionRequest;
import io.dronefleet.mavlink.common.MissionRequestInt;
import io.dronefleet.mavlink.util.EnumValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives a vehicle a plan and makes sure that it holds it: upload, read back, compare. An upload
 * whose last word was lost is not a failure but a question, and the reading back answers it. An
 * upload that the link broke off is begun again a few times.
 */
public final class MissionTransfer implements Conversation<MissionTransfer.Result> {
  /** How a transfer ended. */
  public sealed interface Result {}

  /**
   * The vehicle holds the plan.
   *
   * @param digest {@link PlanDigest} of the plan that was sent
   * @param opaqueId the vehicle's id for it, 0 when it gives none
   * @param held the items as the vehicle gave them back
   */
  public record Verified(String digest, long opaqueId, List<MissionItem> held) implements Result {}

  /**
   * The vehicle does not hold the plan, or it is not known whether it does: do not launch.
   *
   * @param unsupported whether the vehicle does not know plans of this kind at all
   */
  public record Failed(String reason, boolean unsupported) implements Result {
    Failed(String reason) {
      this(reason, false);
    }
  }

  private static final int UPLOADS = 6;
  private static final int READINGS = 3;

  private final Parties parties;
  private final int missionType;
  private final List<MissionItem> items;
  private final boolean ardupilot;
  private final Patience patience;
  private final PlanComparison comparison;
  private MissionUpload upload;
  private MissionDownload download;
  private int uploads = 1;
  private int readings;
  private boolean disturbed;
  private boolean unsure;
  private Instant restsUntil;
  private long uploadedId;
  private Result result;

  /** As {@link MissionUpload}. */
  public MissionTransfer(
      Parties parties,
      int missionType,
      List<MissionItem> items,
      boolean ardupilot,
      Patience patience) {
    this.parties = parties;
    this.missionType = missionType;
    this.items = List.copyOf(items);
    this.ardupilot = ardupilot;
    this.patience = patience;
    this.comparison = new PlanComparison(ardupilot);
    this.upload = new MissionUpload(parties, missionType, items, ardupilot, patience);
  }

  @Override
  public List<Object> start(Instant now) {
    return upload.start(now);
  }

  @Override
  public List<Object> heard(Instant now, int systemId, int componentId, Object message) {
    if (result != null) {
      return List.of();
    }
    if (restsUntil != null) {
      return List.of();
    }
    if (download == null) {
      return afterUpload(now, upload.heard(now, systemId, componentId, message));
    }
    List<Object> late = stillAsked(systemId, componentId, message);
    return late.isEmpty()
        ? afterDownload(now, download.heard(now, systemId, componentId, message))
        : late;
  }

  /**
   * A repeated MISSION_COUNT that was long under way makes the vehicle pull everything once more,
   * while the plan is being read: it gets what it asks for, and is read again when it has it.
   */
  private List<Object> stillAsked(int systemId, int componentId, Object message) {
    if (!parties.from(systemId, componentId)) {
      return List.of();
    }
    int seq = -1;
    if (message instanceof MissionRequestInt ask
        && ours(ask.targetSystem(), ask.targetComponent(), ask.missionType())) {
      seq = ask.seq();
    } else if (message instanceof MissionRequest ask
        && ours(ask.targetSystem(), ask.targetComponent(), ask.missionType())) {
      seq = ask.seq();
    }
    if (seq < 0 || seq >= items.size()) {
      return List.of();
    }
    disturbed = true;
    return List.of(items.get(seq).to(parties.theirSystem(), parties.theirComponent()));
  }

  private boolean ours(int targetSystem, int targetComponent, EnumValue<?> type) {
    return parties.meantForUs(targetSystem, targetComponent)
        && MissionItem.value(type) == missionType;
  }

  @Override
  public List<Object> due(Instant now) {
    if (result != null || restsUntil != null && now.isBefore(restsUntil)) {
      return List.of();
    }
    if (restsUntil != null) {
      restsUntil = null;
      return upload.start(now);
    }
    return download == null
        ? afterUpload(now, upload.due(now))
        : afterDownload(now, download.due(now));
  }

  /** Gives up on somebody's order. */
  public List<Object> cancel() {
    boolean idle = download != null || restsUntil != null || result != null;
    List<Object> last = idle ? List.of() : upload.cancel();
    if (result == null) {
      result = new Failed("cancelled by the operator");
    }
    return last;
  }

  /** From 0 to 1; the reading back is the second half. */
  public double progress() {
    return download != null ? (result == null ? 0.5 : 1) : upload.progress() / 2;
  }

  @Override
  public Optional<Instant> nextDue() {
    if (result != null) {
      return Optional.empty();
    }
    if (restsUntil != null) {
      return Optional.of(restsUntil);
    }
    return download != null ? download.nextDue() : upload.nextDue();
  }

  @Override
  public Optional<Result> outcome() {
    return Optional.ofNullable(result);
  }

  private List<Object> afterUpload(Instant now, List<Object> toSend) {
    MissionUpload.Result uploaded = upload.outcome().orElse(null);
    if (uploaded == null) {
      return toSend;
    }
    if (uploaded instanceof MissionUpload.Failed failed) {
      if (!failed.worthTrying() || uploads >= UPLOADS) {
        String tries = uploads > 1 ? " (" + uploads + " times)" : "";
        result = new Failed(failed.reason() + tries, failed.code() == MissionResults.UNSUPPORTED);
        return toSend;
      }
      again(now);
      return toSend;
    }
    unsure = uploaded instanceof MissionUpload.Unknown;
    if (uploaded instanceof MissionUpload.Accepted accepted) {
      uploadedId = accepted.opaqueId();
    }
    return with(toSend, read(now));
  }

  /** Begins anew after a rest, in which the echoes of the old upload die away. */
  private void again(Instant now) {
    uploads++;
    readings = 0;
    download = null;
    upload = new MissionUpload(parties, missionType, items, ardupilot, patience);
    restsUntil = now.plus(patience.first().multipliedBy(2));
  }

  private List<Object> read(Instant now) {
    readings++;
    disturbed = false;
    download = new MissionDownload(parties, missionType, patience);
    return download.start(now);
  }

  private List<Object> afterDownload(Instant now, List<Object> toSend) {
    MissionDownload.Result read = download.outcome().orElse(null);
    if (read == null) {
      return toSend;
    }
    boolean silent = read instanceof MissionDownload.Failed;
    if ((disturbed || silent) && readings < READINGS) {
      return with(toSend, read(now));
    }
    if (disturbed) {
      result = new Failed("the vehicle keeps asking for the plan while it is read back");
    } else if (read instanceof MissionDownload.Downloaded downloaded) {
      Optional<String> difference = comparison.difference(items, downloaded.items());
      if (difference.isPresent() && unsure && uploads < UPLOADS) {
        // Its last item had not arrived: nobody has said yet that it holds the plan.
        again(now);
        return toSend;
      }
      result =
          difference
              .<Result>map(words -> new Failed("the vehicle holds another plan: " + words))
              .orElseGet(() -> verified(downloaded));
    } else if (read instanceof MissionDownload.Failed failed) {
      result = new Failed("could not read the plan back: " + failed.reason());
    }
    return toSend;
  }

  private static List<Object> with(List<Object> first, List<Object> then) {
    List<Object> all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }

  private Verified verified(MissionDownload.Downloaded downloaded) {
    long id = downloaded.opaqueId() != 0 ? downloaded.opaqueId() : uploadedId;
    return new Verified(PlanDigest.of(items), id, downloaded.items());
  }
}
