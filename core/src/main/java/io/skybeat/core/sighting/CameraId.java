package io.skybeat.core.sighting;

import io.skybeat.core.flight.DroneId;
import java.util.Locale;

/**
 * One camera of one drone; written {@code drone/visible} or {@code drone/thermal}.
 *
 * @param drone the drone that carries it
 * @param spectrum what it sees
 */
public record CameraId(DroneId drone, Spectrum spectrum) implements Comparable<CameraId> {
  /** Reads {@code drone/visible}; throws IllegalArgumentException otherwise. */
  public static CameraId parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("camera id '" + text + "' is not drone/visible|thermal");
    }
    return new CameraId(
        new DroneId(text.substring(0, slash)),
        Spectrum.valueOf(text.substring(slash + 1).toUpperCase(Locale.ROOT)));
  }

  @Override
  public int compareTo(CameraId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return drone + "/" + spectrum.name().toLowerCase(Locale.ROOT);
  }
}
