package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.MavMissionType;
import io.dronefleet.mavlink.common.MissionClearAll;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.mavlink.dialect.message.MissionAck;
import java.time.Instant;
import java.util.List;

/**
 * Takes a plan off a vehicle, or all three. An ArduPilot keeps its home, and refuses while it flies
 * the mission: then land it first, and do not get round that by an empty upload, which it takes
 * even in flight.
 */
public final class MissionClear extends Dialogue<MissionClear.Result> {
  /** MAV_MISSION_TYPE_ALL. */
  public static final int ALL = 255;

  /** How it ended. */
  public sealed interface Result {}

  /** The vehicle says that it holds none any more. */
  public record Cleared() implements Result {}

  /** It did not work, or nobody knows. */
  public record Failed(String reason) implements Result {}

  private final Parties parties;
  private final int missionType;
  private final Patience patience;
  private int sent;

  /**
   * Clears one plan.
   *
   * @param missionType see {@link MissionItem}, or {@link #ALL}
   */
  public MissionClear(Parties parties, int missionType, Patience patience) {
    this.parties = parties;
    this.missionType = missionType;
    this.patience = patience;
  }

  @Override
  public List<Object> start(Instant now) {
    return send(now);
  }

  @Override
  public List<Object> heard(Instant now, int systemId, int componentId, Object message) {
    if (underWay()
        && parties.from(systemId, componentId)
        && message instanceof MissionAck ack
        && parties.meantForUs(ack.targetSystem(), ack.targetComponent())
        && MissionItem.value(ack.missionType()) == missionType) {
      int code = MissionItem.value(ack.type());
      end(
          code == MissionResults.ACCEPTED
              ? new Cleared()
              : new Failed("the vehicle refused to clear: " + MissionResults.name(code)));
    }
    return List.of();
  }

  @Override
  public List<Object> due(Instant now) {
    if (!late(now)) {
      return List.of();
    }
    if (sent > patience.firstRetries()) {
      end(new Failed("no answer to MISSION_CLEAR_ALL, sent " + sent + " times"));
      return List.of();
    }
    return send(now);
  }

  private List<Object> send(Instant now) {
    sent++;
    waitUntil(now.plus(patience.first()));
    return List.of(
        MissionClearAll.builder()
            .targetSystem(parties.theirSystem())
            .targetComponent(parties.theirComponent())
            .missionType(EnumValue.<MavMissionType>create(missionType))
            .build());
  }
}
