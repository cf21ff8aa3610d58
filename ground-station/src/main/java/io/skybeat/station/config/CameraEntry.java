package io.skybeat.station.config;

import io.skybeat.core.flight.Origin;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.CameraStand;
import io.skybeat.core.sighting.Lens;
import java.util.Optional;

/**
 * A camera of a drone.
 *
 * @param camera its id
 * @param url RTSP address, without credentials, or {@link #TOLD_BY_VEHICLE}
 * @param transport {@code udp} or {@code tcp}
 * @param password read from its file; never printed
 * @param lens calibration; empty: its sightings are unplaced
 * @param posed whether the drone's pose belongs to its picture
 * @param stand where it stands if it does not fly
 * @param origin of its sightings, where that is not the drone's
 * @param personsLimit persons in one unplaced picture that raise yellow
 */
public record CameraEntry(
    CameraId camera,
    String url,
    String transport,
    Optional<String> user,
    Optional<String> password,
    Optional<Lens> lens,
    boolean posed,
    Optional<CameraStand> stand,
    Optional<Origin> origin,
    Optional<Integer> personsLimit) {
  /** In place of an address: the vehicle tells it in VIDEO_STREAM_INFORMATION. */
  public static final String TOLD_BY_VEHICLE = "vehicle";

  @Override
  public String toString() {
    return "CameraEntry[" + camera + " " + url + " " + transport + "]";
  }
}
