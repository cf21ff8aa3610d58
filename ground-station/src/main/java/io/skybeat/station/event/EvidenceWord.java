package io.skybeat.station.event;

import io.skybeat.core.clip.ClipReport;

/** What the edges tell of evidence: clips on their way, items sealed and erased. */
public sealed interface EvidenceWord {
  /** Analytics tells what became of a clip. */
  record ClipTold(ClipReport report) implements EvidenceWord {}

  /** A clip's bytes are on the station's disk, whole, and hash as they should. */
  record ClipArrived(String sha256) implements EvidenceWord {}

  /**
   * An item is sealed, signed and durable.
   *
   * @param number in the station's chain
   * @param complete its clip has all that was wanted
   */
  record Sealed(AlertId alert, long number, String manifestSha256, boolean complete)
      implements EvidenceWord {}

  /** An item's key is destroyed, and its files are deleted. */
  record Erased(AlertId alert, long number, String rule) implements EvidenceWord {}

  /** A clip cannot be written, or an item neither sealed nor erased; it is tried again. */
  record Failed(String why) implements EvidenceWord {}
}
