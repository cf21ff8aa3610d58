package io.skybeat.missions.terrain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A GeoTIFF of 4 x 3 real heights in one strip, written byte by byte after the TIFF 6 notes. */
final class FloatTiff {
  private static final int WIDTH = 4;
  private static final int HEIGHT = 3;
  private static final int KEYS_AT = 400;

  private FloatTiff() {}

  static float height(int column, int row) {
    return 50.25f + column * 1.5f - row * 20;
  }

  static byte[] bytes(boolean little, int predictor) {
    ByteBuffer out =
        ByteBuffer.allocate(640).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    out.put((byte) (little ? 'I' : 'M')).put((byte) (little ? 'I' : 'M'));
    out.putShort((short) 42).putInt(8);
    int[][] tags = {
      {256, 4, 1, WIDTH},
      {257, 4, 1, HEIGHT},
      {258, 3, 1, 32},
      {259, 3, 1, 1},
      {273, 4, 1, 500},
      {277, 3, 1, 1},
      {278, 4, 1, HEIGHT},
      {279, 4, 1, WIDTH * HEIGHT * 4},
      {317, 3, 1, predictor},
      {339, 3, 1, 3},
      {33550, 12, 3, 300},
      {33922, 12, 6, 330},
      {34735, 3, 16, KEYS_AT}
    };
    out.putShort((short) tags.length);
    for (int[] tag : tags) {
      out.putShort((short) tag[0]).putShort((short) tag[1]).putInt(tag[2]);
      if (tag[1] == 3 && tag[2] == 1) {
        out.putShort((short) tag[3]).putShort((short) 0);
      } else {
        out.putInt(tag[3]);
      }
    }
    out.putInt(0);
    double[] scale = {0.01, 0.01, 0};
    double[] tie = {0, 0, 0, 114.3, 30.6, 0};
    for (int i = 0; i < 3; i++) {
      out.putDouble(300 + 8 * i, scale[i]);
    }
    for (int i = 0; i < 6; i++) {
      out.putDouble(330 + 8 * i, tie[i]);
    }
    int[] keys = {1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326};
    for (int i = 0; i < keys.length; i++) {
      out.putShort(KEYS_AT + 2 * i, (short) keys[i]);
    }
    for (int row = 0; row < HEIGHT; row++) {
      row(out, row, predictor);
    }
    return out.array();
  }

  private static void row(ByteBuffer out, int row, int predictor) {
    int at = 500 + row * WIDTH * 4;
    byte[] planes = new byte[WIDTH * 4];
    for (int column = 0; column < WIDTH; column++) {
      int bits = Float.floatToIntBits(height(column, row));
      if (predictor == 1) {
        out.putInt(at + column * 4, bits);
      }
      for (int b = 0; b < 4; b++) {
        planes[b * WIDTH + column] = (byte) (bits >> (24 - 8 * b));
      }
    }
    for (int i = 0; predictor == 3 && i < planes.length; i++) {
      out.put(at + i, (byte) (planes[i] - (i == 0 ? 0 : planes[i - 1])));
    }
  }

  /** The same with a projected model type. */
  static byte[] projected(byte[] bytes) {
    byte[] changed = bytes.clone();
    changed[KEYS_AT + 14] = 1;
    return changed;
  }
}
