package io.skybeat.missions.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.plan.PlanItem;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in a {@code .plan} that knows its own path, so that every refusal names it.
 *
 * @param document the file
 * @param path from the root, such as {@code mission.items[3]}
 * @param node what stands there
 */
record PlanNode(String document, String path, JsonNode node) {
  PlanNode at(String key) {
    return new PlanNode(document, path.isEmpty() ? key : path + "." + key, node.path(key));
  }

  PlanNode need(String key) {
    PlanNode there = at(key);
    if (there.node.isMissingNode() || there.node.isNull()) {
      throw bad(key, "is missing; save the plan in QGroundControl again");
    }
    return there;
  }

  List<PlanNode> elements() {
    if (!node.isMissingNode() && !node.isArray()) {
      throw bad("", "a list is needed");
    }
    List<PlanNode> elements = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      elements.add(new PlanNode(document, path + "[" + i + "]", node.get(i)));
    }
    return elements;
  }

  /** Refuses any other version; none at all is taken for the known one. */
  void version(int known) {
    JsonNode version = node.path("version");
    if (!version.isMissingNode() && version.asInt(-1) != known) {
      throw bad(
          "version",
          version
              + " is not known; version "
              + known
              + " is: open and save it with a current QGroundControl");
    }
  }

  double number(String key) {
    JsonNode value = node.path(key);
    if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
      throw bad(key, "a number is needed");
    }
    return value.asDouble();
  }

  /** Latitude and longitude, degrees, from the first two elements. */
  LatLon latLon() {
    if (node.size() < 2 || !node.get(0).isNumber() || !node.get(1).isNumber()) {
      throw bad("", "latitude and longitude are needed");
    }
    return checked(node.get(0).asDouble(), node.get(1).asDouble());
  }

  PlanItem simpleItem() {
    JsonNode command = node.path("command");
    if (!command.isInt() || command.asInt() < 0 || command.asInt() > 65535) {
      throw bad("command", "the number of a MAV_CMD is needed");
    }
    PlanNode params = need("params");
    List<JsonNode> seven = new ArrayList<>();
    params.node.forEach(seven::add);
    if (seven.size() == 4) {
      // As QGroundControl wrote it until 2017: the place apart.
      node.path("coordinate").forEach(seven::add);
    }
    if (seven.size() != 7) {
      throw bad("params", "7 values are needed, found " + params.node.size());
    }
    List<Double> values = new ArrayList<>();
    for (JsonNode value : seven) {
      if (!value.isNull() && !(value.isNumber() && Double.isFinite(value.asDouble()))) {
        throw bad("params", "'" + value.asText() + "' is not a number; null means not given");
      }
      values.add(value.isNull() ? Double.NaN : value.asDouble());
    }
    PlanItem item =
        new PlanItem(
            command.asInt(),
            node.path("frame").asInt(),
            node.path("autoContinue").asBoolean(true),
            values);
    if (item.positional()) {
      params.checked(item.param(5), item.param(6));
    }
    return item;
  }

  private LatLon checked(double latDeg, double lonDeg) {
    try {
      return new LatLon(latDeg, lonDeg);
    } catch (IllegalArgumentException e) {
      throw bad("", e.getMessage() + "; the order is latitude, longitude");
    }
  }

  /** The refusal of {@code key} here, or of this node itself when {@code key} is empty. */
  BadDocument bad(String key, String reason) {
    String where = key.isEmpty() ? path : path.isEmpty() ? key : path + "." + key;
    return new BadDocument(document + ", at " + where + ": " + reason);
  }
}
