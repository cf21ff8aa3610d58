package io.skybeat.missions.check;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.missions.plan.Area;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a camera sees of each place: spots on its ground, two to a few metres apart, must lie within
 * the picture, with enough picture elements a metre, for long enough. The ground is taken to be
 * level within a place, at home's level.
 *
 * @param screens what hides what is behind it
 */
record CoverageRule(Limits.Camera camera, List<Screen> screens) {
  private static final double SPOT_M = 2;
  private static final int MOST_SPOTS = 900;

  List<Look> looks(LocalFrame frame, Timeline timeline, List<Area> areas) {
    List<Look> looks = new ArrayList<>();
    for (Area area : areas) {
      looks.add(look(area, spots(frame, area), timeline));
    }
    return looks;
  }

  private Look look(Area area, List<Enu> spots, Timeline timeline) {
    int[] seenS = new int[spots.size()];
    Map<String, Integer> byLeg = new TreeMap<>();
    double fromS = Double.NaN;
    double toS = Double.NaN;
    int inViewS = 0;
    for (int second = 0; second < timeline.moments().size(); second++) {
      Timeline.Moment moment = timeline.moments().get(second);
      if (!moment.gaze().known()) {
        continue;
      }
      View view = view(moment);
      int seen = 0;
      for (int i = 0; i < seenS.length; i++) {
        if (view.sees(spots.get(i)) && open(view.eye(), spots.get(i))) {
          seenS[i]++;
          seen++;
        }
      }
      if (seen > 0) {
        fromS = Double.isNaN(fromS) ? second : fromS;
        toS = second + 1;
        inViewS++;
        byLeg.merge(moment.leg(), seen, Integer::sum);
      }
    }
    int enough = 0;
    for (int seconds : seenS) {
      enough += seconds >= camera.minLookS() ? 1 : 0;
    }
    String best =
        byLeg.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse("no leg");
    return new Look(area.id(), (double) enough / seenS.length, fromS, toS, inViewS, best);
  }

  private boolean open(Enu eye, Enu spot) {
    for (Screen screen : screens) {
      if (screen.hides(eye, spot)) {
        return false;
      }
    }
    return true;
  }

  private static List<Enu> spots(LocalFrame frame, Area area) {
    double stepM = Math.max(SPOT_M, StrictMath.sqrt(area.ring().areaM2() / MOST_SPOTS));
    double east0 = Double.POSITIVE_INFINITY;
    double east1 = Double.NEGATIVE_INFINITY;
    double north0 = Double.POSITIVE_INFINITY;
    double north1 = Double.NEGATIVE_INFINITY;
    for (LatLon corner : area.ring().corners()) {
      Enu enu = frame.toEnu(corner);
      east0 = Math.min(east0, enu.east());
      east1 = Math.max(east1, enu.east());
      north0 = Math.min(north0, enu.north());
      north1 = Math.max(north1, enu.north());
    }
    Shape shape = Shape.of(frame, area.ring().corners(), true);
    List<Enu> spots = new ArrayList<>();
    for (double north = north0 + stepM / 2; north < north1; north += stepM) {
      for (double east = east0 + stepM / 2; east < east1; east += stepM) {
        Enu spot = new Enu(east, north, 0);
        if (shape.contains(spot)) {
          spots.add(spot);
        }
      }
    }
    if (spots.isEmpty()) {
      spots.add(frame.toEnu(area.ring().centroid()));
    }
    return spots;
  }

  private View view(Timeline.Moment moment) {
    Enu axis = moment.gaze().axis(moment.position(), moment.headingDeg());
    Enu right = new Enu(axis.north(), -axis.east(), 0).unit();
    if (right.length() == 0) {
      double heading = StrictMath.toRadians(moment.headingDeg());
      right = new Enu(StrictMath.cos(heading), -StrictMath.sin(heading), 0);
    }
    double halfWidth = StrictMath.tan(StrictMath.toRadians(camera.hfovDeg() / 2));
    double focalPx = camera.widthPx() / 2.0 / halfWidth;
    return new View(
        moment.position(),
        axis,
        right,
        right.cross(axis),
        halfWidth,
        halfWidth * camera.heightPx() / camera.widthPx(),
        focalPx / camera.minPxPerM());
  }

  private record View(
      Enu eye, Enu axis, Enu right, Enu up, double halfWidth, double halfHeight, double farthestM) {
    boolean sees(Enu spot) {
      Enu ray = spot.minus(eye);
      double depth = ray.dot(axis);
      return depth > 0
          && ray.length() <= farthestM
          && Math.abs(ray.dot(right)) <= halfWidth * depth
          && Math.abs(ray.dot(up)) <= halfHeight * depth;
    }
  }
}
