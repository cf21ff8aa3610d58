package io.skybeat.simulator.day;

import java.nio.file.Path;

/**
 * What a day is made from.
 *
 * @param seed decides everything that varies
 * @param sorties how many the timetable plans, one every 20 minutes; 72 are a whole day
 * @param profile how much goes wrong
 * @param missions folder with {@code areas.yaml} and {@code patrols/}
 * @param route the plan that is flown, without its ending
 * @param quiet true: nothing happens in the town but what is told, and the command room does what
 *     must be done and no more
 */
public record DayOptions(
    long seed, int sorties, FaultProfile profile, Path missions, String route, boolean quiet) {
  public static final int WHOLE_DAY = 72;
  public static final String ROUTE = "first-patrol";

  /** The town's own patrol on an eventful day. */
  public static DayOptions of(long seed, int sorties, FaultProfile profile, Path missions) {
    return new DayOptions(seed, sorties, profile, missions, ROUTE, false);
  }

  public DayOptions {
    if (sorties < 1 || sorties > WHOLE_DAY) {
      throw new IllegalArgumentException(
          "sorties must be 1.." + WHOLE_DAY + " (one every 20 minutes), not " + sorties);
    }
  }
}
