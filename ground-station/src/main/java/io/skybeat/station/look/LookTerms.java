package io.skybeat.station.look;

import io.skybeat.missions.check.FlightCheck;
import io.skybeat.missions.check.Limits;
import io.skybeat.missions.check.Surroundings;
import io.skybeat.missions.plan.Area;
import java.time.Duration;
import java.util.List;

/**
 * Under which terms is looked at places beside a route.
 *
 * @param check limits and surroundings that hold beside the route as on it
 * @param dwell how long a look lasts once the drone stands there
 * @param renewal a followed target must be marked again within this time
 * @param heightM at which a drone stands that has no route of its own, above home
 * @param followMps how fast the place it holds moves at most, after a moving target
 * @param turnaround from landing to the next start of the same drone
 */
public record LookTerms(
    FlightCheck check,
    Duration dwell,
    Duration renewal,
    double heightM,
    double followMps,
    Duration turnaround) {

  /** Two minutes; a mark every half minute; 30 m up; 5 m/s; ten minutes on the ground. */
  public static LookTerms of(FlightCheck check) {
    return new LookTerms(
        check, Duration.ofMinutes(2), Duration.ofSeconds(30), 30, 5, Duration.ofMinutes(10));
  }

  /** The same where nothing is known but the places that are watched. */
  public static LookTerms of(List<Area> areas) {
    return of(new FlightCheck(Limits.DEFAULT, Surroundings.of(areas)));
  }

  /** What flying costs. */
  public Power power() {
    return Power.of(check.limits());
  }
}
