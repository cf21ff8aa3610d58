package io.skybeat.simulator.vehicle.autopilot;

import io.skybeat.core.geo.Enu;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a flying vehicle within its fence: the polygons and circles that were uploaded, a ceiling
 * and a circle around home, as FENCE_ENABLE, FENCE_TYPE and FENCE_ACTION say. It acts once a
 * breach.
 */
public final class FenceWatch {
  private static final int CEILING = 1;
  private static final int AROUND_HOME = 2;
  private static final int SHAPES = 4;
  private static final int INCLUSION_VERTEX = 5001;
  private static final int EXCLUSION_VERTEX = 5002;
  private static final int INCLUSION_CIRCLE = 5003;
  private static final int EXCLUSION_CIRCLE = 5004;

  /** Ten times a second is enough. */
  private static final int LOOKS_EVERY = 5;

  /** FENCE_BREACH of FENCE_STATUS. */
  private static final int BREACH_HEIGHT = 2;

  private static final int BREACH_BOUNDARY = 3;

  private final Personality personality;
  private final Plans plans;
  private final Places places;
  private final ParameterTable parameters;
  private final Notices notices;
  private int breach;
  private int breaches;
  private int steps;
  private boolean pretended;

  FenceWatch(
      Personality personality,
      Plans plans,
      Places places,
      ParameterTable parameters,
      Notices notices) {
    this.personality = personality;
    this.plans = plans;
    this.places = places;
    this.parameters = parameters;
    this.notices = notices;
  }

  /** A new flight begins with a clean slate. */
  void armed() {
    breach = 0;
    breaches = 0;
  }

  /** The mode to change to, once a breach. */
  Optional<FlightMode> step(Helm helm) {
    if (++steps % LOOKS_EVERY != 0) {
      return Optional.empty();
    }
    boolean watched = enabled() && !helm.contact() && !helm.takingOff();
    String which = !watched ? "" : pretended ? "Polygon" : breached(helm.present());
    if (which.isEmpty()) {
      breach = 0;
      return Optional.empty();
    }
    if (breach != 0) {
      return Optional.empty();
    }
    breach = which.equals("Max Alt") ? BREACH_HEIGHT : BREACH_BOUNDARY;
    breaches++;
    notices.say(Notices.WARNING, personality.breached(which));
    return switch ((int) parameters.get("FENCE_ACTION")) {
      case 0 -> Optional.empty();
      case 2 -> Optional.of(FlightMode.LAND);
      case 4 -> Optional.of(FlightMode.BRAKE);
      default -> Optional.of(FlightMode.RTL);
    };
  }

  private String breached(Enu present) {
    int type = (int) parameters.get("FENCE_TYPE");
    Enu home = places.home();
    if ((type & CEILING) != 0 && places.aboveHomeM(present) > parameters.get("FENCE_ALT_MAX")) {
      return "Max Alt";
    }
    if ((type & AROUND_HOME) != 0
        && present.minus(home).horizontal() > parameters.get("FENCE_RADIUS")) {
      return "Circle";
    }
    return (type & SHAPES) != 0 && !within(present) ? "Polygon" : "";
  }

  /** Within one of the inclusions, if there are any, and outside of every exclusion. */
  private boolean within(Enu present) {
    List<MissionItem> items = plans.all(Plans.FENCE);
    boolean included = false;
    boolean inclusions = false;
    int at = 0;
    while (at < items.size()) {
      MissionItem item = items.get(at);
      int length = 1;
      boolean inside = false;
      switch (item.command()) {
        case INCLUSION_VERTEX, EXCLUSION_VERTEX -> {
          length = Math.max(1, Math.min((int) item.param1(), items.size() - at));
          inside = inPolygon(items.subList(at, at + length), present);
        }
        case INCLUSION_CIRCLE, EXCLUSION_CIRCLE ->
            inside = place(item).minus(present).horizontal() <= item.param1();
        default -> {
          at++;
          continue;
        }
      }
      boolean inclusion = item.command() == INCLUSION_VERTEX || item.command() == INCLUSION_CIRCLE;
      if (!inclusion && inside) {
        return false;
      }
      inclusions |= inclusion;
      included |= inclusion && inside;
      at += length;
    }
    return included || !inclusions;
  }

  private boolean inPolygon(List<MissionItem> vertices, Enu present) {
    List<Enu> corners = new ArrayList<>();
    vertices.forEach(vertex -> corners.add(place(vertex).minus(present)));
    boolean inside = false;
    for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
      Enu a = corners.get(i);
      Enu b = corners.get(j);
      boolean crosses = a.north() > 0 != b.north() > 0;
      double slope = crosses ? (b.east() - a.east()) / (b.north() - a.north()) : 0;
      if (crosses && a.east() - a.north() * slope > 0) {
        inside = !inside;
      }
    }
    return inside;
  }

  private Enu place(MissionItem item) {
    return places.at(0, item.x(), item.y(), 0);
  }

  /** A fault: it finds itself outside wherever it is, or no longer does. */
  public void pretend(boolean outside) {
    pretended = outside;
  }

  /** Whether it is in force. */
  public boolean enabled() {
    return parameters.get("FENCE_ENABLE") != 0;
  }

  /** FENCE_BREACH of the present breach, 0 for none. */
  public int breach() {
    return breach;
  }

  /** Since it was armed. */
  public int breaches() {
    return breaches;
  }
}
