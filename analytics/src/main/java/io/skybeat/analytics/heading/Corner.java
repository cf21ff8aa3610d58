package io.skybeat.analytics.heading;

import java.util.Optional;

/**
 * A small square of a picture that can be found again in the next one: it has edges in two
 * directions. Coordinates are those of the grey picture. Immutable.
 */
final class Corner {
  /** Half of the square's side. */
  static final int HALF = 6;

  private static final int SIDE = 2 * HALF + 1;

  /** Correlation below which it is not found. */
  private static final double LIKE = 0.8;

  private final double x;
  private final double y;
  private final double[] shape;

  private Corner(double x, double y, double[] shape) {
    this.x = x;
    this.y = y;
    this.shape = shape;
  }

  double x() {
    return x;
  }

  double y() {
    return y;
  }

  /** The square around a point that lies {@code HALF} inside; empty where it is flat. */
  static Optional<Corner> cut(GreyPicture from, double x, double y) {
    int cx = (int) StrictMath.rint(x);
    int cy = (int) StrictMath.rint(y);
    if (!from.holds(cx, cy, HALF)) {
      return Optional.empty();
    }
    double[] shape = new double[SIDE * SIDE];
    double mean = 0;
    for (int v = 0; v < SIDE; v++) {
      for (int u = 0; u < SIDE; u++) {
        shape[v * SIDE + u] = from.at(cx + u - HALF, cy + v - HALF);
        mean += shape[v * SIDE + u];
      }
    }
    mean /= shape.length;
    double squares = 0;
    for (int i = 0; i < shape.length; i++) {
      shape[i] -= mean;
      squares += shape[i] * shape[i];
    }
    if (squares < shape.length) {
      return Optional.empty();
    }
    double scale = 1 / StrictMath.sqrt(squares);
    for (int i = 0; i < shape.length; i++) {
      shape[i] *= scale;
    }
    return Optional.of(new Corner(x, y, shape));
  }

  /**
   * How well a point can be told from its surroundings: the lesser eigenvalue of the gradients' sum
   * of squares.
   */
  static double strength(GreyPicture in, int cx, int cy) {
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int y = cy - HALF + 1; y < cy + HALF; y++) {
      for (int x = cx - HALF + 1; x < cx + HALF; x++) {
        double dx = in.at(x + 1, y) - in.at(x - 1, y);
        double dy = in.at(x, y + 1) - in.at(x, y - 1);
        xx += dx * dx;
        xy += dx * dy;
        yy += dy * dy;
      }
    }
    double half = (xx - yy) / 2;
    return ((xx + yy) / 2 - StrictMath.sqrt(half * half + xy * xy)) / (SIDE * SIDE);
  }

  /**
   * This square in the next picture, within {@code reach} pixels of where it is expected: the
   * square there, at its place to parts of a pixel.
   */
  Optional<Corner> find(GreyPicture in, double expectedX, double expectedY, int reach) {
    int cx = (int) StrictMath.rint(expectedX);
    int cy = (int) StrictMath.rint(expectedY);
    if (!in.holds(cx, cy, HALF + reach + 1)) {
      return Optional.empty();
    }
    int side = 2 * reach + 1;
    double[] like = new double[side * side];
    int best = 0;
    for (int i = 0; i < like.length; i++) {
      like[i] = likeness(in, cx + i % side - reach, cy + i / side - reach);
      best = like[i] > like[best] ? i : best;
    }
    int bx = best % side;
    int by = best / side;
    if (like[best] < LIKE || bx == 0 || by == 0 || bx == side - 1 || by == side - 1) {
      return Optional.empty();
    }
    // The cut-out square sat at whole pixels: what is left over is carried along.
    double restX = x - StrictMath.rint(x);
    double restY = y - StrictMath.rint(y);
    double foundX = cx + bx - reach + peak(like[best - 1], like[best], like[best + 1]) + restX;
    double foundY =
        cy + by - reach + peak(like[best - side], like[best], like[best + side]) + restY;
    return cut(in, foundX, foundY);
  }

  private double likeness(GreyPicture in, int cx, int cy) {
    double sum = 0;
    double squares = 0;
    double product = 0;
    for (int v = 0; v < SIDE; v++) {
      for (int u = 0; u < SIDE; u++) {
        double value = in.at(cx + u - HALF, cy + v - HALF);
        sum += value;
        squares += value * value;
        product += value * shape[v * SIDE + u];
      }
    }
    double variance = squares - sum * sum / shape.length;
    return variance < 1 ? 0 : product / StrictMath.sqrt(variance);
  }

  private static double peak(double before, double at, double after) {
    double bend = before - 2 * at + after;
    return bend >= 0 ? 0 : Math.max(-0.5, Math.min(0.5, (before - after) / 2 / bend));
  }
}
