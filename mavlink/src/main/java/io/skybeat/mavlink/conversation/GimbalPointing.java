package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.GimbalManagerStatus;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.common.MavFrame;
import io.dronefleet.mavlink.util.EnumValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes control of a gimbal once and points it at a place. A manager that tells its status has to
 * name us before the place is given: an ArduPilot acknowledges everybody. A vehicle that has no
 * manager is given the place all the same: it may turn its nose there with a fixed camera.
 */
public final class GimbalPointing implements Conversation<GimbalPointing.Result> {
  /** How it ended. */
  public sealed interface Result {}

  /** The gimbal looks there, or will. */
  public record Pointed() implements Result {}

  /** It does not. */
  public record Failed(String reason) implements Result {}

  private static final int MANAGER_CONFIGURE = 1001;
  private static final int SET_ROI_LOCATION = 195;
  private static final float UNCHANGED = -1;

  /** A manager's status comes five times a second; without any the acknowledgement must do. */
  private static final Duration STATUS = Duration.ofSeconds(1);

  private final Parties parties;
  private final int latE7;
  private final int lonE7;
  private final float heightM;
  private final boolean amsl;
  private final CommandExchange.Timing timing;
  private CommandExchange command;
  private boolean taken;
  private boolean pointing;
  private String unmanaged = "";
  private Instant waitsUntil;
  private Result result;

  /**
   * Points at a place.
   *
   * @param parties the peer is the gimbal manager's component
   * @param heightM above home, metres
   */
  public GimbalPointing(
      Parties parties, int latE7, int lonE7, float heightM, CommandExchange.Timing timing) {
    this(parties, latE7, lonE7, heightM, false, false, timing);
  }

  /**
   * The same in a frame of choice.
   *
   * @param heightM above home, or above mean sea level where {@code amsl}: a PX4 reads it so
   *     whatever the frame says
   * @param inControl the gimbal is ours already: it is not taken again
   */
  public GimbalPointing(
      Parties parties,
      int latE7,
      int lonE7,
      float heightM,
      boolean amsl,
      boolean inControl,
      CommandExchange.Timing timing) {
    this.parties = parties;
    this.latE7 = latE7;
    this.lonE7 = lonE7;
    this.heightM = heightM;
    this.amsl = amsl;
    this.taken = inControl;
    this.timing = timing;
  }

  /** The command that gives control back. */
  public static CommandExchange release(Parties parties, CommandExchange.Timing timing) {
    return CommandExchange.of(parties, configure(0, 0), timing);
  }

  /** Whether a manager's status names us as the one in control. */
  public static boolean ours(Parties parties, GimbalManagerStatus status) {
    return status.primaryControlSysid() == parties.ourSystem()
        && status.primaryControlCompid() == parties.ourComponent();
  }

  private static CommandLong configure(int system, int component) {
    return CommandLong.builder()
        .command(EnumValue.<MavCmd>create(MANAGER_CONFIGURE))
        .param1(system)
        .param2(component)
        .param3(UNCHANGED)
        .param4(UNCHANGED)
        .build();
  }

  @Override
  public List<Object> start(Instant now) {
    if (taken) {
      return point(now);
    }
    command =
        CommandExchange.of(parties, configure(parties.ourSystem(), parties.ourComponent()), timing);
    return command.start(now);
  }

  @Override
  public List<Object> heard(Instant now, int systemId, int componentId, Object message) {
    if (result != null || !parties.from(systemId, componentId)) {
      return List.of();
    }
    if (message instanceof GimbalManagerStatus status && taken && !pointing) {
      return ours(parties, status) ? point(now) : List.of();
    }
    return settle(now, command.heard(now, systemId, componentId, message));
  }

  @Override
  public List<Object> due(Instant now) {
    if (result != null) {
      return List.of();
    }
    if (taken && !pointing) {
      return now.isBefore(waitsUntil) ? List.of() : point(now);
    }
    return settle(now, command.due(now));
  }

  private List<Object> settle(Instant now, List<Object> toSend) {
    CommandExchange.Result said = command.outcome().orElse(null);
    if (said == null || taken && !pointing) {
      return toSend;
    }
    boolean accepted = said instanceof CommandExchange.Answered answered && answered.accepted();
    String words =
        said instanceof CommandExchange.Answered answered ? answered.name() : "no answer";
    if (!accepted && !pointing && !elsewhere(said)) {
      unmanaged = "no manager of a gimbal (" + words + "), ";
      List<Object> all = new ArrayList<>(toSend);
      all.addAll(point(now));
      return all;
    }
    if (!accepted) {
      result =
          new Failed(
              unmanaged
                  + (pointing ? "the place was refused: " : "no control of the gimbal: ")
                  + words);
    } else if (pointing) {
      result = new Pointed();
    } else {
      taken = true;
      waitsUntil = now.plus(STATUS);
    }
    return toSend;
  }

  /** Whether there is a manager, and somebody else has it. */
  private static boolean elsewhere(CommandExchange.Result said) {
    return said instanceof CommandExchange.Answered answered
        && switch (answered.result()) {
          case CommandResults.TEMPORARILY_REJECTED,
              CommandResults.DENIED,
              CommandResults.NOT_IN_CONTROL ->
              true;
          default -> false;
        };
  }

  private List<Object> point(Instant now) {
    pointing = true;
    command =
        CommandExchange.of(
            parties,
            CommandInt.builder()
                .frame(amsl ? MavFrame.MAV_FRAME_GLOBAL : MavFrame.MAV_FRAME_GLOBAL_RELATIVE_ALT)
                .command(EnumValue.<MavCmd>create(SET_ROI_LOCATION))
                .x(latE7)
                .y(lonE7)
                .z(heightM)
                .build(),
            timing);
    return new ArrayList<>(command.start(now));
  }

  @Override
  public Optional<Instant> nextDue() {
    if (result != null) {
      return Optional.empty();
    }
    return taken && !pointing ? Optional.of(waitsUntil) : command.nextDue();
  }

  @Override
  public Optional<Result> outcome() {
    return Optional.ofNullable(result);
  }
}
