package io.skybeat.station.apart;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which of several places a drone that returns by itself flies to. Pure. */
public final class Whither {
  /** From here on its course tells where it goes. */
  private static final double UNDER_WAY_MPS = 2;

  /** Wind, turning and noise bend a course by that much. */
  private static final double SAME_WAY_DEG = 20;

  private Whither() {}

  /**
   * The nearest of those that its course may lead to; the nearest of all while it has none. Of two
   * that lie about one way it is the nearer one: that was the nearest from farther out, too.
   *
   * @param velocityMps empty: it does not return yet
   */
  public static Optional<LatLon> likeliest(
      List<LatLon> places, LatLon here, Optional<Enu> velocityMps) {
    Optional<Enu> course = velocityMps.filter(one -> one.horizontal() > UNDER_WAY_MPS);
    double leastDeg =
        places.stream().mapToDouble(place -> offDeg(place, here, course)).min().orElse(0);
    return places.stream()
        .filter(place -> offDeg(place, here, course) <= leastDeg + SAME_WAY_DEG)
        .min(Comparator.comparingDouble(place -> Geodesy.distanceM(place, here)));
  }

  /** How far its course is off the way to there. */
  private static double offDeg(LatLon place, LatLon here, Optional<Enu> course) {
    if (course.isEmpty()) {
      return 0;
    }
    double courseDeg =
        StrictMath.toDegrees(StrictMath.atan2(course.get().east(), course.get().north()));
    return Math.abs(Geodesy.wrap180(Geodesy.bearingDeg(here, place) - courseDeg));
  }
}
