package io.skybeat.missions.plan;

import io.skybeat.core.geo.LatLon;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One mission item as a plan file holds it; home is not an item.
 *
 * @param command MAV_CMD number
 * @param frame MAV_FRAME number
 * @param autoContinue whether the vehicle goes on by itself
 * @param params seven values as MAV_CMD names them; 5 and 6 are degrees for positional items, 7
 *     metres; NaN means "not given"
 */
public record PlanItem(int command, int frame, boolean autoContinue, List<Double> params) {
  public static final int NAV_WAYPOINT = 16;
  public static final int NAV_LOITER_UNLIM = 17;
  public static final int NAV_LOITER_TURNS = 18;
  public static final int NAV_LOITER_TIME = 19;
  public static final int NAV_RETURN_TO_LAUNCH = 20;
  public static final int NAV_LAND = 21;
  public static final int NAV_TAKEOFF = 22;
  public static final int NAV_SPLINE_WAYPOINT = 82;
  public static final int NAV_DELAY = 93;
  public static final int CONDITION_DELAY = 112;
  public static final int DO_JUMP = 177;
  public static final int DO_CHANGE_SPEED = 178;
  public static final int DO_SET_ROI_LOCATION = 195;
  public static final int DO_SET_ROI_NONE = 197;
  public static final int DO_SET_ROI = 201;
  public static final int DO_MOUNT_CONTROL = 205;
  public static final int DO_GIMBAL_MANAGER_PITCHYAW = 1000;

  public static final int FRAME_GLOBAL = 0;
  public static final int FRAME_MISSION = 2;
  public static final int FRAME_GLOBAL_RELATIVE_ALT = 3;
  public static final int FRAME_GLOBAL_TERRAIN_ALT = 10;

  public PlanItem {
    params = List.copyOf(params);
    if (params.size() != 7) {
      throw new IllegalArgumentException(
          "a mission item has 7 parameters, this has " + params.size());
    }
  }

  /** MAV_CMD parameter {@code n}, 1..7. */
  public double param(int n) {
    return params.get(n - 1);
  }

  /** This item with parameter {@code n} replaced. */
  public PlanItem withParam(int n, double value) {
    List<Double> changed = new ArrayList<>(params);
    changed.set(n - 1, value);
    return new PlanItem(command, frame, autoContinue, changed);
  }

  /** This item with another command and the same parameters. */
  public PlanItem withCommand(int other) {
    return new PlanItem(other, frame, autoContinue, params);
  }

  /** True when the frame is one on the globe. */
  public boolean global() {
    return switch (frame) {
      case 0, 3, 5, 6, 10, 11 -> true;
      default -> false;
    };
  }

  /** True when parameters 5 and 6 are a place on the globe. */
  public boolean positional() {
    return global()
        && Double.isFinite(param(5))
        && Double.isFinite(param(6))
        && !(param(5) == 0 && param(6) == 0);
  }

  /** The place of a positional item. */
  public Optional<LatLon> where() {
    return positional() ? Optional.of(new LatLon(param(5), param(6))) : Optional.empty();
  }

  /** True when the vehicle flies to {@link #where()}: a region of interest is only looked at. */
  public boolean flownTo() {
    return positional()
        && switch (command) {
          case NAV_WAYPOINT,
              NAV_LOITER_UNLIM,
              NAV_LOITER_TURNS,
              NAV_LOITER_TIME,
              NAV_LAND,
              NAV_TAKEOFF,
              NAV_SPLINE_WAYPOINT ->
              true;
          default -> false;
        };
  }

  /** True when parameter 7 counts from the ground below. */
  public boolean terrainAltitude() {
    return frame == 10 || frame == 11;
  }

  /**
   * True when parameter 7 counts from home (or from the ground below, which without terrain is
   * taken for home's level), false when it counts from mean sea level.
   */
  public boolean relativeAltitude() {
    return frame == 3 || frame == 6 || frame == 10 || frame == 11;
  }
}
