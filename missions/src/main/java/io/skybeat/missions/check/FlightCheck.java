package io.skybeat.missions.check;

import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.check.Leg.Stretch;
import io.skybeat.missions.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Holds a plan against its limits: whole legs, turns and the way home from everywhere; fences,
 * airspace, obstacles, ground, people, link and energy. Pure: the same plan gives the same report.
 *
 * @param limits what is allowed
 * @param surroundings what is known of the world
 */
public record FlightCheck(Limits limits, Surroundings surroundings) {

  /** The report on {@code plan}; {@code watches} are the places that it must cover, by id. */
  public CheckReport report(Plan plan, List<String> watches) {
    if (plan.home().isEmpty()) {
      return new CheckReport(
          List.of(new Violation("plan", "home", "no planned home position", "one is needed")),
          List.of(),
          0,
          0,
          OptionalDouble.empty(),
          "",
          OptionalDouble.empty(),
          List.of());
    }
    LatLon home = plan.home().get();
    Flight flight = FlightTrace.of(plan, home, surroundings.terrain(), limits.homeward());
    Findings findings = new Findings();
    List<Stretch> stretches = flight.stretches(limits.course().responseS());
    List<Stretch> waysHome = flight.waysHome(limits.homeward().heightM(), plan.rally());
    rules(flight, plan, stretches, waysHome, findings);
    Optional<EnergyRule.Budget> budget = EnergyRule.check(flight, limits, findings);
    Timeline timeline = Timeline.of(flight, limits.homeward());
    duration(timeline, budget, findings);
    List<Look> looks =
        new CoverageRule(limits.camera(), screens(flight))
            .looks(flight.frame(), timeline, surroundings.areas());
    coverage(looks, watches, findings);
    List<Violation> violations = new ArrayList<>(flight.faults());
    violations.addAll(findings.violations());
    return new CheckReport(
        violations,
        notes(flight, waysHome),
        flight.legs().stream().mapToDouble(Leg::lengthM).sum(),
        timeline.durationS(),
        budget.map(b -> OptionalDouble.of(b.totalWh())).orElse(OptionalDouble.empty()),
        budget.map(EnergyRule.Budget::tightest).orElse(""),
        budget.map(b -> OptionalDouble.of(b.tightestWh())).orElse(OptionalDouble.empty()),
        looks);
  }

  private List<Screen> screens(Flight flight) {
    return Screen.of(flight.frame(), surroundings.obstacles(), obstacleRule(flight)::topM);
  }

  private ObstacleRule obstacleRule(Flight flight) {
    return new ObstacleRule(
        flight, surroundings.terrain(), limits.obstacles(), limits.course().trackErrorM());
  }

  /** Of {@link CheckReport#durationS()} alone, for who asks often; 0 without a home. */
  public double durationS(Plan plan) {
    return plan.home()
        .map(home -> FlightTrace.of(plan, home, surroundings.terrain(), limits.homeward()))
        .map(flight -> Timeline.of(flight, limits.homeward()).durationS())
        .orElse(0.0);
  }

  /** The violations of the report that tell of fence and height, for who asks often. */
  public List<Violation> bounds(Plan plan) {
    if (plan.home().isEmpty()) {
      return List.of();
    }
    Flight flight =
        FlightTrace.of(plan, plan.home().get(), surroundings.terrain(), limits.homeward());
    List<Stretch> waysHome = flight.waysHome(limits.homeward().heightM(), plan.rally());
    Findings findings = new Findings();
    bounds(flight, plan, flight.stretches(limits.course().responseS()), waysHome, findings);
    return findings.violations();
  }

  private void bounds(
      Flight flight, Plan plan, List<Stretch> stretches, List<Stretch> waysHome, Findings into) {
    // A turn's overshoot is level with its leg; over ground it counts.
    List<Stretch> heights =
        surroundings.terrain().isPresent()
            ? stretches
            : stretches.stream().filter(part -> !part.name().startsWith("turn ")).toList();
    new HeightRule(flight, surroundings.terrain(), limits.heights()).check(heights, waysHome, into);
    FenceRule fence = new FenceRule(flight, plan.fence(), limits.course());
    fence.check(stretches, into);
    fence.check(waysHome, into);
  }

  void rules(
      Flight flight, Plan plan, List<Stretch> stretches, List<Stretch> waysHome, Findings into) {
    bounds(flight, plan, stretches, waysHome, into);
    FenceRule fence = new FenceRule(flight, plan.fence(), limits.course());
    ObstacleRule obstacles = obstacleRule(flight);
    for (List<Stretch> part : List.of(stretches, waysHome)) {
      fence.airspaces(part, surroundings.airspaces(), surroundings.terrain(), flight, into);
      obstacles.check(part, surroundings.obstacles(), into);
    }
    new PeopleRule(flight, limits.people())
        .check(stretches, surroundings.areas(), surroundings.people(), into);
    new LinkRule(flight, limits.link()).check(stretches, into);
  }

  private void duration(Timeline timeline, Optional<EnergyRule.Budget> budget, Findings into) {
    double seconds =
        Math.max(timeline.durationS(), budget.map(EnergyRule.Budget::durationS).orElse(0.0));
    if (seconds > limits.flightTimeMaxS()) {
      into.add(
          seconds,
          "plan",
          "flight time",
          Words.seconds(seconds),
          Words.seconds(limits.flightTimeMaxS()));
    }
  }

  private void coverage(List<Look> looks, List<String> watches, Findings into) {
    for (String wanted : watches) {
      Optional<Look> look = looks.stream().filter(l -> l.area().equals(wanted)).findFirst();
      double share = look.map(Look::share).orElse(0.0);
      if (share < limits.camera().minShare()) {
        into.add(
            1 - share,
            look.map(l -> "plan, best seen on " + l.bestLeg()).orElse("plan"),
            "coverage of " + wanted,
            look.isEmpty() ? "no such place" : Words.percent(share) + " of its ground",
            Words.percent(limits.camera().minShare()));
      }
    }
  }

  private List<String> notes(Flight flight, List<Stretch> waysHome) {
    List<String> notes = new ArrayList<>(flight.notes());
    if (surroundings.terrain().isEmpty()) {
      notes.add("no terrain given: heights are relative to home only");
    }
    if (surroundings.obstacles().isEmpty()) {
      notes.add("no obstacles given: buildings, wires and cranes are not checked");
    }
    if (limits.energy().isEmpty()) {
      notes.add("no pack and power given: energy and wind are not checked, flight time is");
    }
    if (surroundings.people().isEmpty()) {
      notes.add("no densities given: of people below only the distance from places is checked");
    }
    Findings emergencies = new Findings();
    new PeopleRule(flight, limits.people())
        .check(waysHome, surroundings.areas(), surroundings.people(), emergencies);
    for (Violation violation : emergencies.violations()) {
      notes.add(String.format(Locale.ROOT, "in an emergency: %s", violation));
    }
    return notes;
  }
}
