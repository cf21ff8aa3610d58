package io.skybeat.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The routes of a demo with several drones: the same patrol, each drone in a layer of its own. A
 * drone that is held is passed by the next one above it, not run into.
 */
final class FleetRoutes {
  static final String PATROL = "first-patrol";

  /** From layer to layer: more than the errors of two heights. */
  static final double LAYER_M = 6;

  private static final int WAYPOINT = 16;
  private static final int LOITER_TIME = 19;
  private static final int TAKEOFF = 22;
  private static final int HEIGHT = 6;

  private FleetRoutes() {}

  /** The route of drone {@code n}, from 1. */
  static String route(int n) {
    return n == 1 ? PATROL : PATROL + "-layer-" + n;
  }

  /** The missions folder for so many drones: that of {@code root}, or one with more layers. */
  static Path missions(Path root, Path folder, int drones) throws IOException {
    Path original = root.resolve("missions");
    if (drones == 1) {
      return original;
    }
    Path copy = folder.resolve("missions");
    Path patrols = Files.createDirectories(copy.resolve("patrols"));
    Files.copy(
        original.resolve("areas.yaml"),
        copy.resolve("areas.yaml"),
        StandardCopyOption.REPLACE_EXISTING);
    JsonNode plan = Json.MAPPER.readTree(original.resolve("patrols/" + PATROL + ".plan").toFile());
    for (int n = 1; n <= drones; n++) {
      JsonNode lifted = lifted(plan, LAYER_M * (n - 1));
      Files.writeString(patrols.resolve(route(n) + ".plan"), lifted.toPrettyString());
    }
    return copy;
  }

  /** The plan with every height above home raised by {@code byM} metres. */
  static JsonNode lifted(JsonNode plan, double byM) {
    JsonNode copy = plan.deepCopy();
    for (JsonNode item : copy.path("mission").path("items")) {
      int command = item.path("command").asInt();
      boolean flown = command == WAYPOINT || command == LOITER_TIME || command == TAKEOFF;
      if (flown && item.path("params") instanceof ArrayNode params) {
        params.set(HEIGHT, params.numberNode(params.path(HEIGHT).asDouble() + byM));
        if (item.has("Altitude")) {
          ((ObjectNode) item).put("Altitude", item.path("Altitude").asDouble() + byM);
        }
      }
    }
    return copy;
  }
}
