package io.skybeat.missions.day;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The longest time that a place is not looked at within a day.
 *
 * @param area which place
 * @param from the last look before ends, or the place's hours begin
 * @param until the next look begins, or its hours end
 * @param looks how many looks the day has
 * @param limit what would be allowed
 */
public record Gap(String area, Instant from, Instant until, int looks, Optional<Duration> limit) {
  public Duration length() {
    return Duration.between(from, until);
  }
}
