package io.skybeat.missions.plan;

import java.time.Duration;

/**
 * When vehicles in an area are a queue that is worth an alert.
 *
 * @param vehicles standing in line, at least so many
 * @param standing each of them for at least so long
 */
public record QueueLimit(int vehicles, Duration standing) {
  /** Of a school gate, in its hours. */
  public static final QueueLimit SCHOOL_GATE = new QueueLimit(3, Duration.ofMinutes(2));

  public QueueLimit {
    if (vehicles < 2 || vehicles > 50) {
      throw new IllegalArgumentException("queue: vehicles " + vehicles + " is not in 2..50");
    }
    if (standing == null
        || standing.compareTo(Duration.ofSeconds(5)) < 0
        || standing.compareTo(Duration.ofMinutes(20)) > 0) {
      throw new IllegalArgumentException(
          "queue: standing " + standing + " is not in PT5S..PT20M (who stands longer is parked)");
    }
  }
}
