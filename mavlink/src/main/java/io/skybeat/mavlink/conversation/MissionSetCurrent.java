package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.mavlink.dialect.message.MissionCurrent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes an item of the mission the current one. What counts is the vehicle's broadcast of
 * MISSION_CURRENT, not its acknowledgement: it may accept and not do it, or do it and the answer is
 * lost.
 */
public final class MissionSetCurrent implements Conversation<MissionSetCurrent.Result> {
  /** How it ended. */
  public sealed interface Result {}

  /** The vehicle broadcasts that item. */
  public record Set(int seq) implements Result {}

  /** It does not. */
  public record Failed(String reason) implements Result {}

  private static final int DO_SET_MISSION_CURRENT = 224;

  private final Parties parties;
  private final int seq;
  private final CommandExchange command;
  private final Patience patience;
  private Instant until;
  private Result result;

  /**
   * Goes to an item.
   *
   * @param seq as the vehicle counts
   * @param resetJumps whether its jump counters begin anew
   */
  public MissionSetCurrent(Parties parties, int seq, boolean resetJumps, Patience patience) {
    this.parties = parties;
    this.seq = seq;
    this.patience = patience;
    this.command =
        CommandExchange.of(
            parties,
            CommandLong.builder()
                .command(EnumValue.<MavCmd>create(DO_SET_MISSION_CURRENT))
                .param1(seq)
                .param2(resetJumps ? 1 : 0)
                .build(),
            CommandExchange.Timing.RECOMMENDED);
  }

  @Override
  public List<Object> start(Instant now) {
    return command.start(now);
  }

  @Override
  public List<Object> heard(Instant now, int systemId, int componentId, Object message) {
    if (result != null || !parties.from(systemId, componentId)) {
      return List.of();
    }
    if (message instanceof MissionCurrent current && current.seq() == seq) {
      result = new Set(seq);
      return List.of();
    }
    return settle(now, command.heard(now, systemId, componentId, message));
  }

  @Override
  public List<Object> due(Instant now) {
    if (result != null) {
      return List.of();
    }
    if (until != null && !now.isBefore(until)) {
      result = new Failed("accepted, but the vehicle does not broadcast item " + seq);
      return List.of();
    }
    return settle(now, command.due(now));
  }

  private List<Object> settle(Instant now, List<Object> toSend) {
    CommandExchange.Result said = command.outcome().orElse(null);
    if (said instanceof CommandExchange.Answered answered && !answered.accepted()) {
      result = new Failed("the vehicle refused item " + seq + ": " + answered.name());
    } else if (said != null && until == null) {
      // Accepted or not heard: the broadcast comes once a second, and tells.
      until = now.plus(patience.first().multipliedBy(2));
    }
    return toSend;
  }

  @Override
  public Optional<Instant> nextDue() {
    if (result != null) {
      return Optional.empty();
    }
    return until != null ? Optional.of(until) : command.nextDue();
  }

  @Override
  public Optional<Result> outcome() {
    return Optional.ofNullable(result);
  }
}
