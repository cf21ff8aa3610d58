package io.skybeat.analytics.radiometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The application segments before a JPEG's picture, where cameras keep what they measured. */
final class JpegSegments {
  private static final int APP0 = 0xe0;
  private static final int START_OF_SCAN = 0xda;

  /** A segment: its number (1 for APP1) and its bytes without marker and length. */
  record Segment(int app, byte[] bytes) {}

  private JpegSegments() {}

  /** The APPn segments of {@code jpeg} in order; none if it is no JPEG. A cut file ends early. */
  static List<Segment> of(byte[] jpeg) {
    List<Segment> segments = new ArrayList<>();
    int at = 2;
    if (jpeg.length < 4 || (jpeg[0] & 0xff) != 0xff || (jpeg[1] & 0xff) != 0xd8) {
      return segments;
    }
    while (at + 4 <= jpeg.length && (jpeg[at] & 0xff) == 0xff) {
      int marker = jpeg[at + 1] & 0xff;
      if (marker == 0xff) {
        at++;
        continue;
      }
      if (marker == START_OF_SCAN) {
        break;
      }
      int length = (jpeg[at + 2] & 0xff) << 8 | (jpeg[at + 3] & 0xff);
      int end = at + 2 + length;
      if (length < 2 || end > jpeg.length) {
        break;
      }
      if (marker >= APP0 && marker < APP0 + 16) {
        segments.add(new Segment(marker - APP0, Arrays.copyOfRange(jpeg, at + 4, end)));
      }
      at = end;
    }
    return segments;
  }
}
