package io.skybeat.core.wire;

import io.skybeat.core.flight.Origin;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.CameraStand;
import io.skybeat.core.sighting.Lens;
import java.util.Optional;

/**
 * One stream that analytics shall take.
 *
 * @param camera which camera
 * @param url {@code rtsp://host:port/path}; user and password, where needed, in {@code user} and
 *     {@code password}, never in the address
 * @param transport {@code udp} or {@code tcp}
 * @param lens calibration; empty: its sightings are unplaced
 * @param posed true when the drone's pose belongs to this picture; false for replayed footage
 * @param stand where the camera stands if it does not fly; comes before the drone's pose
 * @param origin live, drill, simulated or replayed
 * @param sortie the sortie being flown, empty between sorties
 * @param analyse whether the detectors shall run; recording and live view go on regardless
 * @param record whether the untouched stream is recorded
 */
public record CameraAssignment(
    CameraId camera,
    String url,
    String transport,
    Optional<String> user,
    Optional<String> password,
    Optional<Lens> lens,
    boolean posed,
    Optional<CameraStand> stand,
    Origin origin,
    Optional<SortieId> sortie,
    boolean analyse,
    boolean record) {
  @Override
  public String toString() {
    return "CameraAssignment[" + camera + " " + url + " " + transport + "]";
  }
}
