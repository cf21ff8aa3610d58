package io.skybeat.analytics.video;

import java.nio.ByteBuffer;

/** Pixels that are a BGR buffer already; luminance is computed when asked for (BT.601). */
final class BgrPixels implements Frame.Pixels {
  private final ByteBuffer bgr;
  private final int widthPx;
  private final int heightPx;
  private ByteBuffer luma;

  BgrPixels(ByteBuffer bgr, int widthPx, int heightPx) {
    this.bgr = bgr;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
  }

  @Override
  public ByteBuffer bgr() {
    return bgr;
  }

  @Override
  public ByteBuffer luma() {
    if (luma == null) {
      luma = ByteBuffer.allocateDirect(widthPx * heightPx);
      for (int i = 0; i < widthPx * heightPx; i++) {
        int blue = bgr.get(3 * i) & 0xFF;
        int green = bgr.get(3 * i + 1) & 0xFF;
        int red = bgr.get(3 * i + 2) & 0xFF;
        luma.put(i, (byte) ((29 * blue + 150 * green + 77 * red) >> 8));
      }
    }
    return luma;
  }

  @Override
  public int lumaStrideBytes() {
    return widthPx;
  }

  @Override
  public void free() {
    // The buffer belongs to whoever made it.
  }
}
