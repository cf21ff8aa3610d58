package io.skybeat.core.sighting;

import io.skybeat.core.flight.Origin;
import io.skybeat.core.flight.SortieId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a camera claims to have seen, held over time, at one frame. It is a claim, not a verdict:
 * the station judges it against areas and levels, and a human decides every dispatch.
 *
 * @param id stable and unique; the same sighting always carries the same id, also after a restart
 * @param track ties the sightings of one continuous observation together (one fire, one crowd)
 * @param camera which camera
 * @param sortie the sortie the drone was flying, empty when unknown
 * @param origin live, drill, simulated or replayed
 * @param kind what is claimed
 * @param frameAt capture time of the frame that this sighting rests on (the one that completed the
 *     hold, for the first of its track), UTC
 * @param firstSeenAt capture time of the first frame of the track, UTC
 * @param clock quality of {@code frameAt}
 * @param place where on the ground; empty: unplaced, see {@code unplacedReason}
 * @param unplacedReason why there is no place; empty when there is one
 * @param boxes the marked rectangles in the frame, most important first
 * @param count persons (crowd), fire sources (fire), 1 otherwise
 * @param atLeast true when {@code count} is a lower bound, because things hide each other
 * @param score 0..1, as the model or rule defines it
 * @param why the reason in a line for a human, English, for example {@code tail ratio 14.2, 9 of 10
 *     frames}
 * @param by the officer who drew a mark; empty for machine sightings
 * @param model what made the claim
 * @param still the marked still picture
 */
public record Sighting(
    String id,
    String track,
    CameraId camera,
    Optional<SortieId> sortie,
    Origin origin,
    Kind kind,
    Instant frameAt,
    Instant firstSeenAt,
    ClockQuality clock,
    Optional<Place> place,
    Optional<String> unplacedReason,
    List<PixelBox> boxes,
    int count,
    boolean atLeast,
    double score,
    String why,
    Optional<String> by,
    ModelRef model,
    Optional<StillRef> still) {
  public Sighting {
    boxes = List.copyOf(boxes);
    if (place.isPresent() == unplacedReason.isPresent()) {
      throw new IllegalArgumentException("a sighting has a place or the reason why not, not both");
    }
  }
}
