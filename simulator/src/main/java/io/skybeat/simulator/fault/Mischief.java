package io.skybeat.simulator.fault;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.HighLatency2;
import io.dronefleet.mavlink.common.MissionItem;
import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.MissionRequest;
import io.dronefleet.mavlink.common.MissionRequestInt;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.mavlink.dialect.message.MissionAck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a vehicle's messages suffer in what they say, on their way out of it and into it, fault by
 * fault. Thread-safe.
 */
final class Mischief {
  private static final int IN_PROGRESS = 5;
  private static final int PLAN_TYPES = 3;
  private static final int BEYOND = 900;
  private static final int SPOILT_ITEM = 4;
  private static final float SPOILT_BY_M = 7;
  private static final int WAYPOINT = 16;

  private final List<Fault> active = new ArrayList<>();
  private int requests;

  /**
   * Requests when it last talked on: a plan once ended is not ended again by what comes of that.
   */
  private int talkedOnAt;

  /** A fault begins. */
  synchronized void begin(Fault fault) {
    active.add(fault);
  }

  /** A fault ends. */
  synchronized void end(Fault fault) {
    active.remove(fault);
  }

  /** Whether one of that kind is at work. */
  synchronized boolean on(FaultKind kind) {
    return one(kind).isPresent();
  }

  /** Whether one of that kind strikes that command. */
  synchronized boolean on(FaultKind kind, int command) {
    return commanded(kind, command).isPresent();
  }

  /** The one that began last. */
  synchronized Optional<Fault> one(FaultKind kind) {
    Fault last = null;
    for (Fault fault : active) {
      last = fault.kind() == kind ? fault : last;
    }
    return Optional.ofNullable(last);
  }

  /** The one that strikes that command and began last. */
  synchronized Optional<Fault> commanded(FaultKind kind, int command) {
    Fault last = null;
    for (Fault fault : active) {
      int struck = fault.detail().command();
      last = fault.kind() == kind && (struck == 0 || struck == command) ? fault : last;
    }
    return Optional.ofNullable(last);
  }

  private int figure(FaultKind kind) {
    return one(kind).map(fault -> (int) fault.strength()).orElse(0);
  }

  /** What leaves the vehicle in place of {@code message}. */
  synchronized List<Object> out(Object message) {
    if (message instanceof Heartbeat) {
      return on(FaultKind.HEARTBEAT_STOP) ? List.of() : List.of(message);
    }
    if (message instanceof HighLatency2) {
      return List.of(message);
    }
    if (message instanceof CommandAck ack) {
      return acknowledgement(ack);
    }
    if (message instanceof MissionRequest request) {
      return request(message, request.seq(), request.targetSystem(), number(request.missionType()));
    }
    if (message instanceof MissionRequestInt request) {
      return request(message, request.seq(), request.targetSystem(), number(request.missionType()));
    }
    if (message instanceof MissionAck ack) {
      return verdict(ack);
    }
    if (message instanceof MissionItemInt item) {
      return withheld(item.seq()) ? List.of() : List.of(message);
    }
    if (message instanceof MissionItem item) {
      return withheld(item.seq()) ? List.of() : List.of(message);
    }
    return on(FaultKind.TELEMETRY_STOP) ? List.of() : List.of(message);
  }

  private boolean withheld(int seq) {
    return one(FaultKind.MISSION_NO_REPLY)
        .filter(fault -> (int) fault.strength() == seq)
        .isPresent();
  }

  private List<Object> acknowledgement(CommandAck ack) {
    int command = ack.command() == null ? 0 : ack.command().value();
    if (on(FaultKind.NO_ACK, command)) {
      return List.of();
    }
    if (!on(FaultKind.ACK_IN_PROGRESS, command)) {
      return List.of(ack);
    }
    return List.of(
        CommandAck.builder()
            .command(ack.command())
            .result(EnumValue.create(IN_PROGRESS))
            .progress(50)
            .targetSystem(ack.targetSystem())
            .targetComponent(ack.targetComponent())
            .build());
  }

  private List<Object> request(Object message, int seq, int station, int type) {
    requests++;
    if (on(FaultKind.MISSION_REQUESTS_LOST)
        && requests % figure(FaultKind.MISSION_REQUESTS_LOST) == 0) {
      return List.of();
    }
    if (on(FaultKind.MISSION_WRONG_SEQUENCE) && requests % 4 == 0) {
      return List.of(ask(seq + 1, type, station), ask(BEYOND, type, station), message);
    }
    if (on(FaultKind.MISSION_FOREIGN_TYPE)) {
      int foreign = (type + 1) % PLAN_TYPES;
      return List.of(ask(seq, foreign, station), verdict(0, foreign, station), message);
    }
    if (on(FaultKind.MISSION_EARLY_ACCEPT) && seq == 3) {
      return List.of(verdict(0, type, station), message);
    }
    if (on(FaultKind.MISSION_REFUSED) && seq == 2) {
      return List.of(verdict(figure(FaultKind.MISSION_REFUSED), type, station));
    }
    return List.of(message);
  }

  private List<Object> verdict(MissionAck ack) {
    boolean accepted = ack.type() == null || ack.type().value() == 0;
    if (!accepted) {
      return List.of(ack);
    }
    int type = ack.missionType() == null ? 0 : ack.missionType().value();
    int station = ack.targetSystem();
    if (on(FaultKind.MISSION_ACK_LOST)) {
      return List.of();
    }
    if (on(FaultKind.MISSION_LAST_REFUSED)) {
      return List.of(verdict(figure(FaultKind.MISSION_LAST_REFUSED), type, station));
    }
    if (on(FaultKind.MISSION_AFTER_ACCEPT) && requests > talkedOnAt) {
      talkedOnAt = requests;
      return List.of(ack, ask(1, type, station), ask(0, type, station), unwanted(type, station));
    }
    return List.of(ack);
  }

  private static Object ask(int seq, int type, int station) {
    return MissionRequest.builder()
        .targetSystem(station)
        .targetComponent(0)
        .seq(seq)
        .missionType(EnumValue.create(type))
        .build();
  }

  private static Object verdict(int result, int type, int station) {
    return MissionAck.builder()
        .targetSystem(station)
        .targetComponent(0)
        .type(EnumValue.create(result))
        .missionType(EnumValue.create(type))
        .build();
  }

  /** An item that nobody has asked for, at a place where nobody wants to fly. */
  private static Object unwanted(int type, int station) {
    return MissionItemInt.builder()
        .targetSystem(station)
        .targetComponent(0)
        .seq(1)
        .frame(EnumValue.create(3))
        .command(EnumValue.create(WAYPOINT))
        .autocontinue(1)
        .z(30)
        .missionType(EnumValue.create(type))
        .build();
  }

  /** What reaches the vehicle in place of {@code message}. */
  synchronized Optional<Object> in(Object message) {
    if (message instanceof CommandLong command
        && on(FaultKind.COMMANDS_UNHEARD, number(command.command()))) {
      return Optional.empty();
    }
    if (message instanceof CommandInt command
        && on(FaultKind.COMMANDS_UNHEARD, number(command.command()))) {
      return Optional.empty();
    }
    if (message instanceof MissionItemInt item
        && item.seq() == SPOILT_ITEM
        && on(FaultKind.MISSION_ITEM_SPOILT)) {
      return Optional.of(spoilt(item));
    }
    return Optional.of(message);
  }

  private static int number(EnumValue<?> value) {
    return value == null ? 0 : value.value();
  }

  private static MissionItemInt spoilt(MissionItemInt item) {
    return MissionItemInt.builder()
        .targetSystem(item.targetSystem())
        .targetComponent(item.targetComponent())
        .seq(item.seq())
        .frame(item.frame())
        .command(item.command())
        .current(item.current())
        .autocontinue(item.autocontinue())
        .param1(item.param1())
        .param2(item.param2())
        .param3(item.param3())
        .param4(item.param4())
        .x(item.x())
        .y(item.y())
        .z(item.z() + SPOILT_BY_M)
        .missionType(item.missionType())
        .build();
  }
}
