package io.skybeat.station.room;

import io.skybeat.core.flight.Origin;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Place;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.Level;
import io.skybeat.station.event.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An alert as the room sees it.
 *
 * @param level present level; NONE: its cause has eased
 * @param worst highest level it had
 * @param area id of the area it stands in
 * @param place where; empty for unplaced alerts, which have {@code near} instead
 * @param landmarks ids of those of which it is at one by 90 %, the likeliest first
 * @param near the drone's surroundings, for unplaced alerts
 * @param cameras all that saw it
 * @param confirmedFrameAt capture time of the frame that completed the hold
 * @param raisedAt when the station raised it
 * @param count persons, fire sources, or 1
 * @param still sha256 of the newest picture, see {@link CommandRoom#stills()}
 * @param sightings how many joined
 * @param stageBy who disposed of it, with {@code stageReason} and {@code stageAt}
 */
public record AlertView(
    AlertId alert,
    Kind kind,
    Level level,
    Level worst,
    Origin origin,
    Optional<String> area,
    Optional<Place> place,
    List<String> landmarks,
    Optional<String> unplacedReason,
    Optional<Place> near,
    List<CameraId> cameras,
    Optional<SortieId> sortie,
    Instant firstSeenAt,
    Instant lastSeenAt,
    Instant confirmedFrameAt,
    Instant raisedAt,
    int count,
    boolean atLeast,
    Optional<Double> personsPerM2,
    Optional<String> still,
    int sightings,
    String why,
    Stage stage,
    Optional<String> stageBy,
    Optional<String> stageReason,
    Optional<Instant> stageAt) {
  public AlertView {
    landmarks = landmarks == null ? List.of() : List.copyOf(landmarks);
  }
}
