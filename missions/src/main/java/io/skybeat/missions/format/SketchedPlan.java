package io.skybeat.missions.format;

import io.skybeat.core.geo.LatLon;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.plan.Fence;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Makes a plan of a drawing: its line is the route, a take-off before it and a return after it.
 * Whatever cannot be told from the drawing must be said by {@link ImportTerms}; nothing is guessed
 * that could send a vehicle to another height or to the wrong side of a fence.
 */
final class SketchedPlan {
  private final Sketch sketch;
  private final ImportTerms terms;
  private final List<String> notes;

  private SketchedPlan(Sketch sketch, ImportTerms terms) {
    this.sketch = sketch;
    this.terms = terms;
    this.notes = new ArrayList<>(sketch.notes());
  }

  static RouteDocument of(Sketch sketch, ImportTerms terms) {
    return new SketchedPlan(sketch, terms).read();
  }

  private RouteDocument read() {
    Sketch.Line line = line();
    List<PlanItem> items = new ArrayList<>();
    for (Sketch.Corner corner : line.corners()) {
      items.add(waypoint(line, corner));
    }
    PlanItem first = items.get(0);
    LatLon home = terms.home().orElse(first.where().orElseThrow());
    if (terms.home().isEmpty()) {
      notes.add("home is not in the drawing: the route's first point is taken; say --home LAT,LON");
    }
    if (first.frame() == PlanItem.FRAME_GLOBAL && terms.homeAltitudeAmslM().isEmpty()) {
      throw new BadDocument(
          line.place()
              + ": heights count from sea level and home's altitude is not known; say --home"
              + " LAT,LON,ALTITUDE");
    }
    items.add(
        0,
        new PlanItem(
            PlanItem.NAV_TAKEOFF,
            first.frame(),
            true,
            List.of(0.0, 0.0, 0.0, Double.NaN, home.latDeg(), home.lonDeg(), first.param(7))));
    items.add(
        new PlanItem(
            PlanItem.NAV_RETURN_TO_LAUNCH,
            PlanItem.FRAME_MISSION,
            true,
            List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)));
    notes.add("a take-off was put before the route and a return to launch after it");
    if (terms.speedMps().isEmpty()) {
      notes.add("the drawing has no speed: 5 m/s is taken; say --speed");
    }
    Plan plan =
        new Plan(
            sketch.name(),
            Optional.of(home),
            terms.homeAltitudeAmslM().orElse(0),
            terms.speedMps().orElse(5),
            items,
            fence(),
            rally());
    return new RouteDocument(sketch.format(), plan, notes, List.of(), Optional.empty());
  }

  private Sketch.Line line() {
    List<Sketch.Line> candidates =
        sketch.lines().stream()
            .filter(line -> terms.route().map(name -> name.equals(line.name())).orElse(true))
            .toList();
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    String names = String.join("', '", sketch.lines().stream().map(Sketch.Line::name).toList());
    if (sketch.lines().isEmpty()) {
      throw new BadDocument(
          sketch.document() + ": holds no line to fly; draw the route as a line (LineString)");
    }
    throw new BadDocument(
        sketch.document()
            + ": holds "
            + sketch.lines().size()
            + " lines ('"
            + names
            + "') and "
            + (candidates.isEmpty() ? "none is called so" : "cannot tell which is flown")
            + "; say --route NAME");
  }

  private PlanItem waypoint(Sketch.Line line, Sketch.Corner corner) {
    int frame = PlanItem.FRAME_GLOBAL_RELATIVE_ALT;
    OptionalDouble height = terms.heightM();
    if (height.isEmpty()) {
      height = corner.heightM();
      switch (line.heights()) {
        case NONE -> height = OptionalDouble.empty();
        case SEA_LEVEL -> frame = PlanItem.FRAME_GLOBAL;
        case GROUND -> frame = PlanItem.FRAME_GLOBAL_TERRAIN_ALT;
        case HOME -> {}
      }
    }
    if (height.isEmpty()) {
      throw new BadDocument(
          line.place()
              + ": the line does not say what its heights count from; say --height METRES above"
              + " home");
    }
    return new PlanItem(
        PlanItem.NAV_WAYPOINT,
        frame,
        true,
        List.of(
            0.0,
            0.0,
            0.0,
            Double.NaN,
            corner.where().latDeg(),
            corner.where().lonDeg(),
            height.getAsDouble()));
  }

  private List<Fence> fence() {
    List<Fence> fence = new ArrayList<>();
    for (Sketch.Area area : sketch.areas()) {
      Optional<Boolean> inclusion = inclusion(area);
      if (inclusion.isEmpty()) {
        notes.add(area.place() + ": polygon '" + area.name() + "' is left out, as asked");
        continue;
      }
      if (!inclusion.get() && !area.holes().isEmpty()) {
        throw new BadDocument(
            area.place()
                + ": an area to keep out of has holes, which no fence can express; draw it"
                + " without");
      }
      fence.add(new Fence.Polygon(area.outer(), inclusion.get()));
      area.holes().forEach(hole -> fence.add(new Fence.Polygon(hole, false)));
    }
    return fence;
  }

  private Optional<Boolean> inclusion(Sketch.Area area) {
    String role = area.properties().text("role").orElse("").toLowerCase(Locale.ROOT);
    if (role.equals("keep-in") || role.equals("keep-out")) {
      return Optional.of(role.equals("keep-in"));
    }
    return switch (terms.areas()) {
      case KEEP_IN -> Optional.of(true);
      case KEEP_OUT -> Optional.of(false);
      case IGNORE -> Optional.empty();
      case REFUSE ->
          throw new BadDocument(
              area.place()
                  + ": polygon '"
                  + area.name()
                  + "' does not say whether to stay in or out of it; say --polygons keep-in,"
                  + " keep-out or ignore, or give it the property role");
    };
  }

  private List<Plan.RallyPoint> rally() {
    List<Plan.RallyPoint> rally = new ArrayList<>();
    int passed = 0;
    for (Sketch.Point point : sketch.points()) {
      if (point.properties().text("role").filter("rally"::equalsIgnoreCase).isPresent()) {
        rally.add(new Plan.RallyPoint(point.corner().where(), rallyHeightM(point)));
      } else {
        passed++;
      }
    }
    if (passed > 0) {
      notes.add(
          passed + " points are not flown to; only lines are (role: rally makes a rally point)");
    }
    return rally;
  }

  /** Height above home; ground is taken for home's level, and that is said. */
  private double rallyHeightM(Sketch.Point point) {
    if (terms.heightM().isPresent()) {
      return terms.heightM().getAsDouble();
    }
    double heightM = point.corner().heightM().orElse(0);
    return switch (point.heights()) {
      case HOME -> heightM;
      case NONE -> 0;
      case GROUND -> {
        notes.add(point.place() + ": the rally point's height over ground is taken as over home");
        yield heightM;
      }
      case SEA_LEVEL -> {
        if (terms.homeAltitudeAmslM().isEmpty()) {
          throw new BadDocument(
              point.place()
                  + ": the rally point's height counts from sea level; say --home"
                  + " LAT,LON,ALTITUDE");
        }
        yield heightM - terms.homeAltitudeAmslM().getAsDouble();
      }
    };
  }
}
