package io.skybeat.simulator.camera;

import java.util.ArrayList;
import java.util.List;

/** Flat four-cornered faces of what stands still, in groups that are seen or missed together. */
final class Mesh {
  /**
   * A face; corners counter-clockwise as seen from outside.
   *
   * @param corners twelve numbers: east, north, up of four corners
   * @param rgb colour with the evening's light on it
   * @param centiC temperature, hundredths of a degree
   */
  record Face(double[] corners, int rgb, int centiC) {}

  /** Faces that lie within one sphere. */
  private record Group(double e, double n, double u, double radius, Face[] faces) {}

  private final List<Group> groups = new ArrayList<>();

  void add(List<Face> faces) {
    double[] low = {1e9, 1e9, 1e9};
    double[] high = {-1e9, -1e9, -1e9};
    for (Face face : faces) {
      for (int i = 0; i < 12; i++) {
        low[i % 3] = Math.min(low[i % 3], face.corners()[i]);
        high[i % 3] = Math.max(high[i % 3], face.corners()[i]);
      }
    }
    double de = (high[0] - low[0]) / 2;
    double dn = (high[1] - low[1]) / 2;
    double du = (high[2] - low[2]) / 2;
    groups.add(
        new Group(
            (high[0] + low[0]) / 2,
            (high[1] + low[1]) / 2,
            (high[2] + low[2]) / 2,
            Math.sqrt(de * de + dn * dn + du * du),
            faces.toArray(new Face[0])));
  }

  /** Draws every face that is turned to the camera. */
  void draw(View view, Canvas canvas, boolean thermal) {
    Filler filler = new Filler(canvas);
    for (Group group : groups) {
      if (!view.mayShow(group.e, group.n, group.u, group.radius)) {
        continue;
      }
      for (Face face : group.faces) {
        filler.fill(view, face, thermal ? face.centiC() : face.rgb());
      }
    }
  }

  /** Fills convex polygons row by row against the depth buffer. */
  private static final class Filler {
    private final Canvas canvas;
    private final double[] at = new double[3];
    private final double[] x = new double[4];
    private final double[] y = new double[4];
    private final double[] w = new double[4];

    Filler(Canvas canvas) {
      this.canvas = canvas;
    }

    void fill(View view, Face face, int value) {
      double[] c = face.corners();
      for (int i = 0; i < 4; i++) {
        // What reaches behind the camera is left out: nothing solid stands at a drone's height.
        if (!view.project(c[3 * i], c[3 * i + 1], c[3 * i + 2], at)) {
          return;
        }
        x[i] = at[0];
        y[i] = at[1];
        w[i] = 1 / at[2];
      }
      double area = 0;
      for (int i = 0; i < 4; i++) {
        int j = (i + 1) & 3;
        area += x[i] * y[j] - x[j] * y[i];
      }
      // Image y points down: a face turned to us runs clockwise in these coordinates' sense.
      if (area >= 0) {
        return;
      }
      rows(value);
    }

    private void rows(int value) {
      double[] plane = plane();
      double top = Math.min(Math.min(y[0], y[1]), Math.min(y[2], y[3]));
      double bottom = Math.max(Math.max(y[0], y[1]), Math.max(y[2], y[3]));
      int from = Math.max(0, (int) Math.ceil(top - 0.5));
      int to = Math.min(canvas.height - 1, (int) Math.floor(bottom - 0.5));
      for (int row = from; row <= to; row++) {
        double yc = row + 0.5;
        double left = 1e9;
        double right = -1e9;
        for (int i = 0; i < 4; i++) {
          int j = (i + 1) & 3;
          double y1 = y[i];
          double y2 = y[j];
          if (y1 <= yc != y2 <= yc) {
            double xc = x[i] + (yc - y1) / (y2 - y1) * (x[j] - x[i]);
            left = Math.min(left, xc);
            right = Math.max(right, xc);
          }
        }
        int a = Math.max(0, (int) Math.ceil(left - 0.5));
        int b = Math.min(canvas.width - 1, (int) Math.floor(right - 0.5));
        double inverse = plane[0] * (a + 0.5) + plane[1] * yc + plane[2];
        int base = row * canvas.width;
        for (int i = base + a; i <= base + b; i++) {
          float depth = (float) (1 / inverse);
          if (depth < canvas.depth[i]) {
            canvas.depth[i] = depth;
            canvas.value[i] = value;
          }
          inverse += plane[0];
        }
      }
    }

    /** 1/depth is linear over the image of a plane: coefficients of x, y and 1. */
    private double[] plane() {
      int best = 0;
      double bestArea = 0;
      // The three corners that span most: a face may be a triangle with a doubled corner.
      for (int skip = 0; skip < 4; skip++) {
        int i = (skip + 1) & 3;
        int j = (skip + 2) & 3;
        int k = (skip + 3) & 3;
        double a = Math.abs((x[j] - x[i]) * (y[k] - y[i]) - (x[k] - x[i]) * (y[j] - y[i]));
        if (a > bestArea) {
          bestArea = a;
          best = skip;
        }
      }
      int i = (best + 1) & 3;
      int j = (best + 2) & 3;
      int k = (best + 3) & 3;
      double d = (x[j] - x[i]) * (y[k] - y[i]) - (x[k] - x[i]) * (y[j] - y[i]);
      if (Math.abs(d) < 1e-9) {
        return new double[] {0, 0, w[i]};
      }
      double gx = ((w[j] - w[i]) * (y[k] - y[i]) - (w[k] - w[i]) * (y[j] - y[i])) / d;
      double gy = ((x[j] - x[i]) * (w[k] - w[i]) - (x[k] - x[i]) * (w[j] - w[i])) / d;
      return new double[] {gx, gy, w[i] - gx * x[i] - gy * y[i]};
    }
  }
}
