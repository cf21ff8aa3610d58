package io.skybeat.missions.check;

import static io.skybeat.missions.check.Paper.action;
import static io.skybeat.missions.check.Paper.around;
import static io.skybeat.missions.check.Paper.at;
import static io.skybeat.missions.check.Paper.box;
import static io.skybeat.missions.check.Paper.go;
import static io.skybeat.missions.check.Paper.item;
import static io.skybeat.missions.check.Paper.plan;
import static io.skybeat.missions.check.Paper.ring;
import static io.skybeat.missions.check.Paper.said;
import static io.skybeat.missions.check.Paper.some;
import static io.skybeat.missions.check.Paper.stop;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.Ring;
import io.skybeat.missions.plan.Fence;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Rules of geometry: every violation names the leg, the figure and the limit. */
class FlightCheckTest {
  private static final Limits LIMITS = Limits.DEFAULT;
  private static final Surroundings NOTHING = around(List.of(), List.of(), List.of(), null);

  @Test
  void aLegThatCutsTheFenceBetweenTwoGoodWaypointsIsFound() {
    // A notch from the north, 40 m deep, between two places inside.
    Ring notched = ring(-50, -50, 150, -50, 150, 60, 90, 60, 90, 20, 70, 20, 70, 60, -50, 60);
    Plan plan =
        plan(
            List.of(new Fence.Polygon(notched, true)),
            stop(50, 40, 30, 5),
            stop(110, 40, 30, 5),
            stop(110, 0, 30, 5));

    List<String> said = said(LIMITS, NOTHING, plan);

    assertTrue(
        said.stream()
            .anyMatch(
                line ->
                    line.matches(
                        "leg item 2 to item 3: fence: (9\\.[5-9]|10\\.0) m outside fence part 1"
                            + " \\(limit 2.0 m inside\\)")),
        said.toString());
    assertTrue(
        said.stream().anyMatch(line -> line.startsWith("way home from leg item 2 to item 3")),
        "from beyond the notch the straight way home cuts it too: " + said);
  }

  @Test
  void aTurnThatIsFlownThroughOvershoots() {
    Fence fence = new Fence.Polygon(box(-50, -50, 105, 105), true);
    // 10 m/s, half a second, a right angle: 10 x 0.5 x sin 45 = 3.5 m past a corner 5 m inside.
    List<String> through =
        said(LIMITS, NOTHING, plan(List.of(fence), go(100, 0, 30), stop(100, 90, 30, 5)));
    List<String> stopping =
        said(LIMITS, NOTHING, plan(List.of(fence), stop(100, 0, 30, 3), stop(100, 90, 30, 5)));

    assertEquals(
        List.of(
            "turn at the end of leg item 1 to item 2: fence: 1.5 m from the edge of fence part 1"
                + " (limit 2.0 m inside)"),
        through);
    assertEquals(List.of(), stopping);
  }

  @Test
  void theWayHomeFromTheMiddleOfALegIsLookedAt() {
    // Round a square to stay out of: no leg touches it, but straight home crosses it.
    Fence school = new Fence.Polygon(box(30, 30, 60, 60), false);
    Plan plan = plan(List.of(school), stop(0, 90, 30, 5), stop(90, 90, 30, 5), stop(90, 0, 30, 5));

    List<String> said = said(LIMITS, NOTHING, plan);

    assertEquals(2, said.size(), said.toString());
    assertTrue(
        said.get(0).startsWith("way home from leg item 2 to item 3 after")
            && said.get(0).contains("enters fence part 1"),
        said.toString());
  }

  @Test
  void insideEveryInclusionOrInsideAny() {
    List<Fence> two =
        List.of(
            new Fence.Polygon(box(-20, -20, 60, 20), true), new Fence.Circle(at(80, 0), 45, true));
    Limits any =
        Paper.limits(
            new Limits.Course(false, 0, 2, 0.5), Optional.empty(), LIMITS.wind(), LIMITS.camera());
    Plan plan = plan(two, stop(110, 0, 30, 5));

    assertEquals(List.of(), said(any, NOTHING, plan), "as PX4 has it");
    assertTrue(
        said(LIMITS, NOTHING, plan).stream().anyMatch(line -> line.contains("outside fence part")),
        "as ArduPilot has it");
  }

  @Test
  void noFlyAreasAndLocalCeilings() {
    List<Airspace> airspaces =
        List.of(
            new Airspace("hospital", box(40, 5, 60, 25), OptionalDouble.empty()),
            new Airspace("approach", box(70, -10, 90, 10), some(25)));
    List<String> said =
        said(
            LIMITS,
            around(List.of(), airspaces, List.of(), null),
            plan(stop(65, 0, 30, 5), stop(100, 0, 30, 5), stop(100, 20, 20, 5)));

    assertTrue(
        said.contains("leg item 2 to item 3: ceiling of approach: 30.0 m (limit 25.0 m)"),
        said.toString());
    assertTrue(
        said.stream()
            .anyMatch(
                line ->
                    line.startsWith("way home from leg item 3 to item 4")
                        && line.contains("no-fly area hospital: enters it")),
        said.toString());
    assertTrue(
        said.stream().noneMatch(line -> line.startsWith("leg item 1 to item 2")), said.toString());
  }

  @Test
  void obstaclesBesideAndBelow() {
    List<Obstacle> obstacles =
        List.of(
            new Obstacle(
                "tower", "building", box(40, 7, 50, 17).corners(), true, 0, some(45), none()),
            new Obstacle(
                "hall", "building", box(60, -5, 70, 5).corners(), true, 0, some(15), none()),
            new Obstacle(
                "line", "wire", List.of(at(80, -50), at(80, 50)), false, 0, some(24), none()),
            new Obstacle("site", "crane", List.of(at(20, -45)), false, 35, none(), some(110)));
    List<String> said =
        said(LIMITS, around(obstacles, List.of(), List.of(), null), plan(stop(100, 0, 30, 5)));

    String leg = "leg item 1 to item 2: obstacle ";
    String limit = " (limit 12.0 m beside or 10.0 m over)";
    assertTrue(
        said.contains(leg + "building tower: 7.0 m beside it, 15.0 m under its top" + limit),
        said.toString());
    assertTrue(
        said.contains(leg + "wire line: over or in it, 6.0 m over its top" + limit),
        said.toString());
    // A top at 110 m above sea level is 60 m above home.
    assertTrue(
        said.contains(leg + "crane site: 10.0 m beside it, 30.0 m under its top" + limit),
        said.toString());
    assertTrue(said.stream().noneMatch(line -> line.contains("hall")), "15 m over it is enough");
  }

  private static OptionalDouble none() {
    return OptionalDouble.empty();
  }

  @Test
  void heightsOverTheGroundWhereItIsKnown() {
    // A ridge across the way: 22 m at 50 m east, falling to nothing over 20 m; nothing north of 80.
    Terrain ridge =
        where -> {
          Enu enu = Paper.FRAME.toEnu(where);
          return enu.north() > 80
              ? OptionalDouble.empty()
              : some(
                  Paper.HOME_AMSL_M
                      + Math.max(0, Math.min(22, 25 - 1.1 * Math.abs(enu.east() - 50))));
        };
    Surroundings hills = around(List.of(), List.of(), List.of(), ridge);
    List<String> flat = said(LIMITS, hills, plan(stop(100, 0, 30, 5)));
    List<String> lost = said(LIMITS, hills, plan(stop(0, 100, 30, 5)));
    PlanItem follows =
        new PlanItem(
            16,
            10,
            true,
            List.of(5.0, 0.0, 0.0, Double.NaN, at(100, 0).latDeg(), at(100, 0).lonDeg(), 30.0));
    List<String> following = said(LIMITS, hills, plan(follows));

    assertTrue(
        flat.contains("leg item 1 to item 2: terrain: 8.0 m above ground (limit 15.0 m)"),
        flat.toString());
    assertTrue(
        lost.get(0).contains("leg item 1 to item 2: terrain: no elevation at 30.50"),
        lost.toString());
    assertTrue(
        following.stream().noneMatch(line -> line.startsWith("leg item 1 to item 2")),
        "a terrain frame climbs over it: " + following);
    assertTrue(
        said(LIMITS, NOTHING, plan(stop(100, 0, 130, 5)))
            .contains("leg item 1 to item 2: ceiling: 130.0 m above home (limit 120.0 m)"));
    assertTrue(
        new FlightCheck(LIMITS, NOTHING)
            .report(plan(stop(9, 9, 30, 5)), List.of())
            .notes()
            .contains("no terrain given: heights are relative to home only"));
  }

  @Test
  void peopleBelowAndTheLink() {
    List<Crowding> people =
        List.of(
            new Crowding("mall", box(40, -10, 60, 10), 0.2),
            new Crowding("park", box(70, -10, 80, 10), 0.01));
    List<String> said =
        said(LIMITS, around(List.of(), List.of(), people, null), plan(stop(100, 0, 30, 5)));
    assertEquals(
        List.of(
            "leg item 1 to item 2: people below in mall: 0.200 persons/m2 (limit 0.050 persons/m2)",
            "leg item 2 to home: people below in mall: 0.200 persons/m2 (limit 0.050 persons/m2)"),
        said);
    assertTrue(
        said(LIMITS, NOTHING, plan(stop(4000, 4000, 30, 0))).stream()
            .anyMatch(line -> line.contains("link range: 5656.9 m (limit 5000.0 m)")));
  }

  @Test
  void jumpsAreCarriedOutAndLoopsWithoutEndAreRefused() {
    Plan twice = plan(stop(50, 0, 30, 1), stop(100, 0, 30, 1), action(PlanItem.DO_JUMP, 1, 2));
    CheckReport report = new FlightCheck(LIMITS, NOTHING).report(twice, List.of());
    assertEquals(List.of(), report.violations());
    assertEquals(100 + 2 * 100 + 100, report.lengthM(), 0.1, "there, twice back and forth, home");

    Plan forEver = plan(stop(50, 0, 30, 1), action(PlanItem.DO_JUMP, 1, -1));
    assertTrue(
        said(LIMITS, NOTHING, forEver)
            .contains("item 3: ending: jumps for ever (limit a number of jumps)"));
    Plan circling =
        plan(
            List.of(new Fence.Polygon(box(-20, -20, 105, 20), true)),
            new PlanItem(
                18,
                3,
                true,
                List.of(1.0, 0.0, 30.0, 0.0, at(80, 0).latDeg(), at(80, 0).lonDeg(), 30.0)));
    assertTrue(
        said(LIMITS, NOTHING, circling).stream()
            .anyMatch(line -> line.startsWith("leg item 1 to item 2: fence:")),
        "the circle leaves the fence, its centre does not");
    assertTrue(
        said(LIMITS, NOTHING, plan(action(84))).get(0).contains("command 84"), "a VTOL take-off");
  }

  @Test
  void theWayToARallyPointIsLookedAtToo() {
    Fence fence = new Fence.Polygon(box(-50, -50, 150, 50), true);
    Plan base = plan(List.of(fence), stop(100, 0, 30, 5));
    Plan plan =
        new Plan(
            "rally",
            base.home(),
            50,
            10,
            base.items(),
            base.fence(),
            List.of(new Plan.RallyPoint(at(100, 80), 40)));
    List<String> said = said(LIMITS, NOTHING, plan);
    assertTrue(
        said.stream()
            .anyMatch(
                line ->
                    line.startsWith("way to rally point 1 from leg item 1 to item 2")
                        && line.contains("outside fence part 1")),
        said.toString());
  }

  @Test
  void aWaypointWithoutAPlaceClimbsWhereItIsAndALocalFrameIsRefused() {
    PlanItem up = new PlanItem(16, 3, true, List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 80.0));
    CheckReport report =
        new FlightCheck(LIMITS, NOTHING).report(plan(stop(100, 0, 30, 5), up), List.of());
    assertEquals(List.of(), report.violations());
    assertEquals(30 / 2.5 + 10 + 5 + 50 / 2.5 + 12.5 + 80 / 1.5, report.durationS(), 0.1);
    PlanItem local = new PlanItem(16, 1, true, List.of(0.0, 0.0, 0.0, 0.0, 10.0, 10.0, -30.0));
    assertTrue(
        said(LIMITS, NOTHING, plan(local))
            .contains("item 2: movement: frame 1 (limit a frame on the globe)"));
  }

  @Test
  void noPointOfAFlightWithoutViolationLiesOutsideItsFence() {
    int good = 0;
    for (long seed = 0; seed < 120; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Ring ring =
          ring(
              -60 - random.nextDouble(20),
              -60,
              random.nextDouble(-20, 40),
              -40 - random.nextDouble(40),
              90,
              random.nextDouble(-60, -20),
              random.nextDouble(60, 90),
              random.nextDouble(60, 90),
              random.nextDouble(-10, 30),
              random.nextDouble(25, 70),
              -70,
              70);
      Ring out = box(40, 30, 40 + random.nextDouble(5, 30), 30 + random.nextDouble(5, 30));
      List<PlanItem> items = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        items.add(stop(random.nextDouble(-50, 70), random.nextDouble(-35, 50), 30, 2));
      }
      Plan plan =
          plan(
              List.of(new Fence.Polygon(ring, true), new Fence.Polygon(out, false)),
              items.toArray(new PlanItem[0]));
      boolean clean = said(LIMITS, NOTHING, plan).isEmpty();
      double margin = margin(plan, ring, out);
      if (clean) {
        good++;
        assertTrue(margin > 1.9, "seed " + seed + ": " + margin);
      } else if (margin > 2.2) {
        // Then the straight way home from between must be what is wrong.
        assertTrue(
            said(LIMITS, NOTHING, plan).stream().allMatch(line -> line.startsWith("way home")),
            "seed " + seed);
      }
    }
    assertTrue(good > 5 && good < 115, good + " of 120");
  }

  /** Brute force, every half metre of every leg, by the geometry of another module. */
  private static double margin(Plan plan, Ring inside, Ring outside) {
    double margin = Double.POSITIVE_INFINITY;
    LatLon from = Paper.HOME;
    List<LatLon> places = new ArrayList<>();
    plan.items().stream().filter(PlanItem::flownTo).forEach(i -> places.add(i.where().get()));
    places.add(Paper.HOME);
    for (LatLon to : places) {
      Enu a = Paper.FRAME.toEnu(from);
      Enu b = Paper.FRAME.toEnu(to);
      int steps = (int) Math.max(1, b.minus(a).horizontal() * 2);
      for (int i = 0; i <= steps; i++) {
        LatLon point = Paper.FRAME.toLatLon(a.plus(b.minus(a).times((double) i / steps)));
        margin = Math.min(margin, outside.distanceM(point));
        margin = Math.min(margin, inside.contains(point) ? edge(inside, point) : -1);
      }
      from = to;
    }
    return margin;
  }

  private static double edge(Ring ring, LatLon point) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < ring.corners().size(); i++) {
      Enu a = Paper.FRAME.toEnu(ring.corners().get(i));
      Enu b = Paper.FRAME.toEnu(ring.corners().get((i + 1) % ring.corners().size()));
      Enu p = Paper.FRAME.toEnu(point);
      for (int s = 0; s <= 150; s++) {
        best = Math.min(best, a.plus(b.minus(a).times(s / 150.0)).minus(p).horizontal());
      }
    }
    return best;
  }

  @Test
  void landingElsewhereIsFollowed() {
    Plan plan =
        new Plan(
            "away",
            Optional.of(Paper.HOME),
            50,
            10,
            List.of(item(22, 0, 0, 0, 30), item(21, 0, 200, 0, 0)),
            List.of(),
            List.of());
    CheckReport report = new FlightCheck(LIMITS, NOTHING).report(plan, List.of());
    assertEquals(List.of(), report.violations());
    assertEquals(200, report.lengthM(), 0.1);
    assertEquals(30 / 2.5 + 20 + 30 / 1.5, report.durationS(), 0.1);
  }
}
