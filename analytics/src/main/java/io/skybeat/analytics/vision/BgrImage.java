package io.skybeat.analytics.vision;

import java.nio.ByteBuffer;

/**
 * A view of a decoded picture: 8-bit blue, green, red, interleaved. The pixels are not copied; they
 * must stay as they are while a detector looks at them.
 *
 * @param pixels a direct buffer whose position 0 is the top left pixel's blue; its position and
 *     limit are left alone by readers
 * @param width columns
 * @param height rows
 * @param strideBytes bytes from one row to the next, at least {@code 3 * width}
 */
public record BgrImage(ByteBuffer pixels, int width, int height, int strideBytes) {
  /** Refuses buffers that are too small for the picture or do not lie outside the heap. */
  public BgrImage {
    if (width < 1 || height < 1 || strideBytes < 3 * width) {
      throw new IllegalArgumentException(
          "not a picture: " + width + "x" + height + ", stride " + strideBytes + " bytes");
    }
    long needed = (long) strideBytes * (height - 1) + 3L * width;
    if (!pixels.isDirect() || pixels.capacity() < needed) {
      throw new IllegalArgumentException(
          "a picture of "
              + width
              + "x"
              + height
              + " needs a direct buffer of "
              + needed
              + " bytes, this one has "
              + pixels.capacity()
              + (pixels.isDirect() ? "" : " on the heap"));
    }
  }

  /** The whole picture as a region. */
  public Region whole() {
    return new Region(0, 0, width, height);
  }
}
