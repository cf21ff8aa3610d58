package io.skybeat.simulator.camera;

/**
 * A picture buffer that is drawn into again and again: packed blue-green-red bytes, rows from the
 * top, {@code 3 * widthPx} bytes a row.
 */
public final class Picture {
  public final int widthPx;
  public final int heightPx;
  public final byte[] bgr;

  public Picture(int widthPx, int heightPx) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.bgr = new byte[3 * widthPx * heightPx];
  }
}
