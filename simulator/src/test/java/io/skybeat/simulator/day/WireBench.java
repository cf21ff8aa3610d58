package io.skybeat.simulator.day;

import static org.junit.jupiter.api.Assertions.fail;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.MissionRequest;
import io.dronefleet.mavlink.common.MissionRequestInt;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavType;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.dialect.message.MissionAck;
import io.skybeat.mavlink.dialect.message.MissionCount;
import io.skybeat.simulator.around.DockFault;
import io.skybeat.simulator.around.SimAircraft;
import io.skybeat.simulator.around.SimDock;
import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.FaultDetail;
import io.skybeat.simulator.fault.FaultKind;
import io.skybeat.simulator.fault.Surroundings;
import io.skybeat.simulator.net.LinkFaults;
import io.skybeat.simulator.vehicle.flight.ErrorSigmas;
import io.skybeat.simulator.world.TruePose;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * One airframe of a day and its dock, and a listener at the other end of the wire that is no
 * station: what it hears has been a frame.
 */
final class WireBench {
  static final int STATION = 255;
  private static final LatLon ORIGIN = new LatLon(30.5, 114.3);

  /** A message as it arrived. */
  record Heard(Instant at, int system, Object message) {}

  final VirtualTime time = new VirtualTime(Instant.parse("2026-11-22T12:00:00Z"));
  final SimNetwork network = new SimNetwork(time, new Dialect(), STATION);
  final Berth berth;
  final List<Heard> heard = new ArrayList<>();
  final List<String> dockWords = new ArrayList<>();
  final List<SimAircraft> received = new ArrayList<>();
  final SimDock dock;
  OptionalDouble measuredMps = OptionalDouble.empty();
  List<MissionItemInt> plan = List.of();

  /** The airframe is on and knows its place. */
  WireBench() {
    berth =
        new Berth(
            1,
            new Site(ORIGIN, 50, List.of(), List.of()),
            DayFleet.shelves(1).get(0),
            time,
            network,
            LinkFaults.NONE,
            new SplittableRandom(1),
            new Nobody(),
            Duration.ofMillis(190),
            ErrorSigmas.STANDARD);
    dock =
        new SimDock(
            "dock-1",
            Duration.ofSeconds(5),
            contact(),
            time,
            (topic, payload, retain) ->
                dockWords.add(topic + " " + new String(payload, StandardCharsets.UTF_8)));
    berth.faults().amid(new Around());
    network.station(
        (system, component, message) -> {
          heard.add(new Heard(time.now(), system, message));
          answer(message);
        });
    berth.wake();
    beat();
    run(45);
    heard.clear();
  }

  private SimDock.Contact contact() {
    return new SimDock.Contact() {
      @Override
      public boolean inside() {
        return !berth.armed();
      }

      @Override
      public Optional<Double> percent() {
        return Optional.of(berth.batteryPercent());
      }

      @Override
      public void charge(boolean on) {
        berth.charge(on);
      }
    };
  }

  private void beat() {
    say(
        Heartbeat.builder()
            .type(MavType.MAV_TYPE_GCS)
            .autopilot(EnumValue.create(8))
            .mavlinkVersion(3)
            .build());
    time.wakeAt(time.now().plusSeconds(1), this::beat);
  }

  void run(double seconds) {
    time.runUntil(time.now().plusMillis(Math.round(seconds * 1000)));
  }

  void say(Object message) {
    network.send(1, message);
  }

  /** Begins a fault now; {@link #relieve} ends it. */
  Fault strike(FaultKind kind, double strength, FaultDetail detail) {
    Fault fault = new Fault(kind, time.now(), Duration.ofHours(1), 1, strength, detail);
    berth.faults().begin(fault);
    return fault;
  }

  void relieve(Fault fault) {
    berth.faults().end(fault);
  }

  /** Runs so long and tells what was heard of that type in it. */
  <T> List<T> listen(double seconds, Class<T> type) {
    heard.clear();
    run(seconds);
    return all(type);
  }

  <T> List<T> all(Class<T> type) {
    return heard.stream()
        .filter(one -> one.system() == 1)
        .map(Heard::message)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  void command(int number, double... params) {
    float[] p = new float[7];
    for (int i = 0; i < params.length; i++) {
      p[i] = (float) params[i];
    }
    say(
        CommandLong.builder()
            .targetSystem(1)
            .targetComponent(1)
            .command(EnumValue.create(number))
            .param1(p[0])
            .param2(p[1])
            .param3(p[2])
            .build());
  }

  /** What is said to a command within so long. */
  List<Integer> answers(int number, double withinS, double... params) {
    heard.clear();
    command(number, params);
    run(withinS);
    return all(CommandAck.class).stream()
        .filter(ack -> ack.command().value() == number)
        .map(ack -> ack.result().value())
        .toList();
  }

  /** Brings a patrol of so many items; everything that the vehicle says of it is heard. */
  void upload(int items) {
    plan = new ArrayList<>();
    for (int seq = 0; seq < items; seq++) {
      int command = seq == 1 ? 22 : 16;
      plan.add(
          MissionItemInt.builder()
              .targetSystem(1)
              .targetComponent(1)
              .seq(seq)
              .frame(EnumValue.create(6))
              .command(EnumValue.create(command))
              .autocontinue(1)
              .x(305_000_000 + 2_000 * seq)
              .y(1_143_000_000)
              .z(30)
              .build());
    }
    heard.clear();
    say(MissionCount.builder().targetSystem(1).targetComponent(1).count(items).build());
    run(15);
  }

  private void answer(Object message) {
    int seq =
        message instanceof MissionRequest request
            ? request.seq()
            : message instanceof MissionRequestInt request ? request.seq() : -1;
    if (seq >= 0 && seq < plan.size()) {
      say(plan.get(seq));
    }
  }

  /** The results that uploads were acknowledged with. */
  List<Integer> verdicts() {
    return all(MissionAck.class).stream().map(ack -> ack.type().value()).toList();
  }

  List<Integer> asked() {
    return all(MissionRequest.class).stream().map(MissionRequest::seq).toList();
  }

  /** In the air over the first point. */
  void fly() {
    upload(4);
    command(176, 1, 4);
    run(1);
    command(400, 1);
    run(3);
    command(300);
    run(20);
    if (!berth.armed() || berth.place().up() < 20) {
      fail("it does not fly: " + berth.place());
    }
  }

  private final class Around implements Surroundings {
    @Override
    public LatLon origin() {
      return ORIGIN;
    }

    @Override
    public String lacks(Fault fault) {
      return "";
    }

    @Override
    public void dock(DockFault fault, boolean on) {
      dock.fault(fault, on);
    }

    @Override
    public void wind(OptionalDouble mps) {
      measuredMps = mps;
    }

    @Override
    public SimAircraft passing(double aboveM) {
      return SimAircraft.passing("780001", "TEST1", time.now(), Enu.ZERO, 50 + aboveM);
    }

    @Override
    public void receives(SimAircraft aircraft) {
      received.add(aircraft);
    }
  }

  private static final class Nobody implements Berth.Watcher {
    @Override
    public void armed(Berth one) {}

    @Override
    public void disarmed(Berth one) {}

    @Override
    public void flies(Berth one, TruePose pose) {}
  }
}
