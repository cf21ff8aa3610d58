package io.skybeat.missions.format;

import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.Ring;
import io.skybeat.missions.plan.Fence;
import io.skybeat.missions.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Fence and rally points of a {@code .plan}. */
final class PlanSurroundings {
  private PlanSurroundings() {}

  static List<Fence> fence(PlanNode geoFence) {
    if (!geoFence.at("polygons").elements().isEmpty()
        || !geoFence.at("circles").elements().isEmpty()) {
      geoFence.version(2);
    }
    List<Fence> fence = new ArrayList<>();
    for (PlanNode polygon : geoFence.at("polygons").elements()) {
      List<LatLon> corners = new ArrayList<>();
      for (PlanNode corner : polygon.need("polygon").elements()) {
        corners.add(corner.latLon());
      }
      if (corners.size() < 3) {
        throw polygon.bad("polygon", "at least 3 corners are needed, found " + corners.size());
      }
      fence.add(new Fence.Polygon(new Ring(corners), inclusion(polygon)));
    }
    for (PlanNode circle : geoFence.at("circles").elements()) {
      PlanNode shape = circle.need("circle");
      double radiusM = shape.number("radius");
      if (!(radiusM > 0)) {
        throw shape.bad("radius", "must be over 0 metres");
      }
      fence.add(new Fence.Circle(shape.at("center").latLon(), radiusM, inclusion(circle)));
    }
    return fence;
  }

  static List<Plan.RallyPoint> rally(PlanNode rally) {
    if (!rally.at("points").elements().isEmpty()) {
      rally.version(2);
    }
    List<Plan.RallyPoint> points = new ArrayList<>();
    for (PlanNode point : rally.at("points").elements()) {
      points.add(new Plan.RallyPoint(point.latLon(), point.node().path(2).asDouble(0)));
    }
    return points;
  }

  private static boolean inclusion(PlanNode part) {
    if (!part.node().path("inclusion").isBoolean()) {
      throw part.bad("inclusion", "true (stay inside) or false (stay outside) is needed");
    }
    return part.node().get("inclusion").asBoolean();
  }
}
