package io.skybeat.missions.day;

import io.skybeat.missions.check.FlightCheck;
import io.skybeat.missions.check.Limits;
import io.skybeat.missions.check.Violation;
import io.skybeat.missions.plan.Fence;
import io.skybeat.missions.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the approval that covers a sortie: its window, its route, its volume. */
public final class ApprovalCheck {
  private final List<Approval> approvals;
  private final Map<String, Plan> routes;
  private final FlightCheck check;
  private final Map<String, Optional<Violation>> fits = new TreeMap<>();

  /**
   * @param routes plans by name
   * @param check limits and surroundings
   */
  public ApprovalCheck(List<Approval> approvals, Map<String, Plan> routes, FlightCheck check) {
    this.approvals = List.copyOf(approvals);
    this.routes = routes;
    this.check = check;
  }

  /** The approval's number for each sortie; what has none goes to {@code into}, once a reason. */
  List<Assigned> cover(List<Assigned> sorties, List<Violation> into) {
    List<Assigned> covered = new ArrayList<>();
    Map<String, Integer> without = new TreeMap<>();
    Map<String, Violation> first = new TreeMap<>();
    for (Assigned one : sorties) {
      List<String> why = new ArrayList<>();
      Optional<String> number = covering(one, why);
      covered.add(one.with(number));
      if (number.isEmpty()) {
        String reason = why.isEmpty() ? "no approval holds then" : String.join("; ", why);
        String key = one.sortie().route() + "\n" + reason;
        without.merge(key, 1, Integer::sum);
        first.putIfAbsent(
            key,
            new Violation(
                "sortie " + one.sortie().id(), "approval", reason, "an approval for each sortie"));
      }
    }
    first.forEach(
        (key, violation) ->
            into.add(
                new Violation(
                    violation.where(),
                    violation.rule(),
                    violation.figure() + "; " + without.get(key) + " sorties alike",
                    violation.limit())));
    return covered;
  }

  private Optional<String> covering(Assigned one, List<String> why) {
    String route = one.sortie().route();
    for (Approval approval : approvals) {
      boolean inTime =
          !one.sortie().startsAt().isBefore(approval.from())
              && !one.landsAt().isAfter(approval.until());
      boolean meant = approval.routes().isEmpty() || approval.routes().contains(route);
      if (!inTime || !meant) {
        continue;
      }
      Optional<Violation> misfit = misfit(approval, route);
      if (misfit.isEmpty()) {
        return Optional.of(approval.number());
      }
      why.add(approval.number() + " does not hold it: " + misfit.get());
    }
    return Optional.empty();
  }

  /** Why the route does not lie within the approved volume. */
  public Optional<Violation> misfit(Approval approval, String route) {
    return fits.computeIfAbsent(
        approval.number() + "\n" + route, key -> misfit(approval, routes.get(route), check));
  }

  /** Why a plan that is no route of the missions does not lie within the approved volume. */
  public static Optional<Violation> misfit(Approval approval, Plan plan, FlightCheck check) {
    List<Fence> volume = new ArrayList<>();
    approval.volume().ifPresent(ring -> volume.add(new Fence.Polygon(ring, true)));
    Plan within =
        new Plan(
            plan.name(),
            plan.home(),
            plan.homeAltitudeAmslM(),
            plan.cruiseSpeedMps(),
            plan.items(),
            volume,
            plan.rally());
    Limits limits = check.limits().withCeiling(approval.ceilingM());
    return new FlightCheck(limits, check.surroundings())
        .bounds(within).stream()
            .filter(v -> v.rule().equals("fence") || v.rule().equals("ceiling"))
            .findFirst();
  }
}
