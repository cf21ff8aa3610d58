package io.skybeat.missions.check;

import io.skybeat.core.geo.Enu;
import java.util.ArrayList;
import java.util.List;

/**
 * A flight second by second, in still air.
 *
 * @param moments one a second from take-off on, the landing included
 * @param durationS until the vehicle stands
 */
record Timeline(List<Moment> moments, double durationS) {
  Timeline {
    moments = List.copyOf(moments);
  }

  /**
   * Where the vehicle is and where it looks.
   *
   * @param position in the frame of home
   * @param headingDeg of the nose: along the leg
   * @param gaze of the camera
   * @param leg its name
   */
  record Moment(Enu position, double headingDeg, Gaze gaze, String leg) {}

  static Timeline of(Flight flight, Limits.Homeward homeward) {
    List<Moment> moments = new ArrayList<>();
    double nowS = 0;
    for (Leg leg : flight.legs()) {
      double headingDeg = 0;
      for (int p = 1; p < leg.points().size(); p++) {
        Enu a = leg.points().get(p - 1);
        Enu way = leg.points().get(p).minus(a);
        double climbMps = way.up() > 0 ? homeward.climbMps() : homeward.descentMps();
        double seconds = Math.max(way.horizontal() / leg.speedMps(), Math.abs(way.up()) / climbMps);
        if (way.horizontal() > 0.5) {
          headingDeg = StrictMath.toDegrees(StrictMath.atan2(way.east(), way.north()));
        }
        for (; moments.size() < nowS + seconds; ) {
          double share = (moments.size() - nowS) / seconds;
          moments.add(new Moment(a.plus(way.times(share)), headingDeg, leg.gaze(), leg.name()));
        }
        nowS += seconds;
      }
      for (; moments.size() < nowS + leg.holdS(); ) {
        moments.add(new Moment(leg.to(), headingDeg, leg.gaze(), leg.name()));
      }
      nowS += leg.holdS();
    }
    return new Timeline(moments, nowS);
  }
}
