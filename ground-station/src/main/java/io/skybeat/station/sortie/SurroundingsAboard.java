package io.skybeat.station.sortie;

import io.skybeat.core.geo.LatLon;
import io.skybeat.mavlink.conversation.MissionItem;
import io.skybeat.missions.plan.Fence;
import io.skybeat.missions.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** A plan's fence and rally points as items. They have no home slot on any vehicle. */
final class SurroundingsAboard {
  private static final int INCLUSION_VERTEX = 5001;
  private static final int EXCLUSION_VERTEX = 5002;
  private static final int INCLUSION_CIRCLE = 5003;
  private static final int EXCLUSION_CIRCLE = 5004;
  private static final int RALLY_POINT = 5100;

  /** MAV_FRAME_GLOBAL_INT. */
  private static final int GLOBAL = 5;

  /** MAV_FRAME_GLOBAL_RELATIVE_ALT_INT. */
  private static final int ABOVE_HOME = 6;

  private SurroundingsAboard() {}

  /** Every vertex says how many its polygon has, and they stand together. */
  static List<MissionItem> fence(Plan plan) {
    List<MissionItem> items = new ArrayList<>();
    for (Fence part : plan.fence()) {
      if (part instanceof Fence.Polygon polygon) {
        List<LatLon> corners = polygon.ring().corners();
        int command = part.inclusion() ? INCLUSION_VERTEX : EXCLUSION_VERTEX;
        for (LatLon corner : corners) {
          items.add(
              item(items.size(), GLOBAL, command, corners.size(), corner, 0, MissionItem.FENCE));
        }
      } else if (part instanceof Fence.Circle circle) {
        int command = part.inclusion() ? INCLUSION_CIRCLE : EXCLUSION_CIRCLE;
        float radiusM = (float) circle.radiusM();
        items.add(
            item(items.size(), GLOBAL, command, radiusM, circle.centre(), 0, MissionItem.FENCE));
      }
    }
    return items;
  }

  static List<MissionItem> rally(Plan plan) {
    List<MissionItem> items = new ArrayList<>();
    for (Plan.RallyPoint point : plan.rally()) {
      items.add(
          item(
              items.size(),
              ABOVE_HOME,
              RALLY_POINT,
              0,
              point.where(),
              (float) point.heightAboveHomeM(),
              MissionItem.RALLY));
    }
    return items;
  }

  private static MissionItem item(
      int seq, int frame, int command, float param1, LatLon where, float z, int kind) {
    return new MissionItem(
        seq,
        frame,
        command,
        0,
        1,
        param1,
        0,
        0,
        0,
        (int) Math.round(where.latDeg() * 1e7),
        (int) Math.round(where.lonDeg() * 1e7),
        z,
        kind);
  }
}
