package io.skybeat.missions.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.plan.Fence;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * QGroundControl's {@code .plan} (file format version 1, mission version 2). Complex items are
 * taken from the simple items that QGroundControl stores inside them.
 */
public final class PlanFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PlanFile() {}

  /** Reads {@code file}; throws {@link BadDocument} naming the file, the place and the remedy. */
  public static Plan read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new BadDocument(file + ": cannot be read; name an existing .plan file", e);
    }
    String name = file.getFileName().toString().replaceFirst("\\.plan$", "");
    return parse(name, file.toString(), text);
  }

  /** Reads the text of a plan called {@code name}; {@code document} names it in messages. */
  public static Plan parse(String name, String document, String text) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new BadDocument(
          document
              + ", line "
              + e.getLocation().getLineNr()
              + ": is not JSON: "
              + e.getOriginalMessage(),
          e);
    }
    if (!"Plan".equals(root.path("fileType").asText())) {
      throw new BadDocument(
          document + ": fileType is not \"Plan\"; save the plan in QGroundControl as .plan");
    }
    if (root.path("version").asInt() != 1) {
      throw new BadDocument(
          document + ": version " + root.path("version") + " is not known; version 1 is");
    }
    return new Reader(document).plan(name, root);
  }

  private record Reader(String document) {
    Plan plan(String name, JsonNode root) {
      JsonNode mission = need(root, "mission");
      List<PlanItem> items = new ArrayList<>();
      JsonNode list = need(mission, "items");
      for (int i = 0; i < list.size(); i++) {
        items(list.get(i), "mission.items[" + i + "]", items);
      }
      if (items.isEmpty()) {
        throw bad("mission.items", "the plan has no items");
      }
      JsonNode home = mission.path("plannedHomePosition");
      Optional<LatLon> where =
          home.size() >= 2
              ? Optional.of(latLon(home, "mission.plannedHomePosition"))
              : Optional.empty();
      return new Plan(
          name,
          where,
          home.path(2).asDouble(0),
          mission.path("hoverSpeed").asDouble(5),
          items,
          fence(root.path("geoFence")),
          rally(root.path("rallyPoints")));
    }

    private void items(JsonNode node, String at, List<PlanItem> into) {
      String type = node.path("type").asText();
      if (type.equals("SimpleItem")) {
        into.add(simple(node, at));
      } else if (type.equals("ComplexItem")) {
        JsonNode stored = node.path("TransectStyleComplexItem").path("Items");
        if (!stored.isArray() || stored.isEmpty()) {
          throw bad(
              at,
              "complex item '"
                  + node.path("complexItemType").asText()
                  + "' holds no simple items; in QGroundControl convert it to waypoints");
        }
        for (int i = 0; i < stored.size(); i++) {
          items(stored.get(i), at + ".Items[" + i + "]", into);
        }
      } else {
        throw bad(at, "item type '" + type + "' is not known");
      }
    }

    private PlanItem simple(JsonNode node, String at) {
      JsonNode params = need(node, "params");
      if (params.size() != 7) {
        throw bad(at + ".params", "7 values are needed, found " + params.size());
      }
      List<Double> values = new ArrayList<>();
      for (JsonNode value : params) {
        if (!value.isNull() && !value.isNumber()) {
          throw bad(at + ".params", "'" + value.asText() + "' is not a number");
        }
        values.add(value.isNull() ? Double.NaN : value.asDouble());
      }
      if (!node.path("command").isInt()) {
        throw bad(at, "no command number");
      }
      PlanItem item =
          new PlanItem(
              node.get("command").asInt(),
              node.path("frame").asInt(),
              node.path("autoContinue").asBoolean(true),
              values);
      if (item.positional()) {
        checked(item.param(5), item.param(6), at + ".params");
      }
      return item;
    }

    private List<Fence> fence(JsonNode node) {
      List<Fence> fence = new ArrayList<>();
      int i = 0;
      for (JsonNode polygon : node.path("polygons")) {
        String at = "geoFence.polygons[" + i++ + "]";
        List<LatLon> corners = new ArrayList<>();
        for (JsonNode corner : polygon.path("polygon")) {
          corners.add(latLon(corner, at));
        }
        if (corners.size() < 3) {
          throw bad(at, "a polygon needs at least 3 corners");
        }
        fence.add(new Fence.Polygon(new Ring(corners), polygon.path("inclusion").asBoolean(true)));
      }
      i = 0;
      for (JsonNode circle : node.path("circles")) {
        String at = "geoFence.circles[" + i++ + "]";
        double radius = circle.path("circle").path("radius").asDouble(0);
        if (!(radius > 0)) {
          throw bad(at, "the radius must be over 0");
        }
        fence.add(
            new Fence.Circle(
                latLon(circle.path("circle").path("center"), at),
                radius,
                circle.path("inclusion").asBoolean(true)));
      }
      return fence;
    }

    private List<Plan.RallyPoint> rally(JsonNode node) {
      List<Plan.RallyPoint> points = new ArrayList<>();
      for (JsonNode point : node.path("points")) {
        points.add(
            new Plan.RallyPoint(
                latLon(point, "rallyPoints.points[" + points.size() + "]"),
                point.path(2).asDouble(0)));
      }
      return points;
    }

    private LatLon latLon(JsonNode node, String at) {
      if (node.size() < 2 || !node.get(0).isNumber() || !node.get(1).isNumber()) {
        throw bad(at, "latitude and longitude are needed");
      }
      return checked(node.get(0).asDouble(), node.get(1).asDouble(), at);
    }

    private LatLon checked(double latDeg, double lonDeg, String at) {
      try {
        return new LatLon(latDeg, lonDeg);
      } catch (IllegalArgumentException e) {
        throw bad(at, e.getMessage());
      }
    }

    private JsonNode need(JsonNode node, String key) {
      JsonNode value = node.get(key);
      if (value == null || value.isNull()) {
        throw bad(key, "is missing");
      }
      return value;
    }

    private BadDocument bad(String at, String reason) {
      return new BadDocument(document + ", at " + at + ": " + reason);
    }
  }
}
