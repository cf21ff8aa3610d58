package io.skybeat.station.sortie;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.plan.Plan;
import io.skybeat.station.event.GoLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The route: it is known, breaks no limit, and begins where the drone stands. */
final class RouteInputs implements GoInput {
  @Override
  public void look(GoCase now, Consumer<GoLine> sheet) {
    String route = now.sortie().view().route();
    Optional<Plan> plan = now.terms().plan(now.sortie());
    // One that was drawn for this sortie was checked when it was drawn.
    boolean drawn = now.sortie().drawn().isPresent();
    List<String> against =
        plan.isEmpty()
            ? List.of("route " + route + " is not among the missions")
            : drawn ? List.of() : now.terms().violations().getOrDefault(route, List.of());
    sheet.accept(GoLine.of("route", route, "breaks no limit", against));
    Optional<LatLon> home = plan.flatMap(Plan::home);
    var fix = now.vehicle().motion().fix();
    if (home.isEmpty() || fix.isEmpty()) {
      sheet.accept(GoLine.of("home", "not known", limit(now), List.of()));
      return;
    }
    double awayM = Geodesy.distanceM(home.get(), fix.get().where());
    String metres = String.format(Locale.ROOT, "%.0f m", awayM);
    sheet.accept(
        GoLine.of(
            "home",
            metres,
            limit(now),
            awayM > withinM(now)
                ? List.of("stands " + metres + " from the route's home")
                : List.of()));
  }

  private static double withinM(GoCase now) {
    return now.terms().flight().safeguards().homeWithinM();
  }

  private static String limit(GoCase now) {
    return String.format(Locale.ROOT, "at most %.0f m", withinM(now));
  }
}
