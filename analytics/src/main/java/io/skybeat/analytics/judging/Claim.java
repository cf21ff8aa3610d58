package io.skybeat.analytics.judging;

import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.PixelBox;
import io.skybeat.core.sighting.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a judge claims, before it is signed, illustrated and published as a sighting.
 *
 * @param kind what is claimed
 * @param trackNumber number of the observation within its judge
 * @param firstSeenAt capture time of the observation's first frame
 * @param frameAt capture time of the frame it rests on
 * @param place where, or empty
 * @param unplacedReason why there is no place; empty when there is one
 * @param boxes in that frame, most important first, pixels
 * @param count persons, fire sources
 * @param atLeast whether {@code count} is a lower bound
 * @param score 0..1
 * @param why one line for a human
 */
public record Claim(
    Kind kind,
    long trackNumber,
    Instant firstSeenAt,
    Instant frameAt,
    Optional<Place> place,
    Optional<String> unplacedReason,
    List<PixelBox> boxes,
    int count,
    boolean atLeast,
    double score,
    String why) {
  public Claim {
    boxes = List.copyOf(boxes);
  }

  /** The same with {@code clause} added to its reason. */
  public Claim adding(String clause) {
    return new Claim(
        kind,
        trackNumber,
        firstSeenAt,
        frameAt,
        place,
        unplacedReason,
        boxes,
        count,
        atLeast,
        score,
        why + ", " + clause);
  }
}
