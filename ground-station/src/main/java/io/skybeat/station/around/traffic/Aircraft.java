package io.skybeat.station.around.traffic;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An aircraft by all that was told of it. See {@link AircraftReport} for shapes and units.
 *
 * @param whereAt when {@code where} was so
 * @param velocityAt when {@code speedMps} and {@code trackDeg} were so
 * @param heardAt when anything was last told of it
 */
public record Aircraft(
    String address,
    String source,
    Optional<String> callsign,
    Optional<LatLon> where,
    Optional<Instant> whereAt,
    OptionalDouble altitudeAmslM,
    boolean pressure,
    OptionalDouble speedMps,
    OptionalDouble trackDeg,
    OptionalDouble climbMps,
    Optional<Instant> velocityAt,
    Optional<String> squawk,
    boolean onGround,
    boolean simulated,
    Instant heardAt) {
  /** A velocity that is older does not say where it flies now. */
  private static final Duration VELOCITY_HOLDS = Duration.ofSeconds(30);

  static Aircraft first(AircraftReport report) {
    return new Aircraft(
            report.address(),
            report.source(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            false,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            report.simulated(),
            report.at())
        .told(report);
  }

  /** With a message; a position that is older than the one known does not go back to it. */
  Aircraft told(AircraftReport report) {
    boolean placed =
        report.where().isPresent() && whereAt.map(at -> !at.isAfter(report.at())).orElse(true);
    boolean moves =
        report.speedMps().isPresent()
            && report.trackDeg().isPresent()
            && velocityAt.map(at -> !at.isAfter(report.at())).orElse(true);
    boolean high = report.altitudeAmslM().isPresent();
    return new Aircraft(
        address,
        report.source(),
        report.callsign().or(() -> callsign),
        placed ? report.where() : where,
        placed ? Optional.of(report.at()) : whereAt,
        high ? report.altitudeAmslM() : altitudeAmslM,
        high ? report.pressure() : pressure,
        moves ? report.speedMps() : speedMps,
        moves ? report.trackDeg() : trackDeg,
        report.climbMps().isPresent() ? report.climbMps() : climbMps,
        moves ? Optional.of(report.at()) : velocityAt,
        report.squawk().or(() -> squawk),
        report.onGround().orElse(onGround),
        simulated,
        report.at().isAfter(heardAt) ? report.at() : heardAt);
  }

  /** What people call it: its callsign, else its address. */
  public String name() {
    return callsign
        .map(one -> one.replaceAll("\\s+", ""))
        .filter(one -> !one.isEmpty())
        .orElse(address);
  }

  /** How it moves, while that holds. */
  Optional<Enu> velocityMps(Instant now) {
    if (velocityAt.isEmpty() || velocityAt.get().plus(VELOCITY_HOLDS).isBefore(now)) {
      return Optional.empty();
    }
    double trackRad = StrictMath.toRadians(trackDeg.orElse(0));
    double mps = speedMps.orElse(0);
    return Optional.of(
        new Enu(
            mps * StrictMath.sin(trackRad), mps * StrictMath.cos(trackRad), climbMps.orElse(0)));
  }
}
