package io.skybeat.station.proof;

import io.skybeat.core.clip.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * One entry of a station's chain of evidence.
 *
 * @param number counted from 1, without gaps
 * @param kind item or erasure
 * @param sha256 of the entry's document
 * @param link of this entry: what the next one holds on to
 */
public record ChainEntry(long number, Kind kind, String sha256, String link) {
  /** What hangs before the first entry. */
  public static final String BEGINNING = "0".repeat(64);

  /** What an entry tells of. */
  public enum Kind {
    ITEM,
    ERASURE
  }

  /** The entry behind {@code previous}. */
  public static ChainEntry after(String previous, long number, Kind kind, String sha256) {
    String text = String.join(" ", "skybeat-chain-1", previous, "" + number, kind.name(), sha256);
    return new ChainEntry(number, kind, sha256, Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** As a line of text, without a line break. */
  public String line() {
    return number + " " + kind.name() + " " + sha256 + " " + link;
  }

  /** Reads {@link #line} back; throws {@link BadProof}. */
  public static ChainEntry parse(String line) {
    String[] parts = line.split(" ", -1);
    try {
      if (parts.length == 4
          && parts[2].matches("[0-9a-f]{64}")
          && parts[3].matches("[0-9a-f]{64}")) {
        return new ChainEntry(Long.parseLong(parts[0]), Kind.valueOf(parts[1]), parts[2], parts[3]);
      }
    } catch (IllegalArgumentException e) {
      throw new BadProof("'" + line + "' is no entry of a chain", e);
    }
    throw new BadProof("'" + line + "' is no entry of a chain");
  }
}
