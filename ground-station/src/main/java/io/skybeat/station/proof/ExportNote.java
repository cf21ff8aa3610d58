package io.skybeat.station.proof;

import io.skybeat.core.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * What an exported folder holds, and who took it out; signed.
 *
 * @param by the person, with the {@code reason} that he gave
 * @param items numbers of the items
 * @param erasures numbers of the erasures
 * @param signature over the same with an empty signature, base64
 */
public record ExportNote(
    String format,
    String station,
    Instant at,
    String by,
    String reason,
    List<Long> items,
    List<Long> erasures,
    String key,
    String signature) {
  public static final String FORMAT = "skybeat-export-1";
  public static final String FILE = "export.json";

  public ExportNote {
    items = List.copyOf(items);
    erasures = List.copyOf(erasures);
  }

  ExportNote signed(String with) {
    return new ExportNote(format, station, at, by, reason, items, erasures, key, with);
  }

  byte[] signedPart() {
    return Json.write(signed("")).getBytes(StandardCharsets.UTF_8);
  }

  /** Signed by {@code key}. */
  public ExportNote signedBy(SigningKey key) {
    return signed(key.sign(signedPart()));
  }
}
