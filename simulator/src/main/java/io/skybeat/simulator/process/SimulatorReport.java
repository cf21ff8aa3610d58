package io.skybeat.simulator.process;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.simulator.fault.FaultKind;
import io.skybeat.simulator.vehicle.SimulatedVehicle;
import io.skybeat.simulator.world.Town;
import io.skybeat.simulator.world.TruePose;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a running simulator tells of itself: the truth, not what its vehicles believe. */
final class SimulatorReport {
  private final SimulatorProcess simulator;

  SimulatorReport(SimulatorProcess simulator) {
    this.simulator = simulator;
  }

  /** A way in, and what is behind it. */
  record Door(String request, String what) {}

  /** All of it. */
  record State(
      Instant now, long seed, int rtspPort, List<Drone> drones, List<FaultBoard.Standing> faults) {}

  /**
   * One of our vehicles.
   *
   * @param eastM true place from the first dock, metres
   * @param mode as its autopilot calls it
   * @param faults at work on it
   */
  record Drone(
      DroneId id,
      int systemId,
      String autopilot,
      boolean armed,
      String mode,
      String landedState,
      double batteryPercent,
      LatLon where,
      double eastM,
      double northM,
      double upM,
      double yawDeg,
      double speedMps,
      List<String> faults) {}

  List<Door> doors() {
    return List.of(
        new Door("GET /state", "drones, faults, the clock"),
        new Door("GET /drones", "all drones as they really are"),
        new Door("GET /drones/ID", "one of them"),
        new Door("GET /faults/catalogue", "every fault, its figure and options"),
        new Door("GET /faults", "those that are planned or at work; ?all: those that are over too"),
        new Door(
            "POST /faults", "makes one; {kind, drone, after, lasting or until, strength, ...}"),
        new Door("GET /faults/NUMBER", "one of them"),
        new Door("DELETE /faults/NUMBER", "ends it"),
        new Door("DELETE /faults", "ends all"));
  }

  State state() {
    return new State(
        simulator.time().now(),
        simulator.config().seed(),
        simulator.rtspPort(),
        drones(),
        simulator.faults().list(false));
  }

  List<Drone> drones() {
    return simulator.vehicles().values().stream().map(this::drone).toList();
  }

  /** One by its name. */
  Optional<Drone> drone(String id) {
    return simulator.vehicles().values().stream()
        .filter(one -> one.config().drone().value().equals(id))
        .findFirst()
        .map(this::drone);
  }

  private Drone drone(SimulatedVehicle vehicle) {
    TruePose pose = vehicle.truth();
    return new Drone(
        vehicle.config().drone(),
        vehicle.config().systemId(),
        vehicle.config().manners().kind().name().toLowerCase(java.util.Locale.ROOT),
        vehicle.armed(),
        vehicle.config().manners().personality().name(vehicle.mode()),
        vehicle.landedState().name().toLowerCase(java.util.Locale.ROOT),
        Math.round(vehicle.batteryPercent() * 10) / 10.0,
        new LocalFrame(Town.DOCK).toLatLon(pose.position()),
        centi(pose.position().east()),
        centi(pose.position().north()),
        centi(pose.position().up()),
        centi(pose.yawDeg()),
        centi(pose.velocityMps().length()),
        Arrays.stream(FaultKind.values())
            .filter(vehicle.faults()::on)
            .map(FaultKind::word)
            .toList());
  }

  private static double centi(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
