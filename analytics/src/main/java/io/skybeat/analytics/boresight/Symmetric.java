package io.skybeat.analytics.boresight;

/** Small symmetric matrices: inverse, and the weakest direction of a 3x3 one. */
final class Symmetric {
  private static final int SWEEPS = 30;

  private Symmetric() {}

  /** An eigenvalue with its unit vector. */
  record Eigen(double value, double[] vector) {}

  /** The inverse of positive definite {@code m} (Gauss-Jordan; it is only as large as a report). */
  static double[][] inverse(double[][] m) {
    int n = m.length;
    double[][] a = new double[n][2 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(m[i], 0, a[i], 0, n);
      a[i][n + i] = 1;
    }
    for (int i = 0; i < n; i++) {
      int pivot = i;
      for (int k = i + 1; k < n; k++) {
        pivot = Math.abs(a[k][i]) > Math.abs(a[pivot][i]) ? k : pivot;
      }
      double[] row = a[pivot];
      a[pivot] = a[i];
      a[i] = row;
      double head = row[i];
      if (head == 0) {
        throw new IllegalArgumentException("the rows determine nothing");
      }
      for (int j = 0; j < 2 * n; j++) {
        row[j] /= head;
      }
      for (int k = 0; k < n; k++) {
        double factor = a[k][i];
        for (int j = 0; k != i && j < 2 * n; j++) {
          a[k][j] -= factor * row[j];
        }
      }
    }
    double[][] inverse = new double[n][n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(a[i], n, inverse[i], 0, n);
    }
    return inverse;
  }

  /** The smallest eigenvalue of {@code m} by Jacobi's rotations. */
  static Eigen weakest(double[][] m) {
    int n = m.length;
    double[][] a = new double[n][];
    double[][] v = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i] = m[i].clone();
      v[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(a, v, p, q);
        }
      }
    }
    int least = 0;
    for (int i = 1; i < n; i++) {
      least = a[i][i] < a[least][least] ? i : least;
    }
    double[] vector = new double[n];
    for (int i = 0; i < n; i++) {
      vector[i] = v[i][least];
    }
    return new Eigen(Math.max(0, a[least][least]), vector);
  }

  private static void rotate(double[][] a, double[][] v, int p, int q) {
    if (Math.abs(a[p][q]) < 1e-300) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.signum(theta) / (Math.abs(theta) + StrictMath.sqrt(theta * theta + 1));
    t = theta == 0 ? 1 : t;
    double c = 1 / StrictMath.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < a.length; k++) {
      double kp = a[k][p];
      double kq = a[k][q];
      a[k][p] = c * kp - s * kq;
      a[k][q] = s * kp + c * kq;
    }
    for (int k = 0; k < a.length; k++) {
      double pk = a[p][k];
      double qk = a[q][k];
      a[p][k] = c * pk - s * qk;
      a[q][k] = s * pk + c * qk;
      double vp = v[k][p];
      double vq = v[k][q];
      v[k][p] = c * vp - s * vq;
      v[k][q] = s * vp + c * vq;
    }
  }
}
