package io.skybeat.station.sortie;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.plan.Plan;
import io.skybeat.station.config.Safeguards;
import io.skybeat.station.fleet.Fitness;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Vehicle;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether the charge still takes a vehicle home: the time home, at the rate at which it empties its
 * pack on this flight, must leave the reserve.
 */
final class Reserve {
  /** Before that the pack's whole percents tell no rate. */
  private static final Duration MEASURED_AFTER = Duration.ofSeconds(60);

  private static final double LEAST_DROP_PERCENT = 3;

  /** Climbing to its height of return and coming down at its slowest: vertical metres a second. */
  private static final double CLIMB_MPS = 2;

  private static final double DESCEND_MPS = 0.8;
  private static final double RETURN_HEIGHT_M = 15;
  private static final double ABOUT_S = 10;

  private Reserve() {}

  /** Why it has to come home now; empty: it may fly on. */
  static Optional<String> shortfall(
      Instant at, Vehicle vehicle, Optional<Plan> plan, Safeguards terms) {
    OptionalDouble left = vehicle.condition().battery().remainingPercent();
    Optional<Motion.Fix> fix = vehicle.motion().fix();
    if (left.isEmpty() || fix.isEmpty()) {
      return Optional.empty();
    }
    double needed = homeS(vehicle, fix.get(), plan, terms) * percentPerS(at, vehicle, terms);
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
      Vehicle vehicle, Motion.Fix fix, Optional<Plan> plan, Safeguards terms) {
    Optional<LatLon> home = vehicle.home().or(() -> plan.flatMap(Plan::home));
    double awayM = home.map(place -> Geodesy.distanceM(place, fix.where())).orElse(0.0);
    double climbM = Math.max(0, RETURN_HEIGHT_M - fix.heightAboveHomeM());
    double downM = Math.max(RETURN_HEIGHT_M, fix.heightAboveHomeM());
    return awayM / terms.returnMps() + climbM / CLIMB_MPS + downM / DESCEND_MPS + ABOUT_S;
  }

  /** Measured since it was armed; until then by the endurance of a full pack. */
  private static double percentPerS(Instant at, Vehicle vehicle, Safeguards terms) {
    double usual = 100.0 / terms.endurance().toSeconds();
    Fitness fitness = vehicle.fitness();
    OptionalDouble left = vehicle.condition().battery().remainingPercent();
    if (fitness.thenAt().isEmpty() || fitness.percentThen().isEmpty() || left.isEmpty()) {
      return usual;
    }
    Duration flown = Duration.between(fitness.thenAt().get(), at);
    double dropped = fitness.percentThen().getAsDouble() - left.getAsDouble();
    boolean measured = flown.compareTo(MEASURED_AFTER) > 0 && dropped >= LEAST_DROP_PERCENT;
    return measured ? dropped * 1000 / flown.toMillis() : usual;
  }
}
