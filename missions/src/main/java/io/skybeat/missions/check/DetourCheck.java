package io.skybeat.missions.check;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.missions.check.Leg.Kind;
import io.skybeat.missions.plan.Plan;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Holds single straight ways beside a route against the same rules as the route's own legs: its
 * fence, airspace, obstacles, ground, people, link, and the way home from there. For a drone that
 * leaves its route in flight. Pure.
 */
public final class DetourCheck {
  private final FlightCheck check;
  private final Plan plan;
  private final LocalFrame frame;
  private final double homeAmslM;

  /**
   * Beside {@code plan}, whose home, fence and rally points hold.
   *
   * @throws IllegalArgumentException when the plan has no home
   */
  public DetourCheck(FlightCheck check, Plan plan) {
    this.check = check;
    this.plan = plan;
    LatLon home =
        plan.home()
            .orElseThrow(() -> new IllegalArgumentException("plan " + plan.name() + ": no home"));
    this.frame = new LocalFrame(home);
    OptionalDouble ground =
        check
            .surroundings()
            .terrain()
            .map(shape -> shape.elevationM(home))
            .orElse(OptionalDouble.empty());
    this.homeAmslM = ground.orElse(plan.homeAltitudeAmslM());
  }

  /** Home is its origin; up is the height above home, metres. */
  public LocalFrame frame() {
    return frame;
  }

  /** What stands against flying straight from one point to another; empty: it may be flown. */
  public List<Violation> violations(String name, Enu from, Enu to) {
    Leg leg =
        new Leg(
            name,
            Kind.TRANSIT,
            List.of(from, to),
            Math.max(0.1, plan.cruiseSpeedMps()),
            // It stands at the end: there is no turn to overshoot.
            1,
            Gaze.UNKNOWN);
    Flight flight = new Flight(frame, homeAmslM, List.of(leg), List.of(), List.of());
    Findings findings = new Findings();
    check.rules(
        flight,
        plan,
        flight.stretches(0),
        flight.waysHome(check.limits().homeward().heightM(), plan.rally()),
        findings);
    return findings.violations();
  }
}
