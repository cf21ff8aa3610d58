package io.skybeat.analytics.radiometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads radiometric JPEGs (R-JPEG). FLIR's hold the sensor's counts and the constants of Planck's
 * law in their APP1 segments: they become degrees. DJI's hold the counts of a 640 x 512 sensor in
 * APP3; how these become degrees is known to the maker's library alone, so they stay counts.
 */
public final class RadiometricJpeg {
  private static final byte[] FLIR = {'F', 'L', 'I', 'R', 0};
  private static final int FLIR_HEADER = 8;
  private static final int DJI_WIDTH = 640;
  private static final int DJI_HEIGHT = 512;

  private RadiometricJpeg() {}

  /**
   * What the sensor measured; empty for a JPEG without such data.
   *
   * @throws IllegalArgumentException if it claims to have some that cannot be read
   */
  public static Optional<Radiometry> read(byte[] jpeg) {
    List<JpegSegments.Segment> segments = JpegSegments.of(jpeg);
    Optional<byte[]> flir = flir(segments);
    return flir.isPresent() ? Optional.of(FlirFile.read(flir.get())) : dji(segments);
  }

  /** FLIR's file, which is spread over segments that say their number and the last one's. */
  private static Optional<byte[]> flir(List<JpegSegments.Segment> segments) {
    List<byte[]> parts = new ArrayList<>();
    for (JpegSegments.Segment segment : segments) {
      byte[] bytes = segment.bytes();
      if (segment.app() == 1
          && bytes.length > FLIR_HEADER
          && Arrays.equals(bytes, 0, FLIR.length, FLIR, 0, FLIR.length)) {
        int number = bytes[6] & 0xff;
        int last = bytes[7] & 0xff;
        while (parts.size() <= last) {
          parts.add(null);
        }
        if (number < parts.size()) {
          parts.set(number, Arrays.copyOfRange(bytes, FLIR_HEADER, bytes.length));
        }
      }
    }
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    if (parts.contains(null)) {
      throw new IllegalArgumentException("one of its " + parts.size() + " FLIR parts is missing");
    }
    return Optional.of(joined(parts));
  }

  private static Optional<Radiometry> dji(List<JpegSegments.Segment> segments) {
    byte[] bytes =
        joined(
            segments.stream().filter(s -> s.app() == 3).map(JpegSegments.Segment::bytes).toList());
    if (bytes.length != 2 * DJI_WIDTH * DJI_HEIGHT) {
      return Optional.empty();
    }
    float[] counts = new float[DJI_WIDTH * DJI_HEIGHT];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (bytes[2 * i] & 0xff) | (bytes[2 * i + 1] & 0xff) << 8;
    }
    return Optional.of(new Radiometry(DJI_WIDTH, DJI_HEIGHT, counts, false, "DJI APP3"));
  }

  private static byte[] joined(List<byte[]> parts) {
    byte[] whole = new byte[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    return whole;
  }
}
