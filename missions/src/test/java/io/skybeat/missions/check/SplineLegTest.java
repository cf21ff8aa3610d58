package io.skybeat.missions.check;

import static io.skybeat.missions.check.Paper.around;
import static io.skybeat.missions.check.Paper.box;
import static io.skybeat.missions.check.Paper.go;
import static io.skybeat.missions.check.Paper.item;
import static io.skybeat.missions.check.Paper.plan;
import static io.skybeat.missions.check.Paper.said;
import static io.skybeat.missions.check.Paper.stop;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.geo.Enu;
import io.skybeat.missions.plan.Fence;
import io.skybeat.missions.plan.PlanItem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Metres east, north and up of home; figures by the Hermite polynomial, by hand. */
class SplineLegTest {
  private static final Surroundings NOTHING = around(List.of(), List.of(), List.of(), null);

  private static PlanItem spline(double east, double north, double holdS) {
    return item(PlanItem.NAV_SPLINE_WAYPOINT, holdS, east, north, 30);
  }

  private static double eastmost(List<Enu> points) {
    return points.stream().mapToDouble(Enu::east).max().orElseThrow();
  }

  @Test
  void itSwingsOutAsItLeavesAndArrives() {
    Enu from = new Enu(100, 0, 30);
    Enu to = new Enu(100, 100, 30);
    List<Enu> points = new SplineLeg(from, new Enu(100, 0, 0), to, new Enu(-100, 100, 0)).points();
    // east = 100 + 100 (t - t^2), at most 125 in the middle.
    assertEquals(125, eastmost(points), 0.1);
    assertEquals(to, points.get(points.size() - 1));
    for (Enu point : points) {
      assertEquals(30, point.up(), 1e-9);
    }
  }

  @Test
  void aShortLegBetweenLongOnesIsShortened() {
    Enu to = new Enu(0, 10, 30);
    List<Enu> points =
        new SplineLeg(new Enu(0, 0, 30), new Enu(100, 0, 0), to, new Enu(-300, 0, 0)).points();
    // 400 m of swing are cut to four chords, 40 m: 10 out, 30 back: 10 (t - 2 t^2 + t^3) + 30 (t^2
    // - t^3).
    assertEquals(5.28, eastmost(points), 0.05);
  }

  @Test
  void whereItStopsItFliesTheChord() {
    Enu to = new Enu(60, 80, 50);
    for (Enu point : new SplineLeg(new Enu(0, 0, 30), Enu.ZERO, to, Enu.ZERO).points()) {
      assertEquals(0, 60 * point.north() - 80 * point.east(), 1e-6);
    }
  }

  @Test
  void aFenceThatTheChordKeepsAndTheCurveDoesNotIsFound() {
    Fence fence = new Fence.Polygon(box(-50, -50, 115, 150), true);
    List<String> curved =
        said(
            Limits.DEFAULT,
            NOTHING,
            plan(List.of(fence), go(100, 0, 30), spline(100, 100, 0), spline(0, 100, 5)));
    assertTrue(
        curved.stream()
            .anyMatch(
                line ->
                    line.matches(
                        "leg item 2 to item 3: fence: 10\\.0 m outside fence part 1"
                            + " \\(limit 2.0 m inside\\)")),
        curved.toString());
    List<String> stopping =
        said(
            Limits.DEFAULT,
            NOTHING,
            plan(List.of(fence), stop(100, 0, 30, 5), spline(100, 100, 5), spline(0, 100, 5)));
    assertEquals(List.of(), stopping);
  }

  @Test
  void whatFollowsTurnsIt() {
    Fence fence = new Fence.Polygon(box(-50, -50, 115, 150), true);
    // Straight on to the north from there: east = 100 + 100 (t - 2 t^2 + t^3), at most 114.8.
    List<String> said =
        said(
            Limits.DEFAULT,
            NOTHING,
            plan(List.of(fence), go(100, 0, 30), spline(100, 100, 0), stop(100, 140, 30, 5)));
    assertTrue(
        said.stream()
            .anyMatch(line -> line.startsWith("leg item 2 to item 3: fence: 0.2 m from the edge")),
        said.toString());
  }
}
