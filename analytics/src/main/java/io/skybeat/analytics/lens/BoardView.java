package io.skybeat.analytics.lens;

/**
 * The board's points as one picture shows them.
 *
 * @param name of the picture, for messages
 * @param x pixels from the left edge, point by point
 * @param y pixels from the upper edge
 */
public record BoardView(String name, double[] x, double[] y) {
  /** How far the points lie from those of {@code other}, pixels, on average. */
  double awayPx(BoardView other) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += StrictMath.hypot(x[i] - other.x[i], y[i] - other.y[i]);
    }
    return sum / x.length;
  }
}
