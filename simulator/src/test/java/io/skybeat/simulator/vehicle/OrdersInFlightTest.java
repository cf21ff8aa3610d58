package io.skybeat.simulator.vehicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.MissionItemReached;
import io.dronefleet.mavlink.common.ParamSet;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.skybeat.core.geo.Enu;
import io.skybeat.mavlink.dialect.message.MissionCurrent;
import io.skybeat.simulator.vehicle.autopilot.FlightMode;
import io.skybeat.simulator.vehicle.flight.ErrorSigmas;
import io.skybeat.simulator.vehicle.flight.PackSpec;
import io.skybeat.simulator.vehicle.flight.WindConditions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders and mishaps on the way. */
class OrdersInFlightTest {
  private static FlightBench underWay() {
    return underWay(FlightBench.config());
  }

  private static FlightBench underWay(VehicleConfig config) {
    FlightBench bench = new FlightBench(config);
    bench.launch(Items.patrol().list());
    bench.await("at 20 m", () -> bench.position().up() > 20);
    return bench;
  }

  private static long mode(FlightBench bench) {
    bench.run(1.1);
    return bench.last(Heartbeat.class).orElseThrow().customMode();
  }

  private static int missionState(FlightBench bench) {
    bench.run(1.1);
    return bench.last(MissionCurrent.class).orElseThrow().missionState().value();
  }

  @Test
  void pausesInAutoAndGoesOn() {
    FlightBench bench = underWay();
    bench.await("under way", () -> bench.position().north() > 15);
    assertEquals(0, bench.command(193, 0));
    assertEquals(4, missionState(bench));
    assertEquals(3, mode(bench));
    bench.run(5);
    Enu held = bench.position();
    bench.run(10);
    assertTrue(bench.position().minus(held).length() < 2.5, "stands still");
    assertEquals(0, bench.command(224, 4));
    bench.run(5);
    assertTrue(bench.position().minus(held).length() < 2.5, "another item does not end the pause");
    assertEquals(0, bench.command(193, 1));
    assertEquals(3, missionState(bench));
    bench.await("next item", () -> bench.last(MissionCurrent.class).orElseThrow().seq() == 6);
  }

  @Test
  void comesHomeWhenCalled() {
    FlightBench bench = underWay();
    bench.await("out there", () -> bench.position().north() > 60);
    assertEquals(0, bench.command(176, 1, 6));
    assertEquals(6, mode(bench));
    bench.awaitLanded();
    assertTrue(bench.position().horizontal() < 8, bench.position().toString());
    assertTrue(bench.position().up() < 0.01);
    assertEquals(List.of(1, 4), reached(bench));
  }

  private static List<Integer> reached(FlightBench bench) {
    return bench.all(MissionItemReached.class).stream().map(MissionItemReached::seq).toList();
  }

  @Test
  void landsWhereItIs() {
    FlightBench bench = underWay();
    bench.await("out there", () -> bench.position().north() > 30);
    assertEquals(0, bench.command(176, 1, 9));
    Enu there = bench.position();
    bench.awaitLanded();
    assertTrue(bench.position().minus(there).horizontal() < 20, "near where it was told");
    assertTrue(bench.position().north() > 25);
  }

  @Test
  void brakesHoldsAndTakesTheMissionUpAgain() {
    FlightBench bench = underWay();
    bench.await("under way", () -> bench.position().north() > 15);
    assertEquals(0, bench.command(176, 1, 17));
    bench.run(8);
    assertTrue(bench.vehicle.truth(bench.clock.now()).velocityMps().length() < 0.5);
    assertEquals(2, missionState(bench));
    assertEquals(0, bench.command(176, 1, 3));
    bench.awaitLanded();
    bench.run(0.1);
    assertEquals(List.of(1, 4, 6, 8, 9, 11, 13, 15, 17), reached(bench));
  }

  @Test
  void guidedFliesToAPlaceAndLooksAtAnother() {
    FlightBench bench =
        new FlightBench(
            FlightBench.config().withSigmas(ErrorSigmas.NONE).withWind(WindConditions.CALM));
    bench.run(2);
    assertEquals(0, bench.command(176, 1, 4));
    assertEquals(0, bench.command(400, 1));
    assertEquals(0, bench.command(22, 0, 0, 0, 0, 0, 0, 25));
    bench.await("up", () -> bench.position().up() > 24);
    Enu target = new Enu(40, 30, 25);
    assertEquals(0, bench.commandAt(192, 6, target, -1, 0));
    assertEquals(0, bench.commandAt(195, 6, new Enu(70, 60, 0), 0, 0));
    bench.await("there", () -> bench.position().minus(target).length() < 1);
    bench.run(3);
    assertTrue(LookAngles.missDeg(bench, new Enu(70, 60, 0)) < 1);
    assertEquals(0, bench.command(1000, -60, 90, 0, 0, 64), "or along a bearing");
    bench.run(4);
    assertEquals(90, bench.vehicle.truth(bench.clock.now()).camera().yawDeg(), 1);
    assertEquals(-60, bench.vehicle.truth(bench.clock.now()).camera().pitchDeg(), 1);
  }

  @Test
  void armedInGuidedItTakesOffByMissionStart() {
    FlightBench bench = new FlightBench(FlightBench.config());
    bench.run(2);
    assertEquals(0, bench.upload(Items.hop().list(), 0));
    assertEquals(0, bench.command(176, 1, 4));
    assertEquals(0, bench.command(224, 0, 1));
    assertEquals(0, bench.command(400, 1));
    bench.run(3);
    assertEquals(0, bench.position().up(), "armed is not yet flying");
    assertEquals(0, bench.command(300));
    bench.await("up", () -> bench.position().up() > 10);
    assertEquals(3, mode(bench));
    bench.awaitLanded();
  }

  @Test
  void noCommandUpsetsIt() {
    FlightBench bench = underWay();
    double[][] odd = {
      {}, {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN},
      {-1, -1, -1, -1, -1, -1, -1}, {1e30, 1e30, 1e30, 1e30, 1e30, 1e30, 1e30}
    };
    for (int command = 1; command < 1100; command++) {
      boolean ends = command == 400 || command == 21;
      for (int i = 0; i < odd.length && !ends; i++) {
        bench.command(command, odd[i]);
      }
    }
    assertEquals(0, bench.command(176, 1, 6));
    bench.awaitLanded();
    assertTrue(Double.isFinite(bench.position().length()), bench.position().toString());
  }

  @Test
  void skipsToTheItemItIsTold() {
    FlightBench bench = underWay();
    assertEquals(0, bench.command(224, 15));
    bench.awaitLanded();
    bench.run(0.1);
    assertEquals(List.of(15, 17), reached(bench));
    assertEquals(4, bench.command(224, 99));
  }

  @Test
  void aSilentStationDoesNotEndAMission() {
    FlightBench bench = underWay();
    bench.beats = false;
    bench.run(10);
    assertTrue(bench.texts().contains("GCS Failsafe - Continuing Auto Mode"));
    assertEquals(3, mode(bench));
    bench.beats = true;
    bench.run(2);
    assertTrue(bench.texts().contains("GCS Failsafe Cleared"));
  }

  @Test
  void aSilentStationCallsItHomeWhereItsParametersSaySo() {
    FlightBench bench = underWay();
    bench.send(ParamSet.builder().targetSystem(7).targetComponent(1).paramId("FS_OPTIONS").build());
    bench.run(1);
    bench.beats = false;
    bench.run(7);
    assertEquals(6, mode(bench));
  }

  @Test
  void anEmptyingBatteryBringsItHome() {
    PackSpec small = new PackSpec(6, 2_600, 40, 480, 12, 0);
    FlightBench bench = underWay(FlightBench.config().withPack(small));
    bench.await("return", () -> bench.vehicle.mode() == FlightMode.RTL);
    bench.run(0.1);
    assertTrue(
        bench.texts().stream().anyMatch(t -> t.startsWith("Battery 1 is low")),
        bench.texts().toString());
    bench.awaitLanded();
    assertEquals(4, bench.command(400, 1), "too little to fly again");
  }

  @Test
  void jumpsAndWaits() {
    FlightBench bench = new FlightBench(FlightBench.config());
    bench.launch(
        new Items()
            .place(22, new Enu(0, 0, 12))
            .place(16, new Enu(0, 15, 12))
            .place(16, new Enu(15, 15, 12))
            .act(177, 2, 2)
            .place(19, new Enu(10, 0, 12), 5)
            .place(21, new Enu(10, 0, 0))
            .list());
    bench.awaitLanded();
    bench.run(0.1);
    assertEquals(List.of(1, 2, 3, 2, 3, 2, 3, 5, 6), reached(bench));
    assertEquals(10, bench.position().east(), 6);
  }

  @Test
  void fliesTheSameMissionTwice() {
    FlightBench bench = new FlightBench(FlightBench.config());
    bench.launch(Items.hop().list());
    bench.awaitLanded();
    bench.run(3);
    assertEquals(0, bench.command(176, 1, 5));
    assertEquals(0, bench.command(176, 1, 3));
    assertEquals(0, bench.command(400, 1));
    bench.await("flies again", () -> bench.position().up() > 10);
    bench.awaitLanded();
    bench.run(0.1);
    assertEquals(List.of(1, 2, 3, 1, 2, 3), reached(bench));
  }
}
