package io.skybeat.mavlink.conversation;

import java.util.ArrayList;
import java.util.List;

/**
 * ArduPilot keeps home in item 0 of a mission, so everything else stands one place later and the
 * targets of DO_JUMP move with it. Other autopilots and the other two plans have no such slot.
 */
public final class HomeSlot {
  private static final int NAV_WAYPOINT = 16;
  private static final int DO_JUMP = 177;

  private HomeSlot() {}

  /**
   * A plan as an ArduPilot takes it.
   *
   * @param latE7 home's latitude, degrees E7; the vehicle replaces it by where it really is
   * @param lonE7 home's longitude, degrees E7
   * @param altM home's altitude above mean sea level, metres
   * @param plan items numbered from 0, without home
   */
  public static List<MissionItem> prepend(
      int latE7, int lonE7, float altM, List<MissionItem> plan) {
    List<MissionItem> shifted = new ArrayList<>();
    shifted.add(
        new MissionItem(
            0, MissionItem.FRAME_GLOBAL, NAV_WAYPOINT, 0, 1, 0, 0, 0, 0, latE7, lonE7, altM, 0));
    for (MissionItem item : plan) {
      MissionItem moved = item.withSeq(shifted.size());
      shifted.add(item.command() == DO_JUMP ? moved.withParam1(item.param1() + 1) : moved);
    }
    return shifted;
  }

  /** The plan without home, as {@link #prepend} was given it. */
  public static List<MissionItem> strip(List<MissionItem> onVehicle) {
    List<MissionItem> plan = new ArrayList<>();
    for (MissionItem item : onVehicle.subList(Math.min(1, onVehicle.size()), onVehicle.size())) {
      MissionItem moved = item.withSeq(plan.size());
      plan.add(item.command() == DO_JUMP ? moved.withParam1(item.param1() - 1) : moved);
    }
    return plan;
  }
}
