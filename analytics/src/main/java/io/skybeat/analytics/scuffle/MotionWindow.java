package io.skybeat.analytics.scuffle;

import io.skybeat.analytics.vision.BgrImage;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The moving picture of one group: {@link #FRAMES} grey crops a tenth of a second apart, at a scale
 * at which a person is {@link #BODY_PX} tall, so that near and far groups look alike.
 *
 * @param crops each {@link #SIDE_PX} x {@link #SIDE_PX} bytes, rows from the top
 */
public record MotionWindow(List<byte[]> crops) {
  public static final int FRAMES = 16;
  public static final double PER_S = 10;
  public static final int SIDE_PX = 96;
  public static final double BODY_PX = 32;

  public MotionWindow {
    if (crops.size() != FRAMES) {
      throw new IllegalArgumentException(FRAMES + " crops make a window, not " + crops.size());
    }
    crops = List.copyOf(crops);
  }

  /**
   * Cuts one crop. What lies beyond the picture repeats its edge.
   *
   * @param x the group's middle, pixels
   * @param y the group's middle, pixels
   * @param bodyPx how tall its persons are in the picture
   */
  public static byte[] crop(BgrImage image, double x, double y, double bodyPx) {
    double step = bodyPx / BODY_PX;
    double left = x - step * SIDE_PX / 2;
    double top = y - step * SIDE_PX / 2;
    int side = (int) Math.ceil(step * SIDE_PX) + 3;
    int[] grey = grey(image, (int) Math.floor(left) - 1, (int) Math.floor(top) - 1, side);
    left -= Math.floor(left) - 1;
    top -= Math.floor(top) - 1;
    // Each pixel of the crop is the mean of a square of samples: fewer would flicker.
    int samples = (int) Math.max(1, Math.min(8, Math.ceil(step)));
    byte[] crop = new byte[SIDE_PX * SIDE_PX];
    for (int row = 0; row < SIDE_PX; row++) {
      for (int column = 0; column < SIDE_PX; column++) {
        double sum = 0;
        for (int i = 0; i < samples; i++) {
          double py = top + step * (row + (i + 0.5) / samples) - 0.5;
          for (int j = 0; j < samples; j++) {
            double px = left + step * (column + (j + 0.5) / samples) - 0.5;
            sum += between(grey, side, px, py);
          }
        }
        crop[row * SIDE_PX + column] = (byte) Math.round(sum / (samples * samples));
      }
    }
    return crop;
  }

  private static int[] grey(BgrImage image, int left, int top, int side) {
    int[] grey = new int[side * side];
    ByteBuffer pixels = image.pixels();
    for (int row = 0; row < side; row++) {
      int line = inside(top + row, image.height()) * image.strideBytes();
      for (int column = 0; column < side; column++) {
        int at = line + 3 * inside(left + column, image.width());
        grey[row * side + column] =
            (29 * (pixels.get(at) & 255)
                    + 150 * (pixels.get(at + 1) & 255)
                    + 77 * (pixels.get(at + 2) & 255))
                >> 8;
      }
    }
    return grey;
  }

  private static double between(int[] grey, int side, double x, double y) {
    int column = Math.max(0, Math.min(side - 2, (int) x));
    int row = Math.max(0, Math.min(side - 2, (int) y));
    double dx = x - column;
    double dy = y - row;
    int at = row * side + column;
    return (1 - dy) * ((1 - dx) * grey[at] + dx * grey[at + 1])
        + dy * ((1 - dx) * grey[at + side] + dx * grey[at + side + 1]);
  }

  private static int inside(int at, int size) {
    return Math.max(0, Math.min(size - 1, at));
  }
}
