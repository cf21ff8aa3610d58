package io.skybeat.station.event;

/**
 * How a sortie ended.
 *
 * @param kind which way
 * @param reason in a line, English; never empty
 */
public record Outcome(Kind kind, String reason) {
  /** The ways a sortie can end. */
  public enum Kind {
    /** Flown to its last item, landed and disarmed. */
    COMPLETED,
    /** Started, but ended before its last item; landed and disarmed, or never left the ground. */
    ABORTED,
    /** Never armed. */
    SKIPPED,
    /** The vehicle did not come back under the station's eyes. */
    LOST
  }

  public Outcome {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("an outcome needs a reason");
    }
  }
}
