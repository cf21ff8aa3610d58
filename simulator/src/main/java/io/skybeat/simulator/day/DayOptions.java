package io.skybeat.simulator.day;

import java.nio.file.Path;

/**
 * What a day is made from.
 *
 * @param seed decides everything that varies
 * @param sorties how many the timetable plans, one every 20 minutes; 72 are a whole day
 * @param profile how much goes wrong
 * @param missions folder with areas and routes
 */
public record DayOptions(long seed, int sorties, FaultProfile profile, Path missions) {
  public static final int WHOLE_DAY = 72;

  public DayOptions {
    if (sorties < 1 || sorties > WHOLE_DAY) {
      throw new IllegalArgumentException(
          "sorties must be 1.." + WHOLE_DAY + " (one every 20 minutes), not " + sorties);
    }
  }
}
