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

  /** Nobody has looked at a place to stand before, as somebody has at a route. */
  private static final double UNSEEN_M = 5;

  /** Two minutes; a mark every half minute; 30 m up; 5 m/s; ten minutes on the ground. */
  public static LookTerms of(FlightCheck check) {
    return new LookTerms(
        wider(check), Duration.ofMinutes(2), Duration.ofSeconds(30), 30, 5, Duration.ofMinutes(10));
  }

  /** The same where nothing is known but the places that are watched. */
  public static LookTerms of(List<Area> areas) {
    return of(new FlightCheck(Limits.DEFAULT, Surroundings.of(areas)));
  }

  /** With more room to fences, people and obstacles than a route is asked for. */
  private static FlightCheck wider(FlightCheck check) {
    Limits limits = check.limits();
    Limits.Course course = limits.course();
    Limits.People people = limits.people();
    Limits.Clearance clearance = limits.obstacles();
    return new FlightCheck(
        new Limits(
            limits.heights(),
            new Limits.Course(
                course.insideAll(),
                course.fenceMarginM() + UNSEEN_M,
                course.trackErrorM(),
                course.responseS()),
            new Limits.People(
                people.standOffM() + UNSEEN_M,
                people.standOffPerHeight(),
                people.maxDensityPerM2()),
            new Limits.Clearance(clearance.horizontalM() + UNSEEN_M, clearance.verticalM()),
            limits.link(),
            limits.homeward(),
            limits.energy(),
            limits.wind(),
            limits.separation(),
            limits.camera(),
            limits.flightTimeMaxS()),
        check.surroundings());
  }

  /** How long the way to a spot takes, seconds. */
  public double wayS(Spot spot) {
    return spot.wayM() / power().cruiseMps();
  }

  /** What flying costs. */
  public Power power() {
    return Power.of(check.limits());
  }
}
