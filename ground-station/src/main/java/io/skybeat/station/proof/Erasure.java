package io.skybeat.station.proof;

import java.time.Instant;

/**
 * Says that an item's key was destroyed, and why; it has a number and a link of its own.
 *
 * @param format {@value #FORMAT}
 * @param number in the station's chain
 * @param item number of the item that was erased
 * @param alert of that item
 * @param rule by which it was
 * @param previous link of the entry before in the chain
 * @param key which key signs
 */
public record Erasure(
    String format,
    String station,
    long number,
    Instant erasedAt,
    long item,
    String alert,
    String rule,
    String previous,
    String key) {
  public static final String FORMAT = "skybeat-erasure-1";
  public static final String FILE = "erasure.json";
}
