package io.skybeat.simulator.camera;

import java.util.Arrays;

/**
 * What is drawn into before the sensor turns it into bytes: a colour or a temperature per pixel, a
 * depth, and on demand whose pixel it is.
 */
final class Canvas {
  static final int NOBODY = -1;

  final int width;
  final int height;

  /** Visible: 0xRRGGBB. Thermal: hundredths of a degree Celsius. */
  final int[] value;

  /** Distance along the optical axis, metres; infinite where only ground is seen. */
  final float[] depth;

  /** The person that covers the pixel, or {@link #NOBODY}; null unless labels are wanted. */
  final int[] owner;

  Canvas(int width, int height, boolean owners) {
    this.width = width;
    this.height = height;
    value = new int[width * height];
    depth = new float[width * height];
    owner = owners ? new int[width * height] : null;
  }

  void clear() {
    Arrays.fill(depth, Float.POSITIVE_INFINITY);
    if (owner != null) {
      Arrays.fill(owner, NOBODY);
    }
  }

  /** {@code under} covered by {@code share} (0..256) of {@code over}, channel by channel. */
  static int mix(int under, int over, int share) {
    int rb = under & 0xFF00FF;
    int g = under & 0x00FF00;
    rb += (((over & 0xFF00FF) - rb) * share) >> 8;
    g += (((over & 0x00FF00) - g) * share) >> 8;
    return (rb & 0xFF00FF) | (g & 0x00FF00);
  }

  /** A colour times a factor (256 is 1), each channel held at 255. */
  static int scale(int rgb, int by) {
    int r = Math.min(255, (((rgb >> 16) & 255) * by) >> 8);
    int g = Math.min(255, (((rgb >> 8) & 255) * by) >> 8);
    int b = Math.min(255, ((rgb & 255) * by) >> 8);
    return r << 16 | g << 8 | b;
  }
}
