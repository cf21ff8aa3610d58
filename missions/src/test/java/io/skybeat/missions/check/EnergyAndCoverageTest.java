package io.skybeat.missions.check;

import static io.skybeat.missions.check.Paper.action;
import static io.skybeat.missions.check.Paper.box;
import static io.skybeat.missions.check.Paper.go;
import static io.skybeat.missions.check.Paper.plan;
import static io.skybeat.missions.check.Paper.stop;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.AreaProfile;
import io.skybeat.missions.plan.Label;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Energy by hand, and what a camera sees. */
class EnergyAndCoverageTest {
  private static final Limits D = Limits.DEFAULT;

  private static Limits limits(double batteryWh, double windMps, OptionalDouble fromDeg) {
    return Paper.limits(
        D.course(),
        Optional.of(new Limits.Energy(batteryWh, 1, 0.25, 360, 720, 10, 0.08, 15)),
        new Limits.Wind(windMps, fromDeg),
        D.camera());
  }

  private static CheckReport check(Limits limits, Plan plan) {
    return new FlightCheck(limits, Surroundings.of(List.of())).report(plan, List.of());
  }

  @Test
  void inStillAirTheSumIsDoneByHand() {
    CheckReport report = check(limits(100, 0, OptionalDouble.empty()), plan(stop(500, 0, 30, 60)));
    // Climb 12 s at 360 W + 20 %, 50 s out and 50 s home at 720 W, 60 s hover, 20 s down at 360 W.
    double wh = (12 * 360 * 1.2 + 100 * 720 + 60 * 360 + 20 * 360) / 3600;

    assertEquals(wh, report.energyWh().getAsDouble(), 0.01);
    assertEquals(wh, report.tightestWh().getAsDouble(), 0.01);
    assertEquals(12 + 50 + 60 + 50 + 20, report.durationS(), 0.01);
    assertEquals(List.of(), report.violations());
  }

  @Test
  void aHeadwindSlowsAndATailwindDoesNotMakeUpForIt() {
    // Wind 10 from the east: out at 5 m/s over ground with 15 of air (max), home with none.
    CheckReport east = check(limits(1000, 10, OptionalDouble.of(90)), plan(stop(500, 0, 30, 0)));
    double outW = 360 + 360 * 1.5 * 1.5 * 1.5;
    double climb = 12 * (720 + 360 * 0.2);
    double wh = (climb + 100 * outW + 50 * 360 + 20 * 720) / 3600;
    assertEquals(wh, east.energyWh().getAsDouble(), 0.05);

    CheckReport calm = check(limits(1000, 0, OptionalDouble.empty()), plan(stop(500, 0, 30, 0)));
    assertTrue(east.energyWh().getAsDouble() > calm.energyWh().getAsDouble());
    CheckReport any = check(limits(1000, 10, OptionalDouble.empty()), plan(stop(500, 0, 30, 0)));
    assertTrue(any.tightestWh().getAsDouble() >= east.tightestWh().getAsDouble() - 1e-9);
  }

  @Test
  void theWorstPointIsNamedWithItsArithmetic() {
    CheckReport report =
        check(limits(40, 6, OptionalDouble.of(270)), plan(stop(500, 0, 30, 0), go(0, 1, 30)));
    assertEquals(1, report.violations().size(), report.violations().toString());
    Violation violation = report.violations().get(0);
    assertEquals("energy", violation.rule());
    assertTrue(violation.where().contains("leg item 2 to item 3"), violation.toString());
    assertTrue(violation.figure().contains("wind 6.0 m/s from 270 degrees"), violation.toString());
    assertTrue(
        violation.limit().contains("30.0 Wh: 40 Wh from 100 % down to 25 %"), violation.toString());

    // Landing far out needs less than coming home from there would: the way home is the tightest.
    Plan away =
        new Plan(
            "away",
            Optional.of(Paper.HOME),
            50,
            10,
            List.of(Paper.item(22, 0, 0, 0, 30), Paper.item(21, 0, 1500, 0, 0)),
            List.of(),
            List.of());
    CheckReport far = check(limits(60, 0, OptionalDouble.empty()), away);
    assertEquals(
        "way home from leg item 1 to item 2 after 1500 m", far.violations().get(0).where());
  }

  @Test
  void aWindThatCannotBeFlownAgainstIsSaid() {
    CheckReport report = check(limits(1000, 16, OptionalDouble.of(90)), plan(stop(500, 0, 30, 0)));
    assertTrue(
        report
            .violations()
            .toString()
            .contains(
                "leg item 1 to item 2: wind: no headway against 16.0 m/s from 90 degrees (limit"
                    + " 15.0 m/s of airspeed)"),
        report.violations().toString());
  }

  private static Area area(String id, double e0, double n0, double e1, double n1) {
    return new Area(
        id,
        new Label(id, id),
        AreaProfile.CORRIDOR,
        AreaProfile.CORRIDOR.levels(),
        OptionalInt.empty(),
        box(e0, n0, e1, n1));
  }

  @Test
  void aPlaceIsCoveredBySpotsInThePictureLongEnough() {
    Limits limits =
        Paper.limits(
            D.course(),
            Optional.empty(),
            D.wind(),
            // A square picture of 90 degrees: 60 m of ground from 30 m up.
            new Limits.Camera(90, 1000, 1000, 5, 3, 0.9));
    List<Area> areas =
        List.of(
            area("below", 80, -20, 120, 20),
            area("half", 100, -29, 160, 29),
            area("passed", 40, -5, 50, 5),
            area("far", 300, 300, 320, 320));
    Plan plan = plan(action(PlanItem.DO_GIMBAL_MANAGER_PITCHYAW, -90, 0), stop(100, 0, 30, 10));
    CheckReport report =
        new FlightCheck(limits, Surroundings.of(List.of())).report(plan, List.of());
    assertEquals(List.of(), report.looks());
    report =
        new FlightCheck(
                limits, new Surroundings(areas, List.of(), List.of(), List.of(), Optional.empty()))
            .report(plan, List.of("half", "market"));

    assertEquals(1, report.looks().get(0).share(), 1e-9);
    assertEquals(0.5, report.looks().get(1).share(), 0.05);
    // 60 m of picture at 10 m/s, there and back.
    assertEquals(1, report.looks().get(2).share(), 1e-9);
    assertEquals(0, report.looks().get(3).share(), 1e-9);
    List<String> said = report.violations().stream().map(Violation::toString).toList();
    assertTrue(
        said.stream()
            .anyMatch(
                line ->
                    line.startsWith("plan, best seen on leg")
                        && line.contains("coverage of half: 5")),
        said.toString());
    assertTrue(
        said.stream().anyMatch(line -> line.contains("coverage of market: no such place")),
        said.toString());
  }

  @Test
  void whatABuildingHidesIsNotCovered() {
    Limits limits =
        Paper.limits(
            D.course(), Optional.empty(), D.wind(), new Limits.Camera(90, 1000, 1000, 5, 3, 0.1));
    // From 30 m up over (100, 0), looking straight down: the picture is 60 m wide.
    Plan plan = plan(action(PlanItem.DO_GIMBAL_MANAGER_PITCHYAW, -90, 0), stop(100, 0, 30, 10));
    List<Area> east = List.of(area("east", 110, -5, 130, 5));
    // 15 m tall, its far side at 112: the line over it comes down at 124.
    Obstacle house =
        new Obstacle(
            "h",
            "building",
            box(110, -20, 112, 20).corners(),
            true,
            0,
            OptionalDouble.of(15),
            OptionalDouble.empty());
    Obstacle wire =
        new Obstacle(
            "w",
            "wire",
            box(110, -20, 112, 20).corners(),
            false,
            0,
            OptionalDouble.of(15),
            OptionalDouble.empty());
    assertEquals(1, covered(limits, plan, east, List.of()), 1e-9);
    assertEquals(1, covered(limits, plan, east, List.of(wire)), 1e-9);
    assertEquals(0.3, covered(limits, plan, east, List.of(house)), 0.06);
  }

  private static double covered(
      Limits limits, Plan plan, List<Area> areas, List<Obstacle> obstacles) {
    Surroundings around =
        new Surroundings(areas, obstacles, List.of(), List.of(), Optional.empty());
    return new FlightCheck(limits, around).report(plan, List.of()).looks().get(0).share();
  }

  @Test
  void aCameraThatNobodyHasPointedSeesNothing() {
    CheckReport report =
        new FlightCheck(D, Surroundings.of(List.of(area("a", 80, -20, 120, 20))))
            .report(plan(stop(100, 60, 30, 10)), List.of());
    assertEquals(0, report.looks().get(0).inViewS());
  }

  @Test
  void aLookAtAPlaceBesideTheWayCoversIt() {
    LatLon middle = Paper.at(100, 40);
    PlanItem roi =
        new PlanItem(
            PlanItem.DO_SET_ROI_LOCATION,
            3,
            true,
            List.of(0.0, 0.0, 0.0, 0.0, middle.latDeg(), middle.lonDeg(), 0.0));
    CheckReport report =
        new FlightCheck(D, Surroundings.of(List.of(area("a", 92, 32, 108, 48))))
            .report(plan(roi, stop(100, 0, 30, 10)), List.of("a"));
    assertEquals(List.of(), report.violations());
    assertTrue(report.looks().get(0).bestLeg().equals("leg item 1 to item 3"));
  }

  @Test
  void twoSortiesAreKeptApartAlsoWhenOneIsLate() {
    Plan out = plan(stop(600, 0, 30, 5));
    Plan high = plan(stop(600, 0, 30, 5), stop(600, 300, 45, 5));
    Plan other = plan(stop(0, 600, 30, 5));
    Separation same = Separation.of(out, out, Optional.empty(), D).orElseThrow();

    String near = same.violation("a and b", 5).orElseThrow().toString();
    assertTrue(near.startsWith("a and b, "), near);
    assertTrue(near.contains("separation: 0.0 m beside and 0.0 m over"), near);
    assertTrue(near.contains("limit 30 m beside or 10 m over, with 20 s early or late"), near);
    assertTrue(same.violation("a and b", 40).isPresent(), "they meet head on");
    assertFalse(same.violation("a and b", 400).isPresent(), "the first is home by then");
    Separation crossing = Separation.of(out, other, Optional.empty(), D).orElseThrow();
    assertTrue(crossing.violation("a and b", 60).isEmpty(), "different ways, a minute apart");
    assertTrue(crossing.violation("a and b", 10).isPresent(), "both at the dock");
    assertTrue(Separation.of(out, high, Optional.empty(), D).isPresent());
  }
}
