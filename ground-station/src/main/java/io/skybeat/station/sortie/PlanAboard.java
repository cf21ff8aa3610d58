package io.skybeat.station.sortie;

import io.skybeat.core.geo.LatLon;
import io.skybeat.mavlink.conversation.HomeSlot;
import io.skybeat.mavlink.conversation.MissionItem;
import io.skybeat.mavlink.conversation.PlanDigest;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A plan as a vehicle holds it. On an ArduPilot item 0 is home, and everything else stands one
 * place later.
 *
 * @param items as they are sent
 * @param fence its fence, may be empty
 * @param rally its rally points, may be empty
 * @param lastWaypoint number of the last item that is flown to, home and landing aside
 * @param homeward number of the item that brings it home, empty when the plan has none
 * @param looks where it holds with the camera on a place
 */
record PlanAboard(
    List<MissionItem> items,
    List<MissionItem> fence,
    List<MissionItem> rally,
    int lastWaypoint,
    OptionalInt homeward,
    List<Look> looks) {
  private static final double E7 = 1e7;
  private static final int DO_SET_ROI = 201;

  /**
   * A hold beside a place with the camera on it.
   *
   * @param item number of the item that holds
   * @param beside where it holds
   * @param target what it looks at
   */
  record Look(int item, LatLon beside, LatLon target) {}

  PlanAboard {
    items = List.copyOf(items);
    fence = List.copyOf(fence);
    rally = List.copyOf(rally);
    looks = List.copyOf(looks);
  }

  /**
   * {@code plan} as it goes aboard.
   *
   * @param homeSlot whether the vehicle keeps home in item 0, as an ArduPilot does
   */
  static PlanAboard of(Plan plan, boolean homeSlot) {
    List<MissionItem> bare = new ArrayList<>();
    List<Look> looks = new ArrayList<>();
    Optional<LatLon> interest = Optional.empty();
    int ahead = homeSlot ? 0 : -1;
    int lastWaypoint = 0;
    OptionalInt homeward = OptionalInt.empty();
    for (PlanItem item : plan.items()) {
      bare.add(homeSlot ? forArdupilot(bare.size(), item) : forPx4(bare.size(), item, plan.home()));
      boolean home =
          item.command() == PlanItem.NAV_RETURN_TO_LAUNCH || item.command() == PlanItem.NAV_LAND;
      if (home && homeward.isEmpty()) {
        homeward = OptionalInt.of(bare.size() + ahead);
      }
      if (item.flownTo() && !home && homeward.isEmpty()) {
        lastWaypoint = bare.size() + ahead;
      }
      interest = interest(item, interest);
      if (holds(item) && interest.isPresent()) {
        looks.add(new Look(bare.size() + ahead, item.where().orElseThrow(), interest.get()));
      }
    }
    List<MissionItem> aboard = homeSlot ? behindHome(plan, bare) : bare;
    return new PlanAboard(
        aboard,
        SurroundingsAboard.fence(plan),
        SurroundingsAboard.rally(plan),
        lastWaypoint,
        homeward,
        looks);
  }

  private static List<MissionItem> behindHome(Plan plan, List<MissionItem> bare) {
    LatLon home = plan.home().orElse(new LatLon(0, 0));
    return HomeSlot.prepend(
        e7(home.latDeg()), e7(home.lonDeg()), (float) plan.homeAltitudeAmslM(), bare);
  }

  private static Optional<LatLon> interest(PlanItem item, Optional<LatLon> before) {
    return switch (item.command()) {
      case PlanItem.DO_SET_ROI_LOCATION, DO_SET_ROI -> item.where();
      case PlanItem.DO_SET_ROI_NONE -> Optional.empty();
      default -> before;
    };
  }

  /** Whether the vehicle stays at the item for a while. */
  private static boolean holds(PlanItem item) {
    return item.flownTo()
        && switch (item.command()) {
          case PlanItem.NAV_WAYPOINT, PlanItem.NAV_SPLINE_WAYPOINT, PlanItem.NAV_LOITER_TIME ->
              item.param(1) > 0;
          case PlanItem.NAV_LOITER_UNLIM -> true;
          default -> false;
        };
  }

  /** The look at that item, if it is one. */
  Optional<Look> look(int item) {
    return looks.stream().filter(one -> one.item() == item).findFirst();
  }

  String digest() {
    return PlanDigest.of(items);
  }

  /**
   * An ArduPilot refuses "not given" in most parameters, and knows none where 0 would do. Of the
   * commands for a place to look at every version takes the oldest in a mission; without a place it
   * ends the looking.
   */
  private static MissionItem forArdupilot(int seq, PlanItem item) {
    PlanItem plain = item;
    if (item.command() == PlanItem.DO_SET_ROI_LOCATION) {
      plain = item.withCommand(DO_SET_ROI);
    } else if (item.command() == PlanItem.DO_SET_ROI_NONE) {
      return new MissionItem(
          seq, 6, DO_SET_ROI, 0, item.autoContinue() ? 1 : 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
    for (int n = 1; n <= 4; n++) {
      plain = Double.isNaN(plain.param(n)) ? plain.withParam(n, 0) : plain;
    }
    return item(seq, plain, frame(plain.frame()));
  }

  /**
   * A PX4 takes commands without a place in the frame of the mission alone, and one that is to take
   * off "here" has to be told where that is.
   */
  private static MissionItem forPx4(int seq, PlanItem item, Optional<LatLon> home) {
    if (item.positional()) {
      return item(seq, item, frame(item.frame()));
    }
    if (item.command() == PlanItem.NAV_TAKEOFF && item.global() && home.isPresent()) {
      PlanItem placed = item.withParam(5, home.get().latDeg()).withParam(6, home.get().lonDeg());
      return item(seq, placed, frame(item.frame()));
    }
    return item(seq, item, PlanItem.FRAME_MISSION);
  }

  private static MissionItem item(int seq, PlanItem item, int frame) {
    boolean place = item.positional();
    return new MissionItem(
        seq,
        frame,
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
