package io.skybeat.analytics.vision;

import java.util.ArrayDeque;
import java.util.function.IntToDoubleFunction;

/** Connected pixels above a cut, grown from a seed over eight neighbours. */
final class Patch {
  private static final int HOTTEST_KEPT = 16;

  private final double[] hottest = new double[HOTTEST_KEPT];
  private int left = Integer.MAX_VALUE;
  private int top = Integer.MAX_VALUE;
  private int right;
  private int bottom;
  private int areaPx;
  private double sumX;
  private double sumY;
  private double sumWeight;

  private Patch() {
    java.util.Arrays.fill(hottest, Double.NEGATIVE_INFINITY);
  }

  static Patch grow(
      int seed, int width, int height, IntToDoubleFunction value, double cut, boolean[] done) {
    Patch patch = new Patch();
    ArrayDeque<Integer> open = new ArrayDeque<>();
    open.add(seed);
    done[seed] = true;
    while (!open.isEmpty()) {
      int at = open.remove();
      int x = at % width;
      int y = at / width;
      patch.add(x, y, value.applyAsDouble(at), cut);
      for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          int next = ny * width + nx;
          if (!done[next] && value.applyAsDouble(next) >= cut) {
            done[next] = true;
            open.add(next);
          }
        }
      }
    }
    return patch;
  }

  private void add(int x, int y, double value, double cut) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
    areaPx++;
    double weight = value - cut + 1;
    sumX += weight * (x + 0.5);
    sumY += weight * (y + 0.5);
    sumWeight += weight;
    for (int i = 0; i < HOTTEST_KEPT && value > hottest[HOTTEST_KEPT - 1]; i++) {
      if (value > hottest[i]) {
        System.arraycopy(hottest, i, hottest, i + 1, HOTTEST_KEPT - 1 - i);
        hottest[i] = value;
        break;
      }
    }
  }

  int areaPx() {
    return areaPx;
  }

  /** The value that {@code count} pixels reach: the peak without its noise. */
  double level(int count) {
    return hottest[Math.max(0, Math.min(Math.min(count, areaPx), HOTTEST_KEPT) - 1)];
  }

  HotSpot spot(double ratio, boolean source) {
    return new HotSpot(
        source ? HotSpot.Strength.SOURCE : HotSpot.Strength.CANDIDATE,
        new Region(left, top, right - left + 1, bottom - top + 1),
        sumX / sumWeight,
        sumY / sumWeight,
        ratio,
        areaPx,
        hottest[0]);
  }
}
