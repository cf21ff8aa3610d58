package io.skybeat.station.look;

import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import java.util.ArrayList;
import java.util.List;

/** The items of plans that the station draws itself. Heights are above home. */
final class Items {
  private Items() {}

  static PlanItem takeOff(LatLon home, double heightM) {
    return placed(PlanItem.NAV_TAKEOFF, 0, home, heightM);
  }

  static PlanItem speed(double mps) {
    return bare(PlanItem.DO_CHANGE_SPEED, 1, mps, -1);
  }

  /** The camera on the ground there. */
  static PlanItem lookAt(LatLon target) {
    return placed(PlanItem.DO_SET_ROI_LOCATION, 0, target, 0);
  }

  /** There, for {@code holdS} seconds. */
  static PlanItem fly(LatLon where, double heightM, double holdS) {
    return placed(PlanItem.NAV_WAYPOINT, holdS, where, heightM);
  }

  private static PlanItem placed(int command, double param1, LatLon where, double heightM) {
    return new PlanItem(
        command,
        PlanItem.FRAME_GLOBAL_RELATIVE_ALT,
        true,
        List.of(param1, 0.0, 0.0, 0.0, where.latDeg(), where.lonDeg(), heightM));
  }

  private static PlanItem bare(int command, double param1, double param2, double param3) {
    return new PlanItem(
        command, PlanItem.FRAME_MISSION, true, List.of(param1, param2, param3, 0.0, 0.0, 0.0, 0.0));
  }

  /** From where it is to the spot, and straight home. */
  static Plan detour(Plan base, LatLon from, Spot spot, double speedMps) {
    List<PlanItem> items = new ArrayList<>();
    items.add(takeOff(base.home().orElseThrow(), spot.heightM()));
    items.add(fly(from, spot.heightM(), 0));
    spot.via().forEach(point -> items.add(fly(point, spot.heightM(), 0)));
    items.add(fly(spot.beside(), spot.heightM(), 0));
    items.add(bare(PlanItem.NAV_RETURN_TO_LAUNCH, 0, 0, 0));
    return new Plan(
        base.name(),
        base.home(),
        base.homeAltitudeAmslM(),
        speedMps,
        items,
        base.fence(),
        base.rally());
  }

  /** Up, to the spot, so long with the camera on {@code target}, and home the same way. */
  static Plan look(Plan base, LatLon target, Spot spot, double speedMps, double dwellS) {
    List<PlanItem> items = new ArrayList<>();
    items.add(takeOff(base.home().orElseThrow(), spot.heightM()));
    items.add(speed(speedMps));
    items.add(lookAt(target));
    spot.via().forEach(point -> items.add(fly(point, spot.heightM(), 0)));
    items.add(fly(spot.beside(), spot.heightM(), dwellS));
    for (int i = spot.via().size() - 1; i >= 0; i--) {
      items.add(fly(spot.via().get(i), spot.heightM(), 0));
    }
    items.add(bare(PlanItem.DO_SET_ROI_NONE, 0, 0, 0));
    items.add(bare(PlanItem.NAV_RETURN_TO_LAUNCH, 0, 0, 0));
    return new Plan(
        base.name(),
        base.home(),
        base.homeAltitudeAmslM(),
        speedMps,
        items,
        base.fence(),
        base.rally());
  }
}
