package io.skybeat.station.sortie;

import io.skybeat.core.geo.LatLon;
import io.skybeat.mavlink.conversation.HomeSlot;
import io.skybeat.mavlink.conversation.MissionItem;
import io.skybeat.mavlink.conversation.PlanDigest;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A plan as an ArduPilot holds it: item 0 is home, everything else stands one place later.
 *
 * @param items as they are sent
 * @param lastWaypoint number of the last item that is flown to, home and landing aside
 * @param homeward number of the item that brings it home, empty when the plan has none
 */
record PlanAboard(List<MissionItem> items, int lastWaypoint, OptionalInt homeward) {
  private static final double E7 = 1e7;

  PlanAboard {
    items = List.copyOf(items);
  }

  static PlanAboard of(Plan plan) {
    List<MissionItem> bare = new ArrayList<>();
    int lastWaypoint = 0;
    OptionalInt homeward = OptionalInt.empty();
    for (PlanItem item : plan.items()) {
      bare.add(item(bare.size(), item));
      boolean home =
          item.command() == PlanItem.NAV_RETURN_TO_LAUNCH || item.command() == PlanItem.NAV_LAND;
      if (home && homeward.isEmpty()) {
        homeward = OptionalInt.of(bare.size());
      }
      if (item.flownTo() && !home && homeward.isEmpty()) {
        lastWaypoint = bare.size();
      }
    }
    LatLon home = plan.home().orElse(new LatLon(0, 0));
    List<MissionItem> aboard =
        HomeSlot.prepend(
            e7(home.latDeg()), e7(home.lonDeg()), (float) plan.homeAltitudeAmslM(), bare);
    return new PlanAboard(aboard, lastWaypoint, homeward);
  }

  String digest() {
    return PlanDigest.of(items);
  }

  private static MissionItem item(int seq, PlanItem item) {
    boolean place = item.positional();
    return new MissionItem(
        seq,
        frame(item.frame()),
        item.command(),
        0,
        item.autoContinue() ? 1 : 0,
        (float) item.param(1),
        (float) item.param(2),
        (float) item.param(3),
        (float) item.param(4),
        place ? e7(item.param(5)) : whole(item.param(5)),
        place ? e7(item.param(6)) : whole(item.param(6)),
        (float) (Double.isNaN(item.param(7)) ? 0 : item.param(7)),
        MissionItem.MISSION);
  }

  /** The same frame under the name that items with integer coordinates use. */
  private static int frame(int frame) {
    return switch (frame) {
      case 0 -> 5;
      case 3 -> 6;
      case 10 -> 11;
      default -> frame;
    };
  }

  private static int e7(double deg) {
    return (int) Math.round(deg * E7);
  }

  private static int whole(double value) {
    return Double.isNaN(value) ? 0 : (int) Math.round(value);
  }
}
