package io.skybeat.missions.format;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.plan.Fence;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan as KML to look at: the route as one line above sea level, places looked at, fence and
 * rally points with their role as extended data. What a vehicle does on the way is lost.
 */
final class KmlWriter {
  private static final int CIRCLE_CORNERS = 72;

  private final Plan plan;
  private final StringBuilder out = new StringBuilder();
  private final List<String> notes = new ArrayList<>();
  private final List<String> losses = new ArrayList<>();

  private KmlWriter(Plan plan) {
    this.plan = plan;
  }

  static Written write(Plan plan) {
    return new KmlWriter(plan).write();
  }

  private Written write() {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n");
    out.append("<name>").append(escaped(plan.name())).append("</name>\n");
    route();
    for (PlanItem item : plan.items()) {
      if (looksAt(item)) {
        point("looked at", "note", item.where().orElseThrow(), "clampToGround", 0);
      }
    }
    for (Fence part : plan.fence()) {
      fence(part);
    }
    for (Plan.RallyPoint rally : plan.rally()) {
      if (plan.home().isPresent()) {
        double amslM = plan.homeAltitudeAmslM() + rally.heightAboveHomeM();
        point("rally", "rally", rally.where(), "absolute", amslM);
      } else {
        point("rally", "rally", rally.where(), "relativeToGround", rally.heightAboveHomeM());
      }
    }
    out.append("</Document>\n</kml>\n");
    lost();
    return new Written(out.toString(), notes, losses);
  }

  private void route() {
    boolean terrain = plan.items().stream().anyMatch(i -> i.flownTo() && i.terrainAltitude());
    boolean seaLevel = plan.home().isPresent() && !terrain;
    StringBuilder line = new StringBuilder();
    if (plan.home().isPresent() && plan.items().stream().noneMatch(KmlWriter::takesOffSomewhere)) {
      notes.add("the take-off names no place: the line begins at the first waypoint");
    }
    boolean mixed = false;
    for (PlanItem item : plan.items()) {
      if (item.flownTo()) {
        LatLon where = item.where().orElseThrow();
        double height = Double.isNaN(item.param(7)) ? 0 : item.param(7);
        if (seaLevel && item.relativeAltitude()) {
          height += plan.homeAltitudeAmslM();
        }
        mixed |= !seaLevel && !item.relativeAltitude();
        line.append(coordinate(where, height)).append('\n');
      }
    }
    if (seaLevel) {
      notes.add(
          "heights are written above sea level, with home at "
              + Decimal.text(plan.homeAltitudeAmslM())
              + " m");
    } else {
      losses.add("what heights count from: all are written as relativeToGround");
    }
    if (mixed) {
      losses.add("heights above sea level of some items: home's altitude is not known");
    }
    out.append("<Placemark><name>").append(escaped(plan.name())).append("</name>\n");
    out.append("<LineString><altitudeMode>");
    out.append(seaLevel ? "absolute" : "relativeToGround").append("</altitudeMode>\n");
    out.append("<coordinates>\n").append(line).append("</coordinates></LineString></Placemark>\n");
  }

  private static boolean takesOffSomewhere(PlanItem item) {
    return item.command() == PlanItem.NAV_TAKEOFF && item.positional();
  }

  private static boolean looksAt(PlanItem item) {
    return item.positional()
        && (item.command() == PlanItem.DO_SET_ROI_LOCATION
            || item.command() == PlanItem.DO_SET_ROI);
  }

  private void fence(Fence part) {
    List<LatLon> corners = new ArrayList<>();
    if (part instanceof Fence.Polygon polygon) {
      corners.addAll(polygon.ring().corners());
    } else if (part instanceof Fence.Circle circle) {
      for (int i = 0; i < CIRCLE_CORNERS; i++) {
        corners.add(Geodesy.along(circle.centre(), 360.0 / CIRCLE_CORNERS * i, circle.radiusM()));
      }
      losses.add(
          "a fence circle of "
              + Decimal.text(circle.radiusM())
              + " m: drawn with "
              + CIRCLE_CORNERS
              + " corners");
    }
    corners.add(corners.get(0));
    String role = part.inclusion() ? "keep-in" : "keep-out";
    out.append("<Placemark><name>fence</name>").append(role(role)).append('\n');
    out.append("<Polygon><outerBoundaryIs><LinearRing><coordinates>\n");
    corners.forEach(corner -> out.append(coordinate(corner, 0)).append('\n'));
    out.append("</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>\n");
  }

  private void point(String name, String role, LatLon where, String mode, double heightM) {
    out.append("<Placemark><name>").append(name).append("</name>").append(role(role));
    out.append("<Point><altitudeMode>").append(mode).append("</altitudeMode><coordinates>");
    out.append(coordinate(where, heightM)).append("</coordinates></Point></Placemark>\n");
  }

  private void lost() {
    long actions = plan.items().stream().filter(item -> !item.flownTo() && !looksAt(item)).count();
    if (actions > 0) {
      losses.add(actions + " items that are not places (speed, camera, return, jumps)");
    }
    long holds = plan.items().stream().filter(i -> i.flownTo() && i.param(1) > 0).count();
    if (holds > 0) {
      losses.add(holds + " holding times or pitches at places");
    }
    losses.add(
        "planned speed: " + Decimal.text(plan.cruiseSpeedMps()) + " m/s; the format has none");
  }

  private static String role(String role) {
    return "<ExtendedData><Data name=\"role\"><value>" + role + "</value></Data></ExtendedData>";
  }

  private static String coordinate(LatLon where, double heightM) {
    return Decimal.text(where.lonDeg())
        + ","
        + Decimal.text(where.latDeg())
        + ","
        + Decimal.text(heightM);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
