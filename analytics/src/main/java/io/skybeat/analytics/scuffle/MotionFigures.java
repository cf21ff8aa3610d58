package io.skybeat.analytics.scuffle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the moving picture of a group measures, in body heights and seconds, so that neither scale
 * nor frame rate tells: how fast and how jerkily it moves, in how many directions at once, how much
 * of it. Each quantity is taken between two pictures and summed up over the window by mean, spread,
 * high (90 %) and low (10 %).
 */
public final class MotionFigures {
  /** Quantities, in the order of the figures. */
  private static final List<String> QUANTITIES =
      List.of(
          "speed",
          "speed_p90",
          "speed_p99",
          "jerk",
          "jerk_p95",
          "one_way",
          "spreading",
          "turning",
          "change",
          "vertical",
          "moving_part");

  private static final List<String> SUMS = List.of("mean", "spread", "high", "low");
  private static final int SIDE = GreyPyramid.SIDE;
  private static final double BODY_PX = MotionWindow.BODY_PX / 2;

  /** The group fills the middle; towards the edge of the crop less counts. */
  private static final double SIGMA_PX = 15;

  private static final int CORE_FROM = SIDE / 6;
  private static final int CORE_TO = SIDE - CORE_FROM;
  private static final int EDGE = 5;
  private static final double MOVES_PER_S = 0.3;
  private static final int FEWEST_MOVING = 6;

  private static final float[] WEIGHTS = weights();

  private final List<double[]> steps = new ArrayList<>();
  private double shake;

  private MotionFigures() {}

  /** Names of the figures, in the order of {@link #of}. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (String quantity : QUANTITIES) {
      SUMS.forEach(sum -> names.add(quantity + "_" + sum));
    }
    return names;
  }

  /**
   * What a window measures.
   *
   * @param figures in the order of {@link #names}
   * @param shake how far the whole picture jumped between two crops at most, in body heights: a
   *     camera whose pose is wrong for a moment shows every group jump
   */
  public record Measured(double[] figures, double shake) {}

  /** Measures {@code window}. A crop that repeats the one before is taken as no picture. */
  public static Measured measured(MotionWindow window) {
    MotionFigures measuring = new MotionFigures();
    double[] figures = measuring.measure(window.crops());
    return new Measured(figures, measuring.shake);
  }

  /** The figures of {@code window} alone. */
  public static double[] of(MotionWindow window) {
    return measured(window).figures();
  }

  private double[] measure(List<byte[]> crops) {
    GreyPyramid last = new GreyPyramid(crops.get(0));
    int lastAt = 0;
    float[][] lastField = null;
    for (int i = 1; i < crops.size(); i++) {
      if (Arrays.equals(crops.get(i), crops.get(lastAt))) {
        continue;
      }
      GreyPyramid next = new GreyPyramid(crops.get(i));
      double dt = (i - lastAt) / MotionWindow.PER_S;
      MotionField moved = MotionField.between(last, next);
      float east = edge(moved.right());
      float south = edge(moved.down());
      shake = Math.max(shake, StrictMath.hypot(east, south) / BODY_PX);
      float scale = (float) (1 / (BODY_PX * dt));
      float[][] field = {still(moved.right(), east, scale), still(moved.down(), south, scale)};
      double change = change(last.level(0), next.level(0), east, south) / dt;
      steps.add(step(field, lastField, dt, change));
      last = next;
      lastAt = i;
      lastField = field;
    }
    return sums();
  }

  private double[] sums() {
    double[] figures = new double[QUANTITIES.size() * SUMS.size()];
    for (int q = 0; q < QUANTITIES.size(); q++) {
      int quantity = q;
      // The first step has no jerk.
      double[] over =
          steps.stream().mapToDouble(s -> s[quantity]).filter(v -> !Double.isNaN(v)).toArray();
      if (over.length == 0) {
        continue;
      }
      double mean = Arrays.stream(over).average().orElse(0);
      double square = Arrays.stream(over).map(v -> (v - mean) * (v - mean)).average().orElse(0);
      figures[4 * q] = mean;
      figures[4 * q + 1] = StrictMath.sqrt(square);
      figures[4 * q + 2] = quantile(over, 0.9);
      figures[4 * q + 3] = quantile(over, 0.1);
    }
    return figures;
  }

  /** What the whole crop does, by its edge: that is the camera. */
  private static float edge(float[] of) {
    float[] edge = new float[SIDE * SIDE];
    int count = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        if (x < EDGE || y < EDGE || x >= SIDE - EDGE || y >= SIDE - EDGE) {
          edge[count++] = of[y * SIDE + x];
        }
      }
    }
    Arrays.sort(edge, 0, count);
    return edge[count / 2];
  }

  /** The field in body heights a second, without the camera. */
  private static float[] still(float[] of, float camera, float scale) {
    float[] result = new float[of.length];
    for (int i = 0; i < of.length; i++) {
      result[i] = (of[i] - camera) * scale;
    }
    return result;
  }

  /** How much the picture changed when the camera's own motion is undone. */
  private static double change(float[] from, float[] to, float east, float south) {
    double change = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int i = y * SIDE + x;
        change += WEIGHTS[i] * Math.abs(MotionField.at(to, SIDE, x + east, y + south) - from[i]);
      }
    }
    return change;
  }

  private static double[] step(float[][] field, float[][] before, double dt, double change) {
    float[] u = field[0];
    float[] v = field[1];
    int size = SIDE * SIDE;
    double[] speed = new double[size];
    double[] jerk = before == null ? null : new double[size];
    double vertical = 0;
    double moving = 0;
    double east = 0;
    double south = 0;
    int moves = 0;
    for (int i = 0; i < size; i++) {
      speed[i] = StrictMath.sqrt(u[i] * u[i] + v[i] * v[i]);
      if (jerk != null) {
        jerk[i] = StrictMath.hypot(u[i] - before[0][i], v[i] - before[1][i]) / dt;
      }
      vertical += WEIGHTS[i] * Math.abs(v[i]);
      if (speed[i] > MOVES_PER_S) {
        moving += WEIGHTS[i];
        east += u[i] / speed[i];
        south += v[i] / speed[i];
        moves++;
      }
    }
    double mean = weighted(speed);
    double[] core = core(speed);
    return new double[] {
      mean,
      quantile(core, 0.9),
      quantile(core, 0.99),
      jerk == null ? Double.NaN : weighted(jerk),
      jerk == null ? Double.NaN : quantile(core(jerk), 0.95),
      moves < FEWEST_MOVING ? 1 : StrictMath.hypot(east, south) / moves,
      slope(u, 1, v, SIDE, 1),
      slope(v, 1, u, SIDE, -1),
      change,
      vertical / (mean + 1e-3),
      moving
    };
  }

  /** Mean size of the sum of two derivatives: of {@code a} along one axis, {@code b} the other. */
  private static double slope(float[] a, int alongA, float[] b, int alongB, int sign) {
    double sum = 0;
    for (int y = 1; y < SIDE - 1; y++) {
      for (int x = 1; x < SIDE - 1; x++) {
        int i = y * SIDE + x;
        double one = a[i + alongA] - a[i - alongA];
        double other = b[i + alongB] - b[i - alongB];
        sum += WEIGHTS[i] * Math.abs(one + sign * other) / 2 * BODY_PX;
      }
    }
    return sum;
  }

  private static double weighted(double[] of) {
    double sum = 0;
    for (int i = 0; i < of.length; i++) {
      sum += WEIGHTS[i] * of[i];
    }
    return sum;
  }

  private static double[] core(double[] of) {
    int side = CORE_TO - CORE_FROM;
    double[] core = new double[side * side];
    for (int y = 0; y < side; y++) {
      System.arraycopy(of, (y + CORE_FROM) * SIDE + CORE_FROM, core, y * side, side);
    }
    return core;
  }

  private static double quantile(double[] of, double share) {
    double[] sorted = of.clone();
    Arrays.sort(sorted);
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /** They sum to 1. */
  private static float[] weights() {
    float[] weights = new float[SIDE * SIDE];
    double sum = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double dx = x - (SIDE - 1) / 2.0;
        double dy = y - (SIDE - 1) / 2.0;
        double weight = StrictMath.exp(-(dx * dx + dy * dy) / (2 * SIGMA_PX * SIGMA_PX));
        weights[y * SIDE + x] = (float) weight;
        sum += weight;
      }
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= (float) sum;
    }
    return weights;
  }
}
