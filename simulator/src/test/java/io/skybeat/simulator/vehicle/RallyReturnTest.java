package io.skybeat.simulator.vehicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.ParamSet;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.simulator.vehicle.speech.Manners;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a vehicle comes down when it returns: home, or a rally point that it holds. */
class RallyReturnTest {
  private static final Enu FAR = new Enu(0, 120, 25);
  private static final Enu RALLY = new Enu(40, 120, 30);

  private static List<MissionItemInt> rally(Enu... points) {
    List<MissionItemInt> items = new ArrayList<>();
    for (Enu point : points) {
      LatLon at = FlightBench.TOWN.toLatLon(point);
      items.add(
          MissionItemInt.builder()
              .targetSystem(7)
              .targetComponent(1)
              .seq(items.size())
              .frame(EnumValue.create(3))
              .command(EnumValue.create(5100))
              .x((int) StrictMath.rint(at.latDeg() * 1e7))
              .y((int) StrictMath.rint(at.lonDeg() * 1e7))
              .z((float) point.up())
              .missionType(EnumValue.create(2))
              .build());
    }
    return items;
  }

  private static FlightBench flying(Manners manners, List<MissionItemInt> rally, Items mission) {
    FlightBench bench = new FlightBench(FlightBench.config().withManners(manners));
    bench.run(2);
    assertEquals(0, bench.upload(rally, 2));
    if (manners.kind() == Manners.Kind.PX4) {
      assertEquals(0, bench.upload(withoutHome(mission.list()), 0));
      assertEquals(0, bench.command(300));
    } else {
      bench.launch(mission.list());
    }
    bench.await("it is far", () -> bench.position().minus(FAR).horizontal() < 6);
    return bench;
  }

  private static List<MissionItemInt> withoutHome(List<MissionItemInt> items) {
    List<MissionItemInt> rest = new ArrayList<>();
    for (MissionItemInt item : items.subList(1, items.size())) {
      rest.add(
          MissionItemInt.builder()
              .targetSystem(7)
              .targetComponent(1)
              .seq(rest.size())
              .frame(item.frame())
              .command(item.command())
              .autocontinue(1)
              .x(item.x())
              .y(item.y())
              .z(item.z())
              .build());
    }
    return rest;
  }

  private static Items mission() {
    return new Items().place(22, new Enu(0, 0, 25)).place(16, FAR).place(16, new Enu(0, 160, 25));
  }

  private static void set(FlightBench bench, String name, float value, int type) {
    bench.send(
        ParamSet.builder()
            .targetSystem(7)
            .targetComponent(1)
            .paramId(name)
            .paramValue(value)
            .paramType(EnumValue.create(type))
            .build());
    bench.run(0.5);
  }

  private static Enu landsAfterReturn(FlightBench bench) {
    assertEquals(0, bench.command(20));
    bench.awaitLanded();
    return bench.position();
  }

  @Test
  void anArduCopterGoesToTheNearestRallyPoint() {
    FlightBench bench = flying(Manners.ARDUCOPTER, rally(new Enu(-90, 200, 20), RALLY), mission());
    Enu at = landsAfterReturn(bench);
    assertEquals(0, at.minus(RALLY).horizontal(), 4, at.toString());
  }

  @Test
  void homeIsNearerThanTheRallyPoint() {
    Enu behind = new Enu(0, 280, 20);
    FlightBench bench = flying(Manners.ARDUCOPTER, rally(behind), mission());
    assertEquals(0, landsAfterReturn(bench).horizontal(), 4);
  }

  @Test
  void homeMayNotCount() {
    Enu behind = new Enu(0, 280, 20);
    FlightBench bench = flying(Manners.ARDUCOPTER, rally(behind), mission());
    set(bench, "RALLY_INCL_HOME", 0, 2);
    assertEquals(0, landsAfterReturn(bench).minus(behind).horizontal(), 4);
  }

  @Test
  void aRallyPointBeyondTheLimitIsNone() {
    FlightBench bench = flying(Manners.ARDUCOPTER, rally(RALLY), mission());
    set(bench, "RALLY_LIMIT_KM", 0.02f, 9);
    assertEquals(0, landsAfterReturn(bench).horizontal(), 4);
  }

  @Test
  void itClimbsToTheRallyPointsHeight() {
    FlightBench bench = flying(Manners.ARDUCOPTER, rally(new Enu(40, 120, 45)), mission());
    assertEquals(0, bench.command(20));
    bench.await("it is as high as its rally point", () -> bench.position().up() > 43);
    assertTrue(bench.position().minus(RALLY).horizontal() > 5, "before it goes there");
  }

  @Test
  void aPx4GoesToTheNearestOfHomeAndRallyPoints() {
    FlightBench bench = flying(Manners.PX4, rally(RALLY), mission());
    Enu at = landsAfterReturn(bench);
    assertEquals(0, at.minus(RALLY).horizontal(), 4, at.toString());
  }

  @Test
  void aPx4ToldToUseItsMissionsLandingDoesSo() {
    Items ends = mission().place(21, new Enu(30, 60, 0));
    FlightBench bench = flying(Manners.PX4, rally(RALLY), ends);
    set(bench, "RTL_TYPE", Float.intBitsToFloat(2), 6);
    Enu at = landsAfterReturn(bench);
    assertEquals(0, at.minus(new Enu(30, 60, 0)).horizontal(), 4, at.toString());
  }
}
