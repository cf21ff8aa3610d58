package io.skybeat.simulator.camera;

import io.skybeat.simulator.world.Lamp;
import io.skybeat.simulator.world.Town;

/** The evening's light on the ground: a last grey of the sky, and warm lamps. */
final class Light {
  private static final double CELL_M = 1;

  private static final double[] SKY = {0.60, 0.64, 0.74};
  private static final double[] LAMP = {1.0, 0.86, 0.62};

  private final int columns;
  private final int rows;
  private final float[] lamp;

  Light(Town town) {
    columns = (int) ((Town.EXTENT.east() - Town.EXTENT.west()) / CELL_M) + 2;
    rows = (int) ((Town.EXTENT.north() - Town.EXTENT.south()) / CELL_M) + 2;
    lamp = new float[columns * rows];
    for (Lamp one : town.lamps()) {
      shine(one);
    }
  }

  private void shine(Lamp one) {
    double h2 = one.heightM() * one.heightM();
    int reach = (int) (4 * one.heightM() + 6);
    int c0 = (int) ((one.east() - Town.EXTENT.west()) / CELL_M);
    int r0 = (int) ((one.north() - Town.EXTENT.south()) / CELL_M);
    for (int r = Math.max(0, r0 - reach); r <= Math.min(rows - 1, r0 + reach); r++) {
      for (int c = Math.max(0, c0 - reach); c <= Math.min(columns - 1, c0 + reach); c++) {
        double de = Town.EXTENT.west() + c * CELL_M - one.east();
        double dn = Town.EXTENT.south() + r * CELL_M - one.north();
        double q = h2 / (h2 + 0.35 * (de * de + dn * dn));
        double fade = Math.max(0, 1 - Math.hypot(de, dn) / reach);
        lamp[r * columns + c] += (float) (0.75 * one.power() * q * q * fade);
      }
    }
  }

  /** Light of the lamps at a point, 0 dark to about 1. */
  double lampAt(double e, double n) {
    double x = (e - Town.EXTENT.west()) / CELL_M;
    double y = (n - Town.EXTENT.south()) / CELL_M;
    x = Math.max(0, Math.min(columns - 1.001, x));
    y = Math.max(0, Math.min(rows - 1.001, y));
    int c = (int) x;
    int r = (int) y;
    double fx = x - c;
    double fy = y - r;
    int i = r * columns + c;
    double low = lamp[i] + (lamp[i + 1] - lamp[i]) * fx;
    double high = lamp[i + columns] + (lamp[i + columns + 1] - lamp[i + columns]) * fx;
    double sum = low + (high - low) * fy;
    return sum / (1 + 0.45 * sum);
  }

  /** A surface colour in that light. */
  int on(int rgb, double e, double n, double facing) {
    double l = lampAt(e, n);
    return tint(rgb, l, facing);
  }

  /** A surface colour under lamp light {@code l}; {@code facing} scales all light. */
  static int tint(int rgb, double l, double facing) {
    double r = ((rgb >> 16) & 255) * facing * (SKY[0] + LAMP[0] * l);
    double g = ((rgb >> 8) & 255) * facing * (SKY[1] + LAMP[1] * l);
    double b = (rgb & 255) * facing * (SKY[2] + LAMP[2] * l);
    return clip(r) << 16 | clip(g) << 8 | clip(b);
  }

  private static int clip(double x) {
    return x <= 0 ? 0 : x >= 255 ? 255 : (int) x;
  }
}
