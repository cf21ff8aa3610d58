package io.skybeat.station.around.dock;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one message of a dock tells; what it does not tell is empty.
 *
 * @param dock its id
 * @param at when it was so, UTC
 * @param kept the broker has kept it: it may be older than what is known already
 * @param droneInDock a drone stands in it
 * @param charging its pack is being charged
 * @param chargePercent of that pack
 * @param emergencyStop its button is pressed: it moves nothing
 */
public record DockReport(
    String dock,
    Instant at,
    boolean kept,
    Optional<Cover> cover,
    Optional<Mode> mode,
    Optional<Boolean> droneInDock,
    Optional<Boolean> charging,
    OptionalDouble chargePercent,
    Optional<Boolean> emergencyStop) {
  /** How the cover stands, by its numbers on the wire. */
  public enum Cover {
    CLOSED,
    OPEN,
    /** On its way, or stopped there. */
    HALF_OPEN,
    /** Its sensors contradict each other. */
    ABNORMAL;

    /** One word for people. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** What the dock is busy with, by its numbers on the wire. */
  public enum Mode {
    IDLE,
    /** Somebody stands at it. */
    ON_SITE,
    /** Somebody works on it from afar. */
    REMOTE,
    UPGRADING,
    WORKING;

    /** Whether it serves a station's orders. */
    public boolean serves() {
      return this == IDLE || this == WORKING;
    }

    /** One word for people. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
