package io.skybeat.missions.day;

import java.time.Instant;

/**
 * How much of something a day needs at its busiest moment.
 *
 * @param resource such as {@code airframes d1, d2} or {@code chargers of dock-1}
 * @param have how many there are and are fit
 * @param needed how many go on at once
 * @param at when that is first so
 * @param arithmetic where the number comes from
 */
public record Need(String resource, int have, int needed, Instant at, String arithmetic) {
  /** How many more are needed; 0 when there are enough. */
  public int more() {
    return Math.max(0, needed - have);
  }
}
