package io.skybeat.station.proof;

import io.skybeat.core.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The head of a chain, signed: kept elsewhere it shows later on whether entries were taken away or
 * the chain was made anew.
 *
 * @param number of the newest entry, 0 for an empty chain
 * @param link of that entry
 * @param key which key signs
 * @param signature over the same with an empty signature, base64
 */
public record Checkpoint(
    String format,
    String station,
    long number,
    String link,
    Instant at,
    String key,
    String signature) {
  public static final String FORMAT = "skybeat-checkpoint-1";
  public static final String FILE = "checkpoint.json";

  Checkpoint signed(String by) {
    return new Checkpoint(format, station, number, link, at, key, by);
  }

  byte[] signedPart() {
    return Json.write(signed("")).getBytes(StandardCharsets.UTF_8);
  }

  /** Made and signed now. */
  public static Checkpoint of(
      String station, long number, String link, Instant at, SigningKey key) {
    Checkpoint bare = new Checkpoint(FORMAT, station, number, link, at, key.id(), "");
    return bare.signed(key.sign(bare.signedPart()));
  }
}
