package io.skybeat.analytics.locating;

import io.skybeat.core.geo.Enu;
import java.util.Arrays;

/**
 * Common errors (in sigmas) and places on the ground (east and north, metres) with the covariance
 * of all of them: a Kalman filter's state. Not thread-safe.
 */
final class JointState {
  private final int common;
  private double[] x;
  private double[][] p;

  /** {@code common} errors, each nil within one sigma, and no place. */
  JointState(int common) {
    this.common = common;
    this.x = new double[common];
    this.p = ErrorEstimate.unit(common);
  }

  double variance(int i) {
    return p[i][i];
  }

  /** The place whose east is part {@code at} of the state. */
  Enu place(int at) {
    return new Enu(x[at], x[at + 1], 0);
  }

  Covariance spread(int at) {
    return new Covariance(p[at][at], p[at][at + 1], p[at + 1][at + 1]);
  }

  ErrorEstimate estimate(int n) {
    return ErrorEstimate.of(x, p, n);
  }

  /** Lets a common error wander: {@code keep} of it stays, the rest is drawn anew. */
  void fade(int i, double keep) {
    x[i] *= keep;
    for (int j = 0; j < x.length; j++) {
      p[i][j] *= keep;
      p[j][i] *= keep;
    }
    p[i][i] += 1 - keep * keep;
  }

  /** Adds a place by the first look at it, whose own error is {@code noise}. */
  void append(Fix look, Covariance noise) {
    int n = x.length;
    double[] wide = Arrays.copyOf(x, n + 2);
    double[][] spread = new double[n + 2][n + 2];
    for (int i = 0; i < n; i++) {
      System.arraycopy(p[i], 0, spread[i], 0, n);
    }
    wide[n] = look.where().east();
    wide[n + 1] = look.where().north();
    int biases = Math.min(common, look.biases().size());
    for (int i = 0; i < biases; i++) {
      Enu bias = look.biases().get(i);
      wide[n] -= bias.east() * x[i];
      wide[n + 1] -= bias.north() * x[i];
      for (int j = 0; j < n; j++) {
        spread[n][j] -= bias.east() * p[i][j];
        spread[n + 1][j] -= bias.north() * p[i][j];
      }
    }
    spread[n][n] = noise.ee();
    spread[n][n + 1] = noise.en();
    spread[n + 1][n] = noise.en();
    spread[n + 1][n + 1] = noise.nn();
    for (int i = 0; i < biases; i++) {
      Enu bias = look.biases().get(i);
      spread[n][n] -= bias.east() * spread[n][i];
      spread[n][n + 1] -= bias.north() * spread[n][i];
      spread[n + 1][n] -= bias.east() * spread[n + 1][i];
      spread[n + 1][n + 1] -= bias.north() * spread[n + 1][i];
    }
    for (int j = 0; j < n; j++) {
      spread[j][n] = spread[n][j];
      spread[j][n + 1] = spread[n + 1][j];
    }
    x = wide;
    p = spread;
  }

  /** Forgets the place at {@code at}. */
  void remove(int at) {
    int n = x.length;
    double[] narrow = new double[n - 2];
    double[][] left = new double[n - 2][n - 2];
    for (int i = 0, to = 0; i < n; i++) {
      if (i == at || i == at + 1) {
        continue;
      }
      narrow[to] = x[i];
      for (int j = 0, across = 0; j < n; j++) {
        if (j != at && j != at + 1) {
          left[to][across++] = p[i][j];
        }
      }
      to++;
    }
    x = narrow;
    p = left;
  }

  /**
   * Takes in a look at the place at {@code at}: what it saw is the place plus its biases' shares
   * plus {@code noise}. False, and nothing changed, when it lies beyond {@code gate} squared
   * sigmas.
   */
  boolean seePlace(int at, Fix look, Covariance noise, double gate) {
    int n = x.length;
    double[][] ph = {p[at].clone(), p[at + 1].clone()};
    Enu off = look.where().minus(place(at));
    int biases = Math.min(common, look.biases().size());
    for (int i = 0; i < biases; i++) {
      Enu bias = look.biases().get(i);
      off = off.minus(bias.times(x[i]));
      for (int j = 0; j < n; j++) {
        ph[0][j] += bias.east() * p[i][j];
        ph[1][j] += bias.north() * p[i][j];
      }
    }
    double ee = ph[0][at] + noise.ee();
    double en = ph[0][at + 1] + noise.en();
    double nn = ph[1][at + 1] + noise.nn();
    for (int i = 0; i < biases; i++) {
      Enu bias = look.biases().get(i);
      ee += bias.east() * ph[0][i];
      en += bias.north() * ph[0][i];
      nn += bias.north() * ph[1][i];
    }
    if (new Covariance(ee, en, nn).squaredSigmas(off) > gate) {
      return false;
    }
    double det = ee * nn - en * en;
    for (int i = 0; i < n; i++) {
      double byEast = (ph[0][i] * nn - ph[1][i] * en) / det;
      double byNorth = (ph[1][i] * ee - ph[0][i] * en) / det;
      x[i] += byEast * off.east() + byNorth * off.north();
      for (int j = 0; j < n; j++) {
        p[i][j] -= byEast * ph[0][j] + byNorth * ph[1][j];
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double mean = (p[i][j] + p[j][i]) / 2;
        p[i][j] = mean;
        p[j][i] = mean;
      }
    }
    return true;
  }

  /** Takes in a direct reading of common error {@code i}; nothing changes beyond {@code gate}. */
  void seeOne(int i, double value, double variance, double gate) {
    double off = value - x[i];
    double s = p[i][i] + variance;
    if (off * off > gate * s) {
      return;
    }
    double[] gain = p[i].clone();
    for (int j = 0; j < x.length; j++) {
      x[j] += gain[j] / s * off;
      for (int k = 0; k < x.length; k++) {
        p[j][k] -= gain[j] * gain[k] / s;
      }
    }
  }
}
