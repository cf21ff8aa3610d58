package io.skybeat.missions.format;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.geo.Ring;
import io.skybeat.missions.plan.PlanItem;
import java.util.ArrayList;
import java.util.List;

/**
 * A structure scan (definition version 3): rounds about a building at a distance, layer above
 * layer, the camera on the walls. QGroundControl stores the definition only and lays the items out
 * when it uploads; so do we: way in, camera towards the wall, a round with camera trigger in each
 * layer, camera back, way out.
 *
 * @param structure the building's outline
 * @param distanceM from its walls
 * @param entranceM height of the way in and out, metres above home, like all heights here
 * @param bottomM foot of the lowest layer
 * @param topM height of the structure
 * @param layers how many rounds
 * @param layerM height that one round covers
 * @param triggerM distance between pictures
 * @param pitchDeg of the gimbal
 * @param fromTop the highest layer first
 */
record StructureScan(
    Ring structure,
    double distanceM,
    double entranceM,
    double bottomM,
    double topM,
    int layers,
    double layerM,
    double triggerM,
    double pitchDeg,
    boolean fromTop) {
  private static final int DO_SET_ROI_WPNEXT_OFFSET = 196;
  private static final int DO_SET_CAM_TRIGG_DIST = 206;
  private static final int MAX_LAYERS = 1000;

  static StructureScan read(PlanNode node) {
    node.version(3);
    List<LatLon> corners = new ArrayList<>();
    for (PlanNode corner : node.need("polygon").elements()) {
      corners.add(corner.latLon());
    }
    if (corners.size() < 3) {
      throw node.bad("polygon", "at least 3 corners are needed, found " + corners.size());
    }
    PlanNode camera = node.need("CameraCalc");
    double layers = node.number("Layers");
    if (!(layers >= 1 && layers <= MAX_LAYERS)) {
      throw node.bad("Layers", layers + " is not within 1.." + MAX_LAYERS);
    }
    return new StructureScan(
        new Ring(corners),
        camera.number("DistanceToSurface"),
        node.number("EntranceAltitude"),
        node.number("ScanBottomAlt"),
        node.number("StructureHeight"),
        (int) layers,
        camera.number("AdjustedFootprintFrontal"),
        camera.number("AdjustedFootprintSide"),
        node.number("GimbalPitch"),
        node.need("StartFromTop").node().asBoolean());
  }

  List<PlanItem> items() {
    List<LatLon> round = round();
    List<PlanItem> items = new ArrayList<>();
    items.add(waypoint(round.get(0), entranceM));
    items.add(action(DO_SET_ROI_WPNEXT_OFFSET, 0, 0, 0, 0, pitchDeg, 0, 90));
    double heightM = fromTop ? topM - layerM / 2 : bottomM + layerM / 2;
    for (int layer = 0; layer < layers; layer++) {
      items.add(waypoint(round.get(0), heightM));
      items.add(action(DO_SET_CAM_TRIGG_DIST, triggerM, 0, 1, 0, 0, 0, 0));
      for (int i = 1; i <= round.size(); i++) {
        items.add(waypoint(round.get(i % round.size()), heightM));
      }
      items.add(action(DO_SET_CAM_TRIGG_DIST, 0, 0, 0, 0, 0, 0, 0));
      heightM += fromTop ? -layerM : layerM;
    }
    items.add(action(PlanItem.DO_SET_ROI_NONE, 0, 0, 0, 0, 0, 0, 0));
    items.add(waypoint(round.get(0), entranceM));
    return items;
  }

  /** The outline with every wall moved outwards by {@link #distanceM}. */
  private List<LatLon> round() {
    LocalFrame frame = new LocalFrame(structure.corners().get(0));
    List<Enu> corners = new ArrayList<>();
    structure.corners().forEach(corner -> corners.add(frame.toEnu(corner)));
    int n = corners.size();
    double twiceArea = 0;
    for (int i = 0; i < n; i++) {
      twiceArea += corners.get(i).cross(corners.get((i + 1) % n)).up();
    }
    double outward = twiceArea > 0 ? 1 : -1;
    List<LatLon> round = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Enu in = corners.get(i).minus(corners.get((i + n - 1) % n)).unit();
      Enu out = corners.get((i + 1) % n).minus(corners.get(i)).unit();
      Enu normalIn = new Enu(in.north() * outward, -in.east() * outward, 0);
      Enu normalOut = new Enu(out.north() * outward, -out.east() * outward, 0);
      // The mitre of two walls; at a needle-sharp corner it is cut at seven times the distance.
      double share = Math.max(0.04, 1 + normalIn.dot(normalOut));
      Enu moved = corners.get(i).plus(normalIn.plus(normalOut).times(distanceM / share));
      round.add(frame.toLatLon(moved));
    }
    return round;
  }

  private static PlanItem waypoint(LatLon where, double heightM) {
    return new PlanItem(
        PlanItem.NAV_WAYPOINT,
        PlanItem.FRAME_GLOBAL_RELATIVE_ALT,
        true,
        List.of(0.0, 0.0, 0.0, Double.NaN, where.latDeg(), where.lonDeg(), heightM));
  }

  private static PlanItem action(
      int command, double p1, double p2, double p3, double p4, double p5, double p6, double p7) {
    return new PlanItem(command, PlanItem.FRAME_MISSION, true, List.of(p1, p2, p3, p4, p5, p6, p7));
  }
}
