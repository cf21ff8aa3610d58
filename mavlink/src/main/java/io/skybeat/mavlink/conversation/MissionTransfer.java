package io.skybeat.mavlink.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives a vehicle a plan and makes sure that it holds it: upload, read back, compare. An upload
 * whose last word was lost is not a failure but a question, and the reading back answers it.
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

  /** The vehicle does not hold the plan, or it is not known whether it does: do not launch. */
  public record Failed(String reason) implements Result {}

  private final List<MissionItem> items;
  private final PlanComparison comparison;
  private final MissionUpload upload;
  private final MissionDownload download;
  private boolean reading;
  private long uploadedId;
  private Result result;

  /** As {@link MissionUpload}. */
  public MissionTransfer(
      Parties parties,
      int missionType,
      List<MissionItem> items,
      boolean ardupilot,
      Patience patience) {
    this.items = List.copyOf(items);
    this.comparison = new PlanComparison(ardupilot);
    this.upload = new MissionUpload(parties, missionType, items, ardupilot, patience);
    this.download = new MissionDownload(parties, missionType, patience);
  }

  @Override
  public List<Object> start(Instant now) {
    return upload.start(now);
  }

  @Override
  public List<Object> heard(Instant now, int systemId, int componentId, Object message) {
    return reading
        ? afterDownload(download.heard(now, systemId, componentId, message))
        : afterUpload(now, upload.heard(now, systemId, componentId, message));
  }

  @Override
  public List<Object> due(Instant now) {
    return reading ? afterDownload(download.due(now)) : afterUpload(now, upload.due(now));
  }

  /** Gives up on somebody's order. */
  public List<Object> cancel() {
    List<Object> last = reading ? List.of() : upload.cancel();
    if (result == null) {
      result = new Failed("cancelled by the operator");
    }
    return last;
  }

  /** From 0 to 1; the reading back is the second half. */
  public double progress() {
    return reading ? (result == null ? 0.5 : 1) : upload.progress() / 2;
  }

  @Override
  public Optional<Instant> nextDue() {
    if (result != null) {
      return Optional.empty();
    }
    return reading ? download.nextDue() : upload.nextDue();
  }

  @Override
  public Optional<Result> outcome() {
    return Optional.ofNullable(result);
  }

  private List<Object> afterUpload(Instant now, List<Object> toSend) {
    MissionUpload.Result uploaded = upload.outcome().orElse(null);
    if (uploaded == null || result != null) {
      return toSend;
    }
    if (uploaded instanceof MissionUpload.Failed failed) {
      result = new Failed(failed.reason());
      return toSend;
    }
    if (uploaded instanceof MissionUpload.Accepted accepted) {
      uploadedId = accepted.opaqueId();
    }
    reading = true;
    List<Object> all = new ArrayList<>(toSend);
    all.addAll(download.start(now));
    return all;
  }

  private List<Object> afterDownload(List<Object> toSend) {
    MissionDownload.Result read = download.outcome().orElse(null);
    if (read == null || result != null) {
      return toSend;
    }
    if (read instanceof MissionDownload.Downloaded downloaded) {
      result =
          comparison
              .difference(items, downloaded.items())
              .<Result>map(
                  difference -> new Failed("the vehicle holds another plan: " + difference))
              .orElseGet(() -> verified(downloaded));
    } else if (read instanceof MissionDownload.Failed failed) {
      result = new Failed("could not read the plan back: " + failed.reason());
    }
    return toSend;
  }

  private Verified verified(MissionDownload.Downloaded downloaded) {
    long id = downloaded.opaqueId() != 0 ? downloaded.opaqueId() : uploadedId;
    return new Verified(PlanDigest.of(items), id, downloaded.items());
  }
}
