package io.skybeat.analytics.video;

import java.nio.ByteBuffer;

/**
 * How much a picture differs from the one before and, for key pictures, from the key picture
 * before: the share of luminance samples (every 4th of every 8th row) that are not exactly the
 * same.
 */
public final class PictureChange {
  private static final int ROW_STEP = 8;
  private static final int COLUMN_STEP = 4;

  private byte[] previous = new byte[0];
  private byte[] previousKey = new byte[0];
  private byte[] row = new byte[0];

  /**
   * What changed.
   *
   * @param sincePrevious share of samples that differ from the previous picture, 0..1; 1 when there
   *     is none to compare with
   * @param sinceKey the same against the previous key picture; 1 for pictures that are no key
   */
  public record Change(double sincePrevious, double sinceKey) {}

  /** Compares {@code frame} with its predecessors and remembers it. */
  public Change next(Frame frame) {
    byte[] now = sample(frame);
    Change change = new Change(changed(previous, now), frame.key() ? changed(previousKey, now) : 1);
    previous = now;
    if (frame.key()) {
      previousKey = now;
    }
    return change;
  }

  private byte[] sample(Frame frame) {
    ByteBuffer luma = frame.luma();
    int stride = frame.lumaStrideBytes();
    int width = frame.widthPx();
    if (row.length != width) {
      row = new byte[width];
    }
    int columns = (width + COLUMN_STEP - 1) / COLUMN_STEP;
    byte[] out = new byte[columns * ((frame.heightPx() + ROW_STEP - 1) / ROW_STEP)];
    int at = 0;
    for (int y = 0; y < frame.heightPx(); y += ROW_STEP) {
      luma.get(y * stride, row);
      for (int x = 0; x < width; x += COLUMN_STEP) {
        out[at++] = row[x];
      }
    }
    return out;
  }

  private static double changed(byte[] before, byte[] now) {
    if (before.length != now.length) {
      return 1;
    }
    int count = 0;
    for (int i = 0; i < now.length; i++) {
      if (before[i] != now[i]) {
        count++;
      }
    }
    return now.length == 0 ? 1 : (double) count / now.length;
  }
}
