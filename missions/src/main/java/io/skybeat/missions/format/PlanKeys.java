package io.skybeat.missions.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;

/** What a {@code .plan} holds that no other format takes: it is named, key by key. */
final class PlanKeys {
  private static final List<String> TOP =
      List.of("fileType", "geoFence", "groundStation", "mission", "rallyPoints", "version");
  private static final List<String> MISSION =
      List.of(
          "cruiseSpeed",
          "firmwareType",
          "globalPlanAltitudeMode",
          "hoverSpeed",
          "items",
          "plannedHomePosition",
          "vehicleType",
          "version");
  private static final List<String> ITEM =
      List.of(
          "AMSLAltAboveTerrain",
          "Altitude",
          "AltitudeMode",
          "MISSION_ITEM_ID",
          "autoContinue",
          "command",
          "coordinate",
          "doJumpId",
          "frame",
          "params",
          "type");
  private static final List<String> FENCE = List.of("circles", "polygons", "version");
  private static final List<String> RALLY = List.of("points", "version");

  private PlanKeys() {}

  static void beyond(JsonNode root, List<String> into) {
    strange("", root, TOP, into);
    strange("mission.", root.path("mission"), MISSION, into);
    strange("geoFence.", root.path("geoFence"), FENCE, into);
    strange("rallyPoints.", root.path("rallyPoints"), RALLY, into);
    JsonNode items = root.path("mission").path("items");
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).path("type").asText().equals("SimpleItem")) {
        strange("mission.items[" + i + "].", items.get(i), ITEM, into);
      }
    }
  }

  private static void strange(String path, JsonNode node, List<String> known, List<String> into) {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        into.add(path + name + ": a key that only .plan has");
      }
    }
  }
}
