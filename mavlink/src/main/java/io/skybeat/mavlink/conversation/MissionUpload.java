package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.MavMissionResult;
import io.dronefleet.mavlink.common.MavMissionType;
import io.dronefleet.mavlink.common.MissionRequest;
import io.dronefleet.mavlink.common.MissionRequestInt;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.mavlink.dialect.message.MissionAck;
import io.skybeat.mavlink.dialect.message.MissionCount;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * Gives a vehicle a plan. The vehicle pulls: after its first request the station only answers, and
 * never sends MISSION_COUNT again, which would restart the transfer.
 */
public final class MissionUpload extends Dialogue<MissionUpload.Result> {
  /** How an upload ended. Only a read-back proves what the vehicle holds. */
  public sealed interface Result {}

  /**
   * The vehicle says that it has the plan.
   *
   * @param opaqueId its id for the plan, 0 when it gives none
   */
  public record Accepted(long opaqueId) implements Result {}

  /** Everything was sent, but the last word was lost: the vehicle may hold either plan. */
  public record Unknown(String reason) implements Result {}

  /**
   * It did not work. An ArduPilot may hold a part of the plan now.
   *
   * @param worthTrying whether it was the link that failed, so that the same may work next time
   * @param code MAV_MISSION_RESULT of a refusal, 0 where it was none
   */
  public record Failed(String reason, boolean worthTrying, int code) implements Result {
    Failed(String reason, boolean worthTrying) {
      this(reason, worthTrying, 0);
    }
  }

  private static final int MOST_COPIES = 3;

  /** Sooner than any vehicle's timer. */
  private static final Duration CROWDED = Duration.ofMillis(300);

  private enum State {
    IDLE,
    WAIT_FIRST_REQUEST,
    SENDING,
    DONE
  }

  private final Parties parties;
  private final int missionType;
  private final List<MissionItem> items;
  private final boolean ardupilot;
  private final Patience patience;
  private final BitSet requested = new BitSet();
  private State state = State.IDLE;
  private int silences;
  private int lastSeq = -1;
  private int repeats;
  private int answers;
  private int repeated;
  private Instant lastAnswerAt;

  /**
   * @param missionType which plan is meant, see {@link MissionItem}
   * @param items numbered from 0 without gaps, home first for an ArduPilot mission; none clears
   * @param ardupilot whether the vehicle has ArduPilot's habits
   */
  public MissionUpload(
      Parties parties,
      int missionType,
      List<MissionItem> items,
      boolean ardupilot,
      Patience patience) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).seq() != i || items.get(i).missionType() != missionType) {
        throw new IllegalArgumentException(
            "item " + i + " of a plan of type " + missionType + " is " + items.get(i));
      }
    }
    this.parties = parties;
    this.missionType = missionType;
    this.items = List.copyOf(items);
    this.ardupilot = ardupilot;
    this.patience = patience;
  }

  @Override
  public List<Object> start(Instant now) {
    if (state != State.IDLE) {
      throw new IllegalStateException("an upload is started once");
    }
    state = State.WAIT_FIRST_REQUEST;
    waitUntil(now.plus(patience.first()));
    return List.of(count());
  }

  @Override
  public List<Object> heard(Instant now, int systemId, int componentId, Object message) {
    if (state == State.IDLE || state == State.DONE || !parties.from(systemId, componentId)) {
      return List.of();
    }
    if (message instanceof MissionRequestInt request) {
      return requested(
          now,
          request.targetSystem(),
          request.targetComponent(),
          request.missionType(),
          request.seq());
    }
    if (message instanceof MissionRequest request) {
      return requested(
          now,
          request.targetSystem(),
          request.targetComponent(),
          request.missionType(),
          request.seq());
    }
    if (message instanceof MissionAck ack
        && ours(ack.targetSystem(), ack.targetComponent(), ack.missionType())) {
      acknowledged(MissionItem.value(ack.type()), ack.opaqueId());
    }
    return List.of();
  }

  @Override
  public List<Object> due(Instant now) {
    if (!late(now)) {
      return List.of();
    }
    silences++;
    waitUntil(now.plus(patience.first()));
    boolean spent = silences > patience.firstRetries();
    if (state == State.WAIT_FIRST_REQUEST) {
      if (!spent) {
        return List.of(count());
      }
      finish(
          new Failed(
              "the vehicle did not answer MISSION_COUNT, sent " + silences + " times", false));
    } else if (spent && allRequested()) {
      finish(new Unknown("all items sent, the vehicle's last MISSION_ACK did not come"));
    } else if (spent) {
      finish(
          new Failed(
              "the vehicle stopped asking after "
                  + requested.cardinality()
                  + " of "
                  + items.size()
                  + " items",
              true));
    }
    return List.of();
  }

  /** Gives up on somebody's order; what the vehicle holds then has to be read back. */
  public List<Object> cancel() {
    if (state == State.IDLE || state == State.DONE) {
      return List.of();
    }
    finish(new Failed("cancelled by the operator", false));
    return List.of(
        MissionAck.builder()
            .targetSystem(parties.theirSystem())
            .targetComponent(parties.theirComponent())
            .type(MavMissionResult.MAV_MISSION_OPERATION_CANCELLED)
            .missionType(type())
            .build());
  }

  /** Share of the items that the vehicle has asked for, 0..1. */
  public double progress() {
    return items.isEmpty() ? 1 : (double) requested.cardinality() / items.size();
  }

  private List<Object> requested(
      Instant now, int targetSystem, int targetComponent, EnumValue<MavMissionType> type, int seq) {
    if (!ours(targetSystem, targetComponent, type) || seq < 0 || seq >= items.size()) {
      return List.of();
    }
    state = State.SENDING;
    silences = 0;
    waitUntil(now.plus(patience.first()));
    requested.set(seq);
    return answer(now, seq);
  }

  /**
   * The item asked for. Where the vehicle's timer asks again, something was lost: the item goes in
   * two or three copies then, for the vehicle gives up after a few seconds and drops what it has
   * already. Requests that crowd together get one answer each: a PX4 asks anew for every item it
   * does not expect, and two answers to each would never end.
   */
  private List<Object> answer(Instant now, int seq) {
    Object item = items.get(seq).to(parties.theirSystem(), parties.theirComponent());
    boolean again = seq == lastSeq;
    boolean crowded = again && now.isBefore(lastAnswerAt.plus(CROWDED));
    // One before the last was overtaken on its way by the request for the next.
    if (crowded || seq == lastSeq - 1) {
      return List.of(item);
    }
    repeats = again ? repeats + 1 : 0;
    answers++;
    repeated += again ? 1 : 0;
    lastSeq = seq;
    lastAnswerAt = now;
    int lossy = repeated * 8 > answers ? 2 : 1;
    return Collections.nCopies(Math.min(MOST_COPIES, lossy + repeats), item);
  }

  private void acknowledged(int code, long opaqueId) {
    if (code == MissionResults.ACCEPTED) {
      if (allRequested()) {
        finish(new Accepted(opaqueId));
      } else if (state == State.SENDING) {
        finish(
            new Failed(
                "the vehicle accepted the plan before it had asked for item "
                    + requested.nextClearBit(0),
                true));
      }
      // Before the first request it can only be the echo of an earlier transfer.
    } else if (code == MissionResults.OPERATION_CANCELLED && state == State.WAIT_FIRST_REQUEST) {
      // The echo of an earlier transfer likewise: this one has not begun for the vehicle.
      return;
    } else if (code != MissionResults.INVALID_SEQUENCE || !ardupilot) {
      String words = "the vehicle refused the plan: " + MissionResults.name(code);
      finish(new Failed(words, broken(code), code));
    }
  }

  /**
   * Whether it is the transfer that broke, not the plan that is refused: an ArduPilot cancels when
   * its patience ends; a PX4 ends its own in silence and calls the next item an error.
   */
  private static boolean broken(int code) {
    return code == MissionResults.OPERATION_CANCELLED
        || code == MissionResults.ERROR
        || code == MissionResults.INVALID_SEQUENCE;
  }

  private boolean ours(int targetSystem, int targetComponent, EnumValue<MavMissionType> type) {
    return parties.meantForUs(targetSystem, targetComponent)
        && MissionItem.value(type) == missionType;
  }

  private boolean allRequested() {
    return requested.cardinality() == items.size();
  }

  private void finish(Result how) {
    state = State.DONE;
    end(how);
  }

  private MissionCount count() {
    return MissionCount.builder()
        .targetSystem(parties.theirSystem())
        .targetComponent(parties.theirComponent())
        .count(items.size())
        .missionType(type())
        .build();
  }

  private EnumValue<MavMissionType> type() {
    return EnumValue.create(missionType);
  }
}
