package io.skybeat.analytics.video;

import io.skybeat.core.sighting.ClockQuality;
import java.time.Instant;
import java.util.Optional;

/**
 * When a picture was taken, and how well that is known.
 *
 * @param at capture time, UTC, on our clock. SYNCHRONISED: exactly the sender's time.
 *     UNSYNCHRONISED: the sender's time less {@code offsetS}, so that it can be laid beside poses.
 *     ARRIVAL: the arrival of the first packet
 * @param quality where {@code at} comes from
 * @param offsetS camera clock minus ours, seconds; 0 when unknown
 * @param senderAt the capture time as the camera itself says it, empty before the first sender
 *     report
 * @param arrivedAt arrival of the first packet of the picture, our clock
 */
public record FrameTime(
    Instant at,
    ClockQuality quality,
    double offsetS,
    Optional<Instant> senderAt,
    Instant arrivedAt) {

  /** A time that is known from the arrival alone. */
  public static FrameTime arrival(Instant arrivedAt) {
    return new FrameTime(arrivedAt, ClockQuality.ARRIVAL, 0, Optional.empty(), arrivedAt);
  }
}
