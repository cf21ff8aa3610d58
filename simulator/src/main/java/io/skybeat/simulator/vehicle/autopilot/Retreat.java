package io.skybeat.simulator.vehicle.autopilot;

import io.skybeat.core.geo.Enu;
import java.util.List;
import java.util.Optional;

/**
 * Where a vehicle returns to: home, a rally point, or the landing of its mission.
 *
 * <p>ArduCopter (AP_Rally): the rally point nearest to where it is, if that is within
 * RALLY_LIMIT_KM (0: however far), and, with RALLY_INCL_HOME, nearer than home. PX4 (RTL_TYPE,
 * unverified): 0 home or a rally point, 1 a rally point or the mission's landing, 3 any of the
 * three, the nearest; 2 and 4 the mission's landing or home, flown to straight rather than along
 * the mission; 5 a rally point. Home is the last resort of all.
 */
final class Retreat {
  private static final int GLOBAL = 0;

  /**
   * A place to return to.
   *
   * @param place on the ground, in the town's frame
   * @param leastUpM height of the way there at least, in the town's frame
   */
  record Goal(Enu place, double leastUpM) {}

  private final Personality personality;
  private final ParameterTable parameters;
  private final Plans plans;
  private final Places places;

  Retreat(Personality personality, ParameterTable parameters, Plans plans, Places places) {
    this.personality = personality;
    this.parameters = parameters;
    this.plans = plans;
    this.places = places;
  }

  /** From {@code present}, as things stand. */
  Goal from(Enu present) {
    Optional<Goal> rally = nearestRally(present);
    Goal home = new Goal(places.home(), places.home().up());
    if (personality == Personality.ARDUCOPTER) {
      boolean homeCounts = parameters.get("RALLY_INCL_HOME") != 0;
      return rally
          .filter(goal -> within(goal, present))
          .filter(goal -> !homeCounts || far(goal, present) < far(home, present))
          .orElse(home);
    }
    Optional<Goal> landing = landing();
    return switch ((int) parameters.get("RTL_TYPE")) {
      case 1 -> nearer(rally, landing, present).orElse(home);
      case 2, 4 -> landing.orElse(home);
      case 3 -> nearer(nearer(rally, landing, present), Optional.of(home), present).orElse(home);
      case 5 -> rally.orElse(home);
      default -> nearer(rally, Optional.of(home), present).orElse(home);
    };
  }

  private boolean within(Goal goal, Enu present) {
    double limitM = parameters.get("RALLY_LIMIT_KM") * 1000;
    return limitM <= 0 || far(goal, present) <= limitM;
  }

  private static double far(Goal goal, Enu present) {
    return goal.place().minus(present).horizontal();
  }

  private static Optional<Goal> nearer(Optional<Goal> one, Optional<Goal> other, Enu present) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return far(one.get(), present) <= far(other.get(), present) ? one : other;
  }

  private Optional<Goal> nearestRally(Enu present) {
    Optional<Goal> nearest = Optional.empty();
    for (MissionItem item : plans.all(Plans.RALLY)) {
      double upM = places.up(item.frame(), item.z());
      Goal goal = new Goal(ground(item), Double.isNaN(upM) ? places.home().up() : upM);
      nearest = nearer(nearest, Optional.of(goal), present);
    }
    return nearest;
  }

  /** Where its mission ends with a landing that has a place. */
  private Optional<Goal> landing() {
    List<MissionItem> items = plans.all(Plans.MISSION);
    for (int seq = items.size() - 1; seq > 0; seq--) {
      MissionItem item = items.get(seq);
      if (item.command() == MissionItem.LAND && (item.x() != 0 || item.y() != 0)) {
        return Optional.of(new Goal(ground(item), places.home().up()));
      }
    }
    return Optional.empty();
  }

  /** The ground is flat: as high as home. */
  private Enu ground(MissionItem item) {
    Enu flat = places.at(GLOBAL, item.x(), item.y(), 0);
    return new Enu(flat.east(), flat.north(), places.home().up());
  }
}
