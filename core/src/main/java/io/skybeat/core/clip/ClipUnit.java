package io.skybeat.core.clip;

import io.skybeat.core.sighting.ClockQuality;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One coded picture of a recording or clip: when it was taken, and its bytes by their hash.
 *
 * @param at capture time, UTC, on the clock of whoever received it
 * @param quality how far {@code at} can be trusted
 * @param offsetS camera clock minus the receiver's, seconds; 0 when unknown
 * @param senderAt capture time as the camera said it, empty before its first sender report
 * @param key decoding can start here
 * @param damaged packets were lost in it or since the last key picture
 * @param bytes length of the sample in the file
 * @param sha256 of the sample: each NAL unit behind its length in four bytes, big-endian
 */
public record ClipUnit(
    Instant at,
    ClockQuality quality,
    double offsetS,
    Optional<Instant> senderAt,
    boolean key,
    boolean damaged,
    int bytes,
    String sha256) {
  private static final int FIELDS = 8;
  private static final String NONE = "-";

  /** As a line of text, without a line break. */
  public String line() {
    return String.join(
        " ",
        at.toString(),
        quality.name(),
        String.format(Locale.ROOT, "%.6f", offsetS),
        senderAt.map(Instant::toString).orElse(NONE),
        key ? "key" : NONE,
        damaged ? "damaged" : NONE,
        Integer.toString(bytes),
        sha256);
  }

  /** Reads {@link #line} back; throws {@link BadClip}. */
  public static ClipUnit parse(String line) {
    String[] parts = line.split(" ", -1);
    try {
      if (parts.length == FIELDS && parts[7].matches("[0-9a-f]{64}")) {
        return new ClipUnit(
            Instant.parse(parts[0]),
            ClockQuality.valueOf(parts[1]),
            Double.parseDouble(parts[2]),
            parts[3].equals(NONE) ? Optional.empty() : Optional.of(Instant.parse(parts[3])),
            parts[4].equals("key"),
            parts[5].equals("damaged"),
            Integer.parseInt(parts[6]),
            parts[7]);
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new BadClip("table of pictures: '" + line + "' is no line of it", e);
    }
    throw new BadClip("table of pictures: '" + line + "' is no line of it");
  }
}
