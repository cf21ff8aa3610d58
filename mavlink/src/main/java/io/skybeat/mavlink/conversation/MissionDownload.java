package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.MavMissionResult;
import io.dronefleet.mavlink.common.MavMissionType;
import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.MissionRequestInt;
import io.dronefleet.mavlink.common.MissionRequestList;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.mavlink.dialect.message.MissionAck;
import io.skybeat.mavlink.dialect.message.MissionCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads a plan from a vehicle. The station pulls, item by item, and has the last word. */
public final class MissionDownload extends Dialogue<MissionDownload.Result> {
  /** How a download ended. */
  public sealed interface Result {}

  /**
   * The plan that the vehicle holds.
   *
   * @param opaqueId the vehicle's id for it, 0 when it gives none
   */
  public record Downloaded(List<MissionItem> items, long opaqueId) implements Result {}

  /** It did not work. */
  public record Failed(String reason) implements Result {}

  private final Parties parties;
  private final int missionType;
  private final Patience patience;

  /** Longer together than an ArduPilot waits before it gives an upload up. */
  private static final int MOST_REFUSALS = 8;

  private final List<MissionItem> items = new ArrayList<>();
  private int refusals;
  private int count = -1;
  private long opaqueId;
  private RoundTrip link = RoundTrip.UNKNOWN;
  private Instant askedAt;
  private int silences;

  /**
   * @param missionType which plan is meant, see {@link MissionItem}
   */
  public MissionDownload(Parties parties, int missionType, Patience patience) {
    this.parties = parties;
    this.missionType = missionType;
    this.patience = patience;
  }

  @Override
  public List<Object> start(Instant now) {
    waitUntil(now.plus(patience.first()));
    return List.of(requestList());
  }

  @Override
  public List<Object> heard(Instant now, int systemId, int componentId, Object message) {
    if (!underWay() || !parties.from(systemId, componentId)) {
      return List.of();
    }
    if (message instanceof MissionCount answer
        && ours(answer.targetSystem(), answer.targetComponent(), answer.missionType())) {
      return counted(now, answer);
    }
    if (message instanceof MissionItemInt item
        && ours(item.targetSystem(), item.targetComponent(), item.missionType())) {
      return received(now, item);
    }
    if (message instanceof MissionAck ack
        && ours(ack.targetSystem(), ack.targetComponent(), ack.missionType())
        && MissionItem.value(ack.type()) != MissionResults.ACCEPTED) {
      refused(now, MissionItem.value(ack.type()));
    }
    return List.of();
  }

  private void refused(Instant now, int code) {
    // An ArduPilot that is still busy with somebody's upload says DENIED until that is over; one
    // that was asked for an item of an older, longer plan says INVALID_SEQUENCE.
    // An ERROR may be its word on an item of the upload before, which came late.
    boolean maybeLater =
        code == MissionResults.DENIED
            || code == MissionResults.INVALID_SEQUENCE
            || code == MissionResults.ERROR;
    refusals++;
    if (maybeLater && refusals <= MOST_REFUSALS) {
      return;
    }
    end(new Failed("the vehicle refused to be read: " + MissionResults.name(code)));
  }

  @Override
  public List<Object> due(Instant now) {
    if (!late(now)) {
      return List.of();
    }
    silences++;
    if (count < 0) {
      if (silences > patience.firstRetries()) {
        end(new Failed("the vehicle did not answer MISSION_REQUEST_LIST"));
        return List.of();
      }
      waitUntil(now.plus(patience.first()));
      return List.of(requestList());
    }
    if (silences > patience.itemRetries()) {
      end(new Failed("the vehicle did not send item " + items.size() + " of " + count));
      return List.of();
    }
    askedAt = null;
    waitUntil(now.plus(link.patience(patience.item())));
    return List.of(requestNext());
  }

  /** The round trips of the items that were asked for once. */
  public RoundTrip link() {
    return link;
  }

  private List<Object> counted(Instant now, MissionCount answer) {
    if (count == answer.count()) {
      return List.of();
    }
    // Another count in the middle means that the plan has been changed: begin again.
    count = answer.count();
    opaqueId = answer.opaqueId();
    items.clear();
    return proceed(now);
  }

  private List<Object> received(Instant now, MissionItemInt item) {
    if (count < 0 || item.seq() != items.size()) {
      return List.of();
    }
    items.add(MissionItem.of(item));
    if (askedAt != null) {
      link = link.measured(Duration.between(askedAt, now));
    }
    return proceed(now);
  }

  private List<Object> proceed(Instant now) {
    silences = 0;
    if (items.size() < count) {
      askedAt = now;
      waitUntil(now.plus(link.patience(patience.item())));
      return List.of(requestNext());
    }
    end(new Downloaded(List.copyOf(items), opaqueId));
    return List.of(
        MissionAck.builder()
            .targetSystem(parties.theirSystem())
            .targetComponent(parties.theirComponent())
            .type(MavMissionResult.MAV_MISSION_ACCEPTED)
            .missionType(type())
            .build());
  }

  private boolean ours(int targetSystem, int targetComponent, EnumValue<MavMissionType> type) {
    return parties.meantForUs(targetSystem, targetComponent)
        && MissionItem.value(type) == missionType;
  }

  private MissionRequestList requestList() {
    return MissionRequestList.builder()
        .targetSystem(parties.theirSystem())
        .targetComponent(parties.theirComponent())
        .missionType(type())
        .build();
  }

  private MissionRequestInt requestNext() {
    return MissionRequestInt.builder()
        .targetSystem(parties.theirSystem())
        .targetComponent(parties.theirComponent())
        .seq(items.size())
        .missionType(type())
        .build();
  }

  private EnumValue<MavMissionType> type() {
    return EnumValue.create(missionType);
  }
}
