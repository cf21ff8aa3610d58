package io.skybeat.analytics.scuffle;

import java.util.ArrayList;
import java.util.List;

/** Windows of a smooth made-up texture that moves as it is told. */
final class MadeWindow {
  /** Where a texture's point is taken from. */
  interface Motion {
    /** Offset in pixels at {@code x}, {@code y} after {@code steps} tenths of a second. */
    double[] at(double x, double y, int steps);
  }

  private MadeWindow() {}

  static MotionWindow of(Motion motion) {
    List<byte[]> crops = new ArrayList<>();
    for (int i = 0; i < MotionWindow.FRAMES; i++) {
      crops.add(crop(motion, i));
    }
    return new MotionWindow(crops);
  }

  static byte[] crop(Motion motion, int steps) {
    int side = MotionWindow.SIDE_PX;
    byte[] crop = new byte[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double[] off = motion.at(x, y, steps);
        double u = x - off[0];
        double v = y - off[1];
        double level =
            128
                + 30 * Math.sin(u / 5.3 + 1.7 * Math.sin(v / 11))
                + 30 * Math.sin(v / 6.1 + 1.3 * Math.sin(u / 13))
                + 25 * Math.sin((u + v) / 9.7);
        crop[y * side + x] = (byte) Math.round(level);
      }
    }
    return crop;
  }

  /** 1 in the middle, where the group is, 0 outside. */
  static double middle(double x, double y) {
    double away = Math.hypot(x - 47.5, y - 47.5);
    return away < 20 ? 1 : away > 30 ? 0 : (30 - away) / 10;
  }
}
