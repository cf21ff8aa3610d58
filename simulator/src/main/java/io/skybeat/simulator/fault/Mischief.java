package io.skybeat.simulator.fault;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.MissionRequest;
import io.dronefleet.mavlink.common.MissionRequestInt;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.mavlink.dialect.message.MissionAck;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a vehicle's messages suffer on their way out of it and into it, fault by fault. */
public final class Mischief {
  private static final int IN_PROGRESS = 5;
  private static final int FENCE = 1;
  private static final int BEYOND = 900;
  private static final int SPOILT_ITEM = 4;
  private static final float SPOILT_BY_M = 7;

  private final Map<FaultKind, Integer> depth = new EnumMap<>(FaultKind.class);
  private double refusal = 1;
  private int requests;

  /** A fault begins. */
  public void begin(Fault fault) {
    depth.merge(fault.kind(), 1, Integer::sum);
    if (fault.kind() == FaultKind.MISSION_REFUSED) {
      refusal = fault.strength();
    }
  }

  /** A fault ends. */
  public void end(Fault fault) {
    depth.merge(fault.kind(), -1, Integer::sum);
  }

  /** Whether one of that kind is at work. */
  public boolean on(FaultKind kind) {
    return depth.getOrDefault(kind, 0) > 0;
  }

  /** What leaves the vehicle in place of {@code message}; a late acknowledgement is not here. */
  public List<Object> out(Object message) {
    if (message instanceof Heartbeat) {
      return on(FaultKind.HEARTBEAT_STOP) ? List.of() : List.of(message);
    }
    if (message instanceof CommandAck ack) {
      return acknowledgement(ack);
    }
    if (message instanceof MissionRequest request) {
      return request(message, request.seq(), request.targetSystem());
    }
    if (message instanceof MissionRequestInt request) {
      return request(message, request.seq(), request.targetSystem());
    }
    if (message instanceof MissionAck ack) {
      boolean accepted = ack.type().value() == 0;
      return accepted && on(FaultKind.MISSION_ACK_LOST) ? List.of() : List.of(message);
    }
    return on(FaultKind.TELEMETRY_STOP) ? List.of() : List.of(message);
  }

  private List<Object> acknowledgement(CommandAck ack) {
    if (on(FaultKind.NO_ACK)) {
      return List.of();
    }
    if (!on(FaultKind.ACK_IN_PROGRESS)) {
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

  private List<Object> request(Object message, int seq, int station) {
    requests++;
    if (on(FaultKind.MISSION_REQUESTS_LOST) && requests % 3 == 0) {
      return List.of();
    }
    if (on(FaultKind.MISSION_WRONG_SEQUENCE) && requests % 4 == 0) {
      return List.of(ask(seq + 1, 0, station), ask(BEYOND, 0, station), message);
    }
    if (on(FaultKind.MISSION_FOREIGN_TYPE)) {
      return List.of(ask(seq, FENCE, station), verdict(0, FENCE, station), message);
    }
    if (on(FaultKind.MISSION_EARLY_ACCEPT) && seq == 3) {
      return List.of(verdict(0, 0, station), message);
    }
    if (on(FaultKind.MISSION_REFUSED) && seq == 2) {
      return List.of(verdict((int) refusal, 0, station));
    }
    return List.of(message);
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

  /** What reaches the vehicle in place of {@code message}. */
  public Optional<Object> in(Object message) {
    boolean command = message instanceof CommandLong || message instanceof CommandInt;
    if (command && on(FaultKind.COMMANDS_UNHEARD)) {
      return Optional.empty();
    }
    if (message instanceof MissionItemInt item
        && item.seq() == SPOILT_ITEM
        && on(FaultKind.MISSION_ITEM_SPOILT)) {
      return Optional.of(
          MissionItemInt.builder()
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
              .build());
    }
    return Optional.of(message);
  }
}
