package io.skybeat.missions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.check.RouteCheck;
import io.skybeat.missions.file.MissionsFolder;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The missions that Skybeat ships are flyable by its own rules. */
class ShippedMissionsTest {
  private static final Path FOLDER = Path.of(System.getProperty("skybeat.root"), "missions");

  @Test
  void theFirstPatrolKeepsBesideThePeople() {
    MissionsFolder missions = MissionsFolder.read(FOLDER);
    Plan plan = missions.routes().get("first-patrol");

    assertEquals(5, missions.areas().size());
    assertEquals(List.of(), RouteCheck.DEFAULT.violations(plan, missions.areas()));
  }

  @Test
  void everyAreaIsLookedAt() {
    MissionsFolder missions = MissionsFolder.read(FOLDER);
    Plan plan = missions.routes().get("first-patrol");
    missions
        .areas()
        .forEach(
            area ->
                assertTrue(
                    plan.items().stream()
                        .filter(item -> item.command() == PlanItem.DO_SET_ROI_LOCATION)
                        .anyMatch(item -> area.ring().contains(item.where().orElseThrow())),
                    area.id()));
  }

  @Test
  void aRouteOverTheMarketIsRefusedWithItsLeg() {
    MissionsFolder missions = MissionsFolder.read(FOLDER);
    Plan plan = missions.routes().get("first-patrol");
    LatLon market = missions.areas().get(0).ring().centroid();
    PlanItem over =
        new PlanItem(
            PlanItem.NAV_WAYPOINT,
            3,
            true,
            List.of(0.0, 0.0, 0.0, Double.NaN, market.latDeg(), market.lonDeg(), 30.0));
    Plan bad =
        new Plan(
            "bad",
            plan.home(),
            50,
            8,
            List.of(plan.items().get(0), over, plan.items().get(plan.items().size() - 1)),
            List.of(),
            List.of());

    List<String> violations =
        RouteCheck.DEFAULT.violations(bad, missions.areas()).stream()
            .map(violation -> violation.where() + " " + violation.rule())
            .toList();

    assertTrue(
        violations.contains("leg item 1 to item 2 stand-off from night-market"),
        violations.toString());
  }

  @Test
  void theTimetableMakesSeventyTwoSortiesADay() {
    MissionsFolder missions = MissionsFolder.read(FOLDER);
    Instant from = Instant.parse("2026-11-22T00:00:00Z");
    var day = missions.timetable().between(from, from.plusSeconds(86400));

    assertEquals(72, day.size());
    assertEquals(72, day.stream().map(sortie -> sortie.id()).distinct().count());
    assertEquals(
        day, missions.timetable().between(from, from.plusSeconds(86400)), "same window, same ids");
  }

  @Test
  void theDockIsWhereTheTownHasIt() {
    Plan plan = MissionsFolder.read(FOLDER).routes().get("first-patrol");
    assertEquals(0, Geodesy.distanceM(plan.home().orElseThrow(), new LatLon(30.5, 114.3)), 0.05);
  }
}
