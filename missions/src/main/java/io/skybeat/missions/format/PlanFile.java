package io.skybeat.missions.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * QGroundControl's {@code .plan} (file version 1, mission version 2, fence and rally version 2).
 * Surveys and corridor scans are taken from the simple items that QGroundControl stores inside
 * them; structure scans, for which it stores none, are laid out from their definition ({@link
 * StructureScan}).
 */
public final class PlanFile {
  /** MAV_TYPE of a fixed wing; everything else is flown at the plan's hover speed. */
  private static final int FIXED_WING = 1;

  private PlanFile() {}

  /** Reads {@code file}; throws {@link BadDocument} naming the file, the place and the remedy. */
  public static Plan read(Path file) {
    return flown(file.toString(), document(file).plan());
  }

  /** Reads the text of a plan called {@code name}; {@code document} names it in messages. */
  public static Plan parse(String name, String document, String text) {
    return flown(document, document(name, document, text).plan());
  }

  /** A plan may hold a fence only; but then there is nothing to fly. */
  private static Plan flown(String document, Plan plan) {
    if (plan.items().isEmpty()) {
      throw new BadDocument(
          document
              + ", at mission.items: the plan has no items; add at least one in QGroundControl");
    }
    return plan;
  }

  /** Reads {@code file} with what it holds beyond a plan. */
  static RouteDocument document(Path file) {
    return document(RouteFormat.nameOf(file), file.toString(), BoundedFile.text(file));
  }

  static RouteDocument document(String name, String document, String text) {
    JsonNode root = StrictJson.tree(document, text);
    if (!"Plan".equals(root.path("fileType").asText())) {
      throw new BadDocument(
          document + ": fileType is not \"Plan\"; save the plan in QGroundControl as .plan");
    }
    PlanNode top = new PlanNode(document, "", root);
    top.version(1);
    return new Reader(top).read(name);
  }

  private static final class Reader {
    private final PlanNode top;
    private final List<PlanItem> items = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final Map<Integer, Integer> indexOfJumpId = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> beyond = new ArrayList<>();

    Reader(PlanNode top) {
      this.top = top;
    }

    RouteDocument read(String name) {
      PlanNode mission = top.need("mission");
      mission.version(2);
      for (PlanNode item : mission.need("items").elements()) {
        item(item);
      }
      jumps();
      JsonNode home = mission.node().path("plannedHomePosition");
      Optional<LatLon> where =
          home.size() >= 2
              ? Optional.of(mission.at("plannedHomePosition").latLon())
              : Optional.empty();
      boolean fixedWing = mission.node().path("vehicleType").asInt() == FIXED_WING;
      Plan plan =
          new Plan(
              name,
              where,
              home.path(2).asDouble(0),
              mission.node().path(fixedWing ? "cruiseSpeed" : "hoverSpeed").asDouble(5),
              items,
              PlanSurroundings.fence(top.at("geoFence")),
              PlanSurroundings.rally(top.at("rallyPoints")));
      PlanKeys.beyond(top.node(), beyond);
      return new RouteDocument(RouteFormat.PLAN, plan, notes, beyond, Optional.of(top.node()));
    }

    private void item(PlanNode node) {
      String type = node.node().path("type").asText();
      if (type.equals("SimpleItem")) {
        simple(node);
      } else if (type.equals("ComplexItem")) {
        complex(node);
      } else {
        throw node.bad(
            "type", "item type '" + type + "' is not known; SimpleItem and ComplexItem are");
      }
    }

    private void complex(PlanNode node) {
      String kind = node.node().path("complexItemType").asText();
      JsonNode stored = node.node().path("TransectStyleComplexItem").path("Items");
      int before = items.size();
      if (stored.isArray() && !stored.isEmpty()) {
        for (PlanNode item : node.at("TransectStyleComplexItem").at("Items").elements()) {
          simple(item);
        }
      } else if (kind.equals("StructureScan")) {
        for (PlanItem item : StructureScan.read(node).items()) {
          items.add(item);
          places.add(node.path());
        }
        notes.add(
            node.path()
                + ": QGroundControl stores no items for a structure scan; they were laid out from"
                + " its definition");
      } else {
        throw node.bad(
            "",
            "complex item '"
                + kind
                + "' holds no simple items; in QGroundControl convert it to waypoints");
      }
      beyond.add(
          node.path()
              + ": the definition of the "
              + kind
              + " (its "
              + (items.size() - before)
              + " items stay)");
    }

    private void simple(PlanNode node) {
      JsonNode jumpId = node.node().path("doJumpId");
      if (jumpId.isInt() && indexOfJumpId.putIfAbsent(jumpId.asInt(), items.size()) != null) {
        throw node.bad("doJumpId", jumpId + " is there twice; save the plan again");
      }
      items.add(node.simpleItem());
      places.add(node.path());
    }

    /** A jump names its target by id; in a {@link Plan} it is the target's place in the list. */
    private void jumps() {
      for (int i = 0; i < items.size(); i++) {
        PlanItem item = items.get(i);
        if (item.command() == PlanItem.DO_JUMP) {
          Integer target = indexOfJumpId.get((int) item.param(1));
          if (target == null) {
            throw new BadDocument(
                top.document()
                    + ", at "
                    + places.get(i)
                    + ".params: jumps to item id "
                    + (int) item.param(1)
                    + ", which no item has as its doJumpId; choose the target again");
          }
          items.set(i, item.withParam(1, target));
        }
      }
    }
  }
}
