package io.skybeat.missions.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rest of a plan, for a flight that goes on where another was broken off: take-off, the speed
 * and the camera's aim that were in force there, and everything from there on. The way from the
 * take-off to the first item that is flown to is a new one: check it before it is flown.
 */
public final class Resumption {
  private Resumption() {}

  /**
   * @param fromItem of {@code plan.items()}, the first that was not flown
   * @return empty where nothing is left but the way home, or jumps make it unclear what is
   */
  public static Optional<Plan> of(Plan plan, int fromItem) {
    List<PlanItem> items = plan.items();
    boolean jumps = items.stream().anyMatch(item -> item.command() == PlanItem.DO_JUMP);
    if (jumps || fromItem <= 0 || fromItem >= items.size() || !worthFlying(items, fromItem)) {
      return Optional.empty();
    }
    PlanItem takeOff = null;
    PlanItem speed = null;
    PlanItem aim = null;
    for (PlanItem item : items.subList(0, fromItem)) {
      switch (item.command()) {
        case PlanItem.NAV_TAKEOFF -> takeOff = item;
        case PlanItem.DO_CHANGE_SPEED -> speed = item;
        case PlanItem.DO_SET_ROI_LOCATION,
            PlanItem.DO_SET_ROI,
            PlanItem.DO_SET_ROI_NONE,
            PlanItem.DO_MOUNT_CONTROL,
            PlanItem.DO_GIMBAL_MANAGER_PITCHYAW ->
            aim = item;
        default -> {}
      }
    }
    if (takeOff == null) {
      return Optional.empty();
    }
    List<PlanItem> rest = new ArrayList<>();
    rest.add(takeOff);
    for (PlanItem item : new PlanItem[] {speed, aim}) {
      if (item != null) {
        rest.add(item);
      }
    }
    rest.addAll(items.subList(fromItem, items.size()));
    return Optional.of(
        new Plan(
            plan.name(),
            plan.home(),
            plan.homeAltitudeAmslM(),
            plan.cruiseSpeedMps(),
            rest,
            plan.fence(),
            plan.rally()));
  }

  private static boolean worthFlying(List<PlanItem> items, int fromItem) {
    return items.subList(fromItem, items.size()).stream()
        .anyMatch(
            item ->
                item.flownTo()
                    && item.command() != PlanItem.NAV_LAND
                    && item.command() != PlanItem.NAV_TAKEOFF);
  }
}
