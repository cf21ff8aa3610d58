package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandCancel;
import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.util.EnumValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Gives one command and waits for its acknowledgement. COMMAND_ACK names only the command, so at
 * most one of an id may be under way with a vehicle: see {@link CommandsInFlight}.
 */
public final class CommandExchange extends Dialogue<CommandExchange.Result> {
  /** How a command ended. */
  public sealed interface Result {}

  /**
   * The vehicle has answered.
   *
   * @param result see {@link CommandResults}; ACCEPTED says that it will be done, not that it is
   * @param resultParam2 more, depending on the command
   */
  public record Answered(int command, int result, int resultParam2) implements Result {
    /** Whether the vehicle will do it. */
    public boolean accepted() {
      return result == CommandResults.ACCEPTED;
    }

    /** The result in words. */
    public String name() {
      return CommandResults.name(result);
    }
  }

  /**
   * No answer. The vehicle may have done it all the same: look at its state before trying again.
   *
   * @param sent how often it was sent
   */
  public record NoAnswer(int command, int sent, String reason) implements Result {}

  /**
   * Patience with commands.
   *
   * @param answer for an acknowledgement
   * @param resends how often to send again; arming and taking off never are
   * @param progress from one IN_PROGRESS to the next
   * @param overall for the whole, however much progress is told
   */
  public record Timing(Duration answer, int resends, Duration progress, Duration overall) {
    /** 1500 ms, three times again; 10 s between signs of progress, 2 minutes in all. */
    public static final Timing RECOMMENDED =
        new Timing(Duration.ofMillis(1500), 3, Duration.ofSeconds(10), Duration.ofMinutes(2));

    /** This timing on a link that takes as long as measured; never less patient. */
    public Timing following(RoundTrip link) {
      return new Timing(link.patience(answer), resends, link.patience(progress), overall);
    }
  }

  private static final int NAV_TAKEOFF = 22;
  private static final int NAV_VTOL_TAKEOFF = 84;
  private static final int NAV_TAKEOFF_LOCAL = 24;
  private static final int COMPONENT_ARM_DISARM = 400;
  private static final int MISSION_START = 300;

  private final Parties parties;
  private CommandLong asLong;
  private CommandInt asInt;
  private final int command;
  private final Timing timing;
  private int sent;
  private int progressPercent;
  private boolean inProgress;
  private boolean otherForm;
  private Instant begun;

  private CommandExchange(
      Parties parties, CommandLong asLong, CommandInt asInt, int command, Timing timing) {
    this.parties = parties;
    this.asLong = asLong;
    this.asInt = asInt;
    this.command = command;
    this.timing = timing;
  }

  /** A command with float parameters; addressee and confirmation are filled in. */
  public static CommandExchange of(Parties parties, CommandLong command, Timing timing) {
    return new CommandExchange(
        parties, command, null, MissionItem.value(command.command()), timing);
  }

  /** A command with a position; the addressee is filled in. */
  public static CommandExchange of(Parties parties, CommandInt command, Timing timing) {
    return new CommandExchange(
        parties, null, command, MissionItem.value(command.command()), timing);
  }

  /** MAV_CMD of this command. */
  public int command() {
    return command;
  }

  /** The system that it is for. */
  public int targetSystem() {
    return parties.theirSystem();
  }

  /** Percent done as far as the vehicle tells, 255 when it does not know. */
  public int progressPercent() {
    return progressPercent;
  }

  /** Whether this command may be sent twice without looking at the vehicle's state in between. */
  public static boolean mayBeResent(int command) {
    return switch (command) {
      case COMPONENT_ARM_DISARM, NAV_TAKEOFF, NAV_TAKEOFF_LOCAL, NAV_VTOL_TAKEOFF, MISSION_START ->
          false;
      default -> true;
    };
  }

  @Override
  public List<Object> start(Instant now) {
    begun = now;
    return send(now);
  }

  @Override
  public List<Object> heard(Instant now, int systemId, int componentId, Object message) {
    if (!underWay()
        || !parties.from(systemId, componentId)
        || !(message instanceof CommandAck ack)
        || MissionItem.value(ack.command()) != command
        || !parties.meantForUs(ack.targetSystem(), ack.targetComponent())) {
      return List.of();
    }
    int code = MissionItem.value(ack.result());
    if (code == CommandResults.IN_PROGRESS) {
      inProgress = true;
      progressPercent = ack.progress();
      Instant latest = begun.plus(timing.overall());
      Instant patient = now.plus(timing.progress());
      waitUntil(patient.isBefore(latest) ? patient : latest);
    } else if (wantsOtherForm(code)) {
      return inOtherForm(now);
    } else {
      end(new Answered(command, code, ack.resultParam2()));
    }
    return List.of();
  }

  private boolean wantsOtherForm(int code) {
    return !otherForm
        && (code == CommandResults.COMMAND_LONG_ONLY && asInt != null
            || code == CommandResults.COMMAND_INT_ONLY && asLong != null);
  }

  /** The same command in the form that the vehicle asks for; once, and as a new command. */
  private List<Object> inOtherForm(Instant now) {
    otherForm = true;
    if (asInt != null) {
      asLong = CommandForms.asLong(asInt);
      asInt = null;
    } else {
      asInt = CommandForms.asInt(asLong);
      asLong = null;
    }
    sent = 0;
    return send(now);
  }

  /**
   * Asks the vehicle to stop what it has in progress; it answers CANCELLED when it does, and goes
   * on telling when it does not. Nothing when nothing is under way.
   */
  public List<Object> cancel() {
    return !underWay()
        ? List.of()
        : List.of(
            CommandCancel.builder()
                .targetSystem(parties.theirSystem())
                .targetComponent(parties.theirComponent())
                .command(EnumValue.<MavCmd>create(command))
                .build());
  }

  @Override
  public List<Object> due(Instant now) {
    if (!late(now)) {
      return List.of();
    }
    if (inProgress) {
      end(new NoAnswer(command, sent, "it was in progress, and then nothing more was heard"));
      return List.of();
    }
    if (!mayBeResent(command)) {
      end(new NoAnswer(command, sent, "not sent again before the vehicle's state is known"));
      return List.of();
    }
    if (sent > timing.resends()) {
      end(new NoAnswer(command, sent, "no acknowledgement"));
      return List.of();
    }
    return send(now);
  }

  private List<Object> send(Instant now) {
    waitUntil(now.plus(timing.answer()));
    int confirmation = sent++;
    return List.of(asLong != null ? longMessage(confirmation) : intMessage());
  }

  private CommandLong longMessage(int confirmation) {
    return CommandLong.builder()
        .targetSystem(parties.theirSystem())
        .targetComponent(parties.theirComponent())
        .command(asLong.command())
        .confirmation(confirmation)
        .param1(asLong.param1())
        .param2(asLong.param2())
        .param3(asLong.param3())
        .param4(asLong.param4())
        .param5(asLong.param5())
        .param6(asLong.param6())
        .param7(asLong.param7())
        .build();
  }

  private CommandInt intMessage() {
    return CommandInt.builder()
        .targetSystem(parties.theirSystem())
        .targetComponent(parties.theirComponent())
        .frame(asInt.frame())
        .command(asInt.command())
        .current(asInt.current())
        .autocontinue(asInt.autocontinue())
        .param1(asInt.param1())
        .param2(asInt.param2())
        .param3(asInt.param3())
        .param4(asInt.param4())
        .x(asInt.x())
        .y(asInt.y())
        .z(asInt.z())
        .build();
  }
}
