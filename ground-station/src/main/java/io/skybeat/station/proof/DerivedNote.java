package io.skybeat.station.proof;

import io.skybeat.core.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * What an export of derived copies holds, what each copy is of, and by which rule it was made;
 * signed. It proves nothing of what the originals show: they stay with the station, sealed.
 *
 * @param by the person, with the {@code reason} that he gave
 * @param copies each with its original
 * @param signature over the same with an empty signature, base64
 */
public record DerivedNote(
    String format,
    String station,
    Instant at,
    String by,
    String reason,
    List<Copy> copies,
    String key,
    String signature) {
  public static final String FORMAT = "skybeat-derived-1";
  public static final String FILE = "derived.json";

  /** Copies the list. */
  public DerivedNote {
    copies = List.copyOf(copies);
  }

  /**
   * One copy.
   *
   * @param item number of the item in the station's chain
   * @param file the copy's path in the export
   * @param sha256 of the copy
   * @param original name of the original in the item
   * @param originalSha256 as the item's manifest has it
   * @param rule name and version
   */
  public record Copy(
      long item, String file, String sha256, String original, String originalSha256, String rule) {}

  private DerivedNote signed(String with) {
    return new DerivedNote(format, station, at, by, reason, copies, key, with);
  }

  byte[] signedPart() {
    return Json.write(signed("")).getBytes(StandardCharsets.UTF_8);
  }

  /** Signed by {@code key}. */
  public DerivedNote signedBy(SigningKey key) {
    return signed(key.sign(signedPart()));
  }
}
