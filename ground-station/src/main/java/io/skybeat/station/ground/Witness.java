package io.skybeat.station.ground;

import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.Spectrum;
import java.time.Duration;
import java.time.Instant;

/**
 * The camera by which a square is counted just now. Where two look at the same square, it is
 * counted once: by the one that tells a density, then by the one that saw everybody, then by the
 * one with the smaller error, then by the visible one.
 */
record Witness(CameraId camera, Instant at, Cell cell) {
  /** A camera that has not looked for so long gives the square away. */
  static final Duration HOLDS = Duration.ofSeconds(3);

  /** Whether another camera's look counts while this one holds the square. */
  boolean yieldsTo(CameraId other, Instant when, Cell seen) {
    if (camera.equals(other) || at.plus(HOLDS).isBefore(when)) {
      return true;
    }
    boolean told = cell.personsPerM2() >= 0;
    boolean otherTold = seen.personsPerM2() >= 0;
    if (told != otherTold) {
      return otherTold;
    }
    if (cell.atLeast() != seen.atLeast()) {
      return cell.atLeast();
    }
    if (cell.sigma() != seen.sigma()) {
      return seen.sigma() < cell.sigma();
    }
    return other.spectrum() == Spectrum.VISIBLE && camera.spectrum() != Spectrum.VISIBLE;
  }
}
