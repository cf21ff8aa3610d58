package io.skybeat.missions.plan;

import java.time.Duration;

/**
 * When an area is yellow or red, and for how long that must hold. Defaults: {@link AreaProfile}.
 *
 * @param yellow persons per square metre; for {@link AreaProfile#CAPACITY} the share of the
 *     capacity
 * @param red likewise, above yellow
 * @param enterYellow how long the density must hold before the area turns yellow
 * @param enterRed likewise for red
 * @param leaveShare the level is left when the density falls under this share of it (0.8: -20 %)
 * @param leaveAfter and stays there this long
 */
public record Levels(
    double yellow,
    double red,
    Duration enterYellow,
    Duration enterRed,
    double leaveShare,
    Duration leaveAfter) {
  public Levels {
    if (!(yellow > 0 && red > yellow)) {
      throw new IllegalArgumentException(
          "levels: 0 < yellow < red is needed, got yellow " + yellow + ", red " + red);
    }
    if (!(leaveShare > 0 && leaveShare <= 1)) {
      throw new IllegalArgumentException("levels: leaveShare " + leaveShare + " is not in 0..1");
    }
  }

  /** Levels with the holds that the figures were measured with: 10 s, 5 s, -20 % for 30 s. */
  public static Levels of(double yellow, double red) {
    return new Levels(
        yellow, red, Duration.ofSeconds(10), Duration.ofSeconds(5), 0.8, Duration.ofSeconds(30));
  }
}
