package io.skybeat.station.sortie;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.plan.Plan;
import io.skybeat.station.config.Safeguards;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Vehicle;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether the charge still takes a vehicle home: the time home by its own speeds, at the rate at
 * which it empties its pack on this flight, must leave the reserve.
 */
final class Reserve {
  private Reserve() {}

  /** Why it has to come home now; empty: it may fly on. */
  static Optional<String> shortfall(
      Instant at, Vehicle vehicle, Optional<Plan> plan, Homeward homeward, Safeguards terms) {
    OptionalDouble left = vehicle.condition().battery().remainingPercent();
    Optional<Motion.Fix> fix = vehicle.motion().fix();
    if (left.isEmpty() || fix.isEmpty()) {
      return Optional.empty();
    }
    double usual = 100.0 / terms.endurance().toSeconds();
    double needed =
        homeS(vehicle, fix.get(), plan, homeward)
            * vehicle.fitness().discharge().percentPerS(left, at, usual);
    double least = terms.reservePercent() + needed;
    return left.getAsDouble() > least
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "battery %.0f %%, the way home takes %.0f and %.0f are the reserve",
                left.getAsDouble(),
                Math.ceil(needed),
                terms.reservePercent()));
  }

  private static double homeS(
      Vehicle vehicle, Motion.Fix fix, Optional<Plan> plan, Homeward homeward) {
    Optional<LatLon> home = vehicle.home().or(() -> plan.flatMap(Plan::home));
    double awayM = home.map(place -> Geodesy.distanceM(place, fix.where())).orElse(0.0);
    return homeward.seconds(awayM, fix.heightAboveHomeM());
  }
}
