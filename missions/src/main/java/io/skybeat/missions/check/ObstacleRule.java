package io.skybeat.missions.check;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.check.Leg.Stretch;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Distance from buildings, wires, cranes: beside them, or over them. */
record ObstacleRule(
    Flight flight, Optional<Terrain> terrain, Limits.Clearance clearance, double trackErrorM) {
  private static final double STEP_M = 2;

  void check(List<Stretch> stretches, List<Obstacle> obstacles, Findings into) {
    double besideM = clearance.horizontalM() + trackErrorM;
    for (Obstacle obstacle : obstacles) {
      Shape shape = Shape.of(flight.frame(), obstacle.points(), obstacle.closed());
      double topM = topM(obstacle);
      for (Stretch stretch : stretches) {
        if (stretch.lowestM() < topM + clearance.verticalM()
            && shape.near(stretch.from(), stretch.to(), besideM + obstacle.radiusM())
            && shape.distanceM(stretch.from(), stretch.to()) - obstacle.radiusM() < besideM) {
          pass(stretch, obstacle, shape, topM, besideM, into);
        }
      }
    }
  }

  private void pass(
      Stretch stretch, Obstacle obstacle, Shape shape, double topM, double besideM, Findings into) {
    double lengthM = stretch.to().minus(stretch.from()).horizontal();
    int pieces = Math.max(1, (int) Math.ceil(lengthM / STEP_M));
    for (int i = 0; i < pieces; i++) {
      Enu a = stretch.at((double) i / pieces);
      Enu b = stretch.at((double) (i + 1) / pieces);
      double distanceM = shape.distanceM(a, b) - obstacle.radiusM();
      double overM = Math.min(a.up(), b.up()) - topM;
      if (distanceM < besideM && overM < clearance.verticalM()) {
        into.add(
            besideM - distanceM + clearance.verticalM() - overM,
            stretch.name(),
            "obstacle " + obstacle.kind() + " " + obstacle.id(),
            (distanceM <= 0 ? "over or in it" : Words.metres(distanceM) + " beside it")
                + (overM < 0
                    ? ", " + Words.metres(-overM) + " under its top"
                    : ", " + Words.metres(overM) + " over its top"),
            Words.metres(besideM) + " beside or " + Words.metres(clearance.verticalM()) + " over");
      }
    }
  }

  /** Of its top, above home; with terrain from the highest ground at its foot. */
  double topM(Obstacle obstacle) {
    if (obstacle.topAmslM().isPresent()) {
      return obstacle.topAmslM().getAsDouble() - flight.homeAmslM();
    }
    double footM = Double.NEGATIVE_INFINITY;
    for (LatLon point : obstacle.points()) {
      OptionalDouble ground =
          terrain.map(map -> map.elevationM(point)).orElse(OptionalDouble.empty());
      footM = Math.max(footM, ground.isPresent() ? ground.getAsDouble() - flight.homeAmslM() : 0);
    }
    return footM + obstacle.heightM().getAsDouble();
  }
}
