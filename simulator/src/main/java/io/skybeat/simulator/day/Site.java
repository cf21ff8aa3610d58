package io.skybeat.simulator.day;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.KnownHeat;
import io.skybeat.missions.plan.Plan;
import io.skybeat.simulator.world.Rect;
import java.util.ArrayList;
import java.util.List;

/**
 * The ground that a day is flown over, in metres east and north of the first dock, flat.
 *
 * @param origin the first dock: the route's home
 * @param groundAmslM its height above mean sea level
 * @param places the watched places, each as the rectangle around it
 * @param pitches registered heat, in the site's metres
 */
record Site(LatLon origin, double groundAmslM, List<Watched> places, List<Enu> pitches) {
  Site {
    places = List.copyOf(places);
    pitches = List.copyOf(pitches);
  }

  /** A watched place. */
  record Watched(String id, Rect ground) {}

  static Site of(Plan route, List<Area> areas, List<KnownHeat> heat) {
    LatLon origin = route.home().orElseThrow();
    LocalFrame frame = new LocalFrame(origin);
    List<Watched> places = new ArrayList<>();
    for (Area area : areas) {
      places.add(new Watched(area.id(), around(frame, area)));
    }
    List<Enu> pitches = new ArrayList<>();
    heat.forEach(one -> pitches.add(frame.toEnu(one.where())));
    return new Site(origin, route.homeAltitudeAmslM(), places, pitches);
  }

  private static Rect around(LocalFrame frame, Area area) {
    double west = Double.POSITIVE_INFINITY;
    double east = Double.NEGATIVE_INFINITY;
    double south = Double.POSITIVE_INFINITY;
    double north = Double.NEGATIVE_INFINITY;
    for (LatLon corner : area.ring().corners()) {
      Enu flat = frame.toEnu(corner);
      west = Math.min(west, flat.east());
      east = Math.max(east, flat.east());
      south = Math.min(south, flat.north());
      north = Math.max(north, flat.north());
    }
    return new Rect(west, east, south, north);
  }

  LocalFrame frame() {
    return new LocalFrame(origin);
  }

  /** Distance to the nearest registered heat; infinite when there is none. */
  double toNearestPitchM(double east, double north) {
    double nearest = Double.POSITIVE_INFINITY;
    for (Enu pitch : pitches) {
      nearest = Math.min(nearest, pitch.minus(new Enu(east, north, 0)).horizontal());
    }
    return nearest;
  }
}
