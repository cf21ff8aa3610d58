package io.skybeat.analytics.video;

import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * Pixels that somebody has as a BGR buffer, or draws when asked; luminance is computed when asked
 * for (BT.601).
 */
final class BgrPixels implements Frame.Pixels {
  private final Supplier<ByteBuffer> source;
  private final int widthPx;
  private final int heightPx;
  private ByteBuffer bgr;
  private ByteBuffer luma;

  BgrPixels(Supplier<ByteBuffer> source, int widthPx, int heightPx) {
    this.source = source;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
  }

  @Override
  public ByteBuffer bgr() {
    if (bgr == null) {
      bgr = source.get();
    }
    return bgr;
  }

  @Override
  public ByteBuffer luma() {
    if (luma == null) {
      bgr();
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
