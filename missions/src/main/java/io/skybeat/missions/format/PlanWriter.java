package io.skybeat.missions.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.plan.Fence;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes a {@code .plan} as QGroundControl saves it: a copter on ArduPilot. */
final class PlanWriter {
  private static final int ARDUPILOT = 3;
  private static final int QUADROTOR = 2;

  private PlanWriter() {}

  static Written write(Plan plan) {
    List<String> notes = new ArrayList<>();
    JsonNodeFactory json = JsonNodeFactory.instance;
    ObjectNode root = json.objectNode();
    root.put("fileType", "Plan");
    root.set("geoFence", fence(plan.fence()));
    root.put("groundStation", "Skybeat");
    ObjectNode mission = root.putObject("mission");
    number(mission, "cruiseSpeed", plan.cruiseSpeedMps());
    mission.put("firmwareType", ARDUPILOT);
    mission.put("globalPlanAltitudeMode", 1);
    number(mission, "hoverSpeed", plan.cruiseSpeedMps());
    ArrayNode items = mission.putArray("items");
    for (int i = 0; i < plan.items().size(); i++) {
      items.add(item(plan.items().get(i), i + 1));
    }
    LatLon home =
        plan.home()
            .or(() -> plan.items().stream().flatMap(item -> item.where().stream()).findFirst())
            .orElse(new LatLon(0, 0));
    if (plan.home().isEmpty()) {
      notes.add(
          "home is not known: the first place is written as plannedHomePosition; set it with"
              + " --home or in QGroundControl");
    }
    ArrayNode where = point(mission.putArray("plannedHomePosition"), home);
    where.add(value(plan.homeAltitudeAmslM()));
    mission.put("vehicleType", QUADROTOR);
    mission.put("version", 2);
    ObjectNode rally = root.putObject("rallyPoints");
    ArrayNode points = rally.putArray("points");
    for (Plan.RallyPoint one : plan.rally()) {
      point(points.addArray(), one.where()).add(value(one.heightAboveHomeM()));
    }
    rally.put("version", 2);
    root.put("version", 1);
    return new Written(StrictJson.write(root), notes, List.of());
  }

  private static ObjectNode item(PlanItem item, int jumpId) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (item.positional()) {
      node.putNull("AMSLAltAboveTerrain");
      number(node, "Altitude", item.param(7));
      node.put("AltitudeMode", item.terrainAltitude() ? 4 : item.relativeAltitude() ? 1 : 2);
    }
    node.put("autoContinue", item.autoContinue());
    node.put("command", item.command());
    node.put("doJumpId", jumpId);
    node.put("frame", item.frame());
    ArrayNode params = node.putArray("params");
    boolean jumps = item.command() == PlanItem.DO_JUMP;
    for (int n = 1; n <= 7; n++) {
      // A plan's jump names a place in the list, the file's the id of an item: one more.
      double value = jumps && n == 1 ? item.param(1) + 1 : item.param(n);
      if (Double.isNaN(value)) {
        params.addNull();
      } else {
        params.add(value(value));
      }
    }
    node.put("type", "SimpleItem");
    return node;
  }

  private static ObjectNode fence(List<Fence> fence) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode circles = node.putArray("circles");
    ArrayNode polygons = node.putArray("polygons");
    for (Fence part : fence) {
      if (part instanceof Fence.Circle circle) {
        ObjectNode one = circles.addObject();
        ObjectNode shape = one.putObject("circle");
        point(shape.putArray("center"), circle.centre());
        number(shape, "radius", circle.radiusM());
        one.put("inclusion", circle.inclusion()).put("version", 1);
      } else if (part instanceof Fence.Polygon polygon) {
        ObjectNode one = polygons.addObject();
        one.put("inclusion", polygon.inclusion());
        ArrayNode corners = one.putArray("polygon");
        polygon.ring().corners().forEach(corner -> point(corners.addArray(), corner));
        one.put("version", 1);
      }
    }
    node.put("version", 2);
    return node;
  }

  private static ArrayNode point(ArrayNode into, LatLon where) {
    return into.add(value(where.latDeg())).add(value(where.lonDeg()));
  }

  private static void number(ObjectNode into, String key, double value) {
    if (Double.isNaN(value)) {
      into.putNull(key);
    } else {
      into.put(key, value(value));
    }
  }

  private static BigDecimal value(double value) {
    return new BigDecimal(Decimal.text(value));
  }
}
