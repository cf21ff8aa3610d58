package io.skybeat.analytics.locating;

import io.skybeat.core.geo.Enu;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of the errors that all looks of one flight share: their mean and covariance, in
 * sigmas, in the order of {@link Fix#biases}. Immutable.
 */
public final class ErrorEstimate {
  /** Nothing learnt: no error is expected, each may be one sigma. */
  public static final ErrorEstimate NOTHING = of(new double[6], unit(6), 6);

  private final double[] mean;

  /** Lower triangle whose product with its transpose is the covariance. */
  private final double[][] root;

  private ErrorEstimate(double[] mean, double[][] root) {
    this.mean = mean;
    this.root = root;
  }

  /** The first {@code n} of a state with its covariance. */
  static ErrorEstimate of(double[] state, double[][] covariance, int n) {
    return new ErrorEstimate(Arrays.copyOf(state, n), root(covariance, n));
  }

  static double[][] unit(int n) {
    double[][] unit = new double[n][n];
    for (int i = 0; i < n; i++) {
      unit[i][i] = 1;
    }
    return unit;
  }

  /** {@code raw} without the error that is known, and with what of it is not. */
  public Fix correct(Fix raw) {
    Enu where = raw.where();
    int n = Math.min(mean.length, raw.biases().size());
    for (int i = 0; i < n; i++) {
      where = where.minus(raw.biases().get(i).times(mean[i]));
    }
    List<Enu> biases = new ArrayList<>(raw.biases().size());
    for (int k = 0; k < raw.biases().size(); k++) {
      Enu bias = k < n ? Enu.ZERO : raw.biases().get(k);
      for (int i = k; i < n; i++) {
        bias = bias.plus(raw.biases().get(i).times(root[i][k]));
      }
      biases.add(bias);
    }
    return new Fix(where, biases, raw.own());
  }

  /** Mean of common error {@code i}, in its sigmas. */
  public double mean(int i) {
    return mean[i];
  }

  /**
   * One sigma of what is left of common error {@code i}, in its sigmas before; 1: nothing known.
   */
  public double left(int i) {
    double sum = 0;
    for (int k = 0; k <= i; k++) {
      sum += root[i][k] * root[i][k];
    }
    return StrictMath.sqrt(sum);
  }

  /** Cholesky's root; what rounding made negative counts as nil. */
  private static double[][] root(double[][] a, int n) {
    double[][] l = new double[n][n];
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        if (i == j) {
          l[j][j] = StrictMath.sqrt(Math.max(0, sum));
        } else {
          l[i][j] = l[j][j] > 1e-9 ? sum / l[j][j] : 0;
        }
      }
    }
    return l;
  }
}
