package io.skybeat.missions.check;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LocalFrame;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A building, or whatever else has an outline, solid up to its top: what is behind it cannot be
 * seen. Wires, masts and jibs hide nothing.
 *
 * @param topM above home
 */
record Screen(Shape shape, double topM) {
  static List<Screen> of(
      LocalFrame frame, List<Obstacle> obstacles, ToDoubleFunction<Obstacle> topM) {
    return obstacles.stream()
        .filter(Obstacle::closed)
        .map(one -> new Screen(Shape.of(frame, one.points(), true), topM.applyAsDouble(one)))
        .filter(one -> one.topM() > 0)
        .toList();
  }

  /** Whether it stands between {@code eye} and {@code spot}, which is at home's level. */
  boolean hides(Enu eye, Enu spot) {
    if (!shape.near(eye, spot, 0)) {
      return false;
    }
    // Only where the line of sight is lower than the top.
    double low = eye.up() <= topM ? 1 : topM / eye.up();
    Enu lowest = spot.plus(eye.minus(spot).times(low));
    return shape.distanceM(spot, lowest) == 0;
  }
}
