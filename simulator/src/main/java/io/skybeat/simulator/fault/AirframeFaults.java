package io.skybeat.simulator.fault;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavState;
import io.dronefleet.mavlink.minimal.MavType;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.core.time.Time;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.dialect.message.MissionAck;
import io.skybeat.simulator.around.SimAircraft;
import io.skybeat.simulator.fault.FaultDetail.Direction;
import io.skybeat.simulator.fault.FaultDetail.Heard;
import io.skybeat.simulator.net.LinkFaults;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * All that goes wrong with one airframe, its messages, its line and what is around it: in a day and
 * live. Faults begin and end on the clock's thread; messages may pass on any.
 */
public final class AirframeFaults {
  private static final Duration FOREIGN_EVERY = Duration.ofMillis(700);
  private static final Duration ADSB_EVERY = Duration.ofSeconds(1);
  private static final int FOREIGN_SYSTEM = 77;
  private static final int STATION = 255;
  private static final int AUTOPILOT = 1;

  private final Time time;
  private final Stricken vehicle;
  private final Mischief mischief = new Mischief();
  private final MessageFates fates;
  private Surroundings around;

  /**
   * @param vehicle what is struck; it passes its messages through here
   */
  public AirframeFaults(Time time, Dialect dialect, Stricken vehicle) {
    this.time = time;
    this.vehicle = vehicle;
    this.fates = new MessageFates(dialect);
  }

  /** What is around it, before the first fault begins. */
  public void amid(Surroundings surroundings) {
    around = surroundings;
  }

  /** Whether one of that kind is at work. */
  public boolean on(FaultKind kind) {
    return mischief.on(kind);
  }

  /** Why a fault cannot strike it, with the remedy; empty: it can. */
  public String lacks(Fault fault) {
    boolean outside = fault.kind().dock().isPresent() || fault.kind() == FaultKind.INTRUDER;
    if (outside && around == null) {
      return "nothing is around it";
    }
    return around == null ? "" : around.lacks(fault);
  }

  // ---- messages

  /** What the vehicle says, on its way to {@code wire}. */
  public void out(Object message, Consumer<Object> wire) {
    for (Object left : mischief.out(message)) {
      pass(Direction.TO_STATION, left, ackDelay(left), wire);
    }
  }

  /** What is said to the vehicle, on its way to {@code ear}. */
  public void in(Object message, Consumer<Object> ear) {
    mischief.in(message).ifPresent(left -> pass(Direction.TO_VEHICLE, left, Duration.ZERO, ear));
  }

  private void pass(Direction way, Object message, Duration late, Consumer<Object> onward) {
    for (Duration more : fates.of(way, message)) {
      Duration sum = late.plus(more);
      if (sum.isZero()) {
        onward.accept(message);
      } else {
        time.wakeAt(time.now().plus(sum), () -> onward.accept(message));
      }
    }
  }

  private Duration ackDelay(Object message) {
    if (!(message instanceof CommandAck ack)) {
      return Duration.ZERO;
    }
    int command = ack.command() == null ? 0 : ack.command().value();
    return mischief
        .commanded(FaultKind.ACK_LATE, command)
        .map(fault -> millis(fault.strength()))
        .orElse(Duration.ZERO);
  }

  private static Duration millis(double seconds) {
    return Duration.ofMillis((long) (seconds * 1000));
  }

  // ---- faults

  /** Has a fault begin and end when its time comes. */
  public void plan(Fault fault) {
    time.wakeAt(
        fault.from(),
        () -> {
          begin(fault);
          time.wakeAt(time.now().plus(fault.lasting()), () -> end(fault));
        });
  }

  /** A fault begins. */
  public void begin(Fault fault) {
    if (MessageFates.decides(fault.kind())) {
      fates.begin(fault);
      return;
    }
    mischief.begin(fault);
    double strength = fault.strength();
    long seed = fault.detail().seed();
    switch (fault.kind()) {
      case LOSSY_LINK -> vehicle.line(lossy(strength), seed);
      case LINK_CUT -> vehicle.cut(true);
      case GARBLED_LINK -> vehicle.garble(strength, seed);
      case LINK_PORT_CHANGE -> vehicle.portChange();
      case STALE_SIGNATURE -> vehicle.staleSignature(millis(strength));
      case FOREIGN_TRAFFIC -> chatter();
      case HIGH_LATENCY -> vehicle.highLatency(true);
      case BATTERY_SAG -> vehicle.sag(strength);
      case STRONG_WIND -> wind(OptionalDouble.of(strength));
      case GPS_LOSS -> vehicle.satellites(false);
      case FENCE_BREACH -> vehicle.fence(true);
      case VEHICLE_CLOCK_JUMP -> vehicle.clock(millis(strength));
      case REBOOT -> vehicle.reboot(false);
      case MEMORY_LOSS -> vehicle.reboot(true);
      case INTRUDER -> intrude(fault);
      case DOCK_COVER_STUCK, DOCK_E_STOP, DOCK_SILENT, DOCK_NO_REPLY, CHARGER_FAULT ->
          around.dock(fault.kind().dock().orElseThrow(), true);
      default -> {
        // What messages say is struck alone: Mischief has it.
      }
    }
  }

  /** A fault ends; what another one of its kind still does goes on. */
  public void end(Fault fault) {
    if (MessageFates.decides(fault.kind())) {
      fates.end(fault);
      return;
    }
    mischief.end(fault);
    Optional<Fault> left = mischief.one(fault.kind());
    switch (fault.kind()) {
      case LOSSY_LINK ->
          vehicle.line(left.map(one -> lossy(one.strength())).orElse(null), seed(left));
      case LINK_CUT -> vehicle.cut(left.isPresent());
      case GARBLED_LINK -> vehicle.garble(left.map(Fault::strength).orElse(0.0), seed(left));
      case STALE_SIGNATURE -> vehicle.staleSignature(left(left));
      case HIGH_LATENCY -> vehicle.highLatency(left.isPresent());
      case STRONG_WIND ->
          wind(left.map(o -> OptionalDouble.of(o.strength())).orElse(OptionalDouble.empty()));
      case GPS_LOSS -> vehicle.satellites(left.isEmpty());
      case FENCE_BREACH -> vehicle.fence(left.isPresent());
      case VEHICLE_CLOCK_JUMP -> vehicle.clock(left(left));
      case DOCK_COVER_STUCK, DOCK_E_STOP, DOCK_SILENT, DOCK_NO_REPLY, CHARGER_FAULT ->
          around.dock(fault.kind().dock().orElseThrow(), left.isPresent());
      default -> {
        // Nothing outlasts it.
      }
    }
  }

  private static long seed(Optional<Fault> left) {
    return left.map(one -> one.detail().seed()).orElse(0L);
  }

  private static Duration left(Optional<Fault> left) {
    return left.map(one -> millis(one.strength())).orElse(Duration.ZERO);
  }

  private static LinkFaults lossy(double loss) {
    return new LinkFaults(loss, loss / 3, loss / 3, Duration.ofMillis(100), Duration.ofMillis(300));
  }

  private void wind(OptionalDouble mps) {
    vehicle.wind(mps);
    if (around != null) {
      around.wind(mps);
    }
  }

  private void intrude(Fault fault) {
    SimAircraft aircraft = around.passing(fault.strength());
    if (fault.detail().heard() != Heard.VEHICLE) {
      around.receives(aircraft);
    }
    if (fault.detail().heard() != Heard.RECEIVER) {
      tellOf(aircraft);
    }
  }

  /** The vehicle's own receiver hears an aircraft as long as it is near. */
  private void tellOf(SimAircraft aircraft) {
    if (!aircraft.on(time.now())) {
      return;
    }
    vehicle.says(aircraft.adsb(around.origin(), time.now()));
    time.wakeAt(time.now().plus(ADSB_EVERY), () -> tellOf(aircraft));
  }

  /** Somebody else's vehicle and station on the same link. */
  private void chatter() {
    if (!mischief.on(FaultKind.FOREIGN_TRAFFIC)) {
      return;
    }
    for (Object message : List.of(foreignHeartbeat(), foreignVerdict())) {
      vehicle.overheard(FOREIGN_SYSTEM, AUTOPILOT, message);
    }
    // The right system, but an answer to another station.
    vehicle.says(
        CommandAck.builder()
            .command(EnumValue.create(400))
            .result(EnumValue.create(4))
            .targetSystem(250)
            .targetComponent(190)
            .build());
    time.wakeAt(time.now().plus(FOREIGN_EVERY), this::chatter);
  }

  private static Object foreignHeartbeat() {
    return Heartbeat.builder()
        .type(MavType.MAV_TYPE_QUADROTOR)
        .autopilot(MavAutopilot.MAV_AUTOPILOT_ARDUPILOTMEGA)
        .baseMode(EnumValue.create(128))
        .customMode(6)
        .systemStatus(MavState.MAV_STATE_ACTIVE)
        .mavlinkVersion(3)
        .build();
  }

  private static Object foreignVerdict() {
    return MissionAck.builder()
        .targetSystem(STATION)
        .type(EnumValue.create(1))
        .missionType(EnumValue.create(0))
        .build();
  }
}
