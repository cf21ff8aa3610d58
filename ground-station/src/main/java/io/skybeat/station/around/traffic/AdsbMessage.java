package io.skybeat.station.around.traffic;

import io.dronefleet.mavlink.common.AdsbVehicle;
import io.skybeat.core.geo.LatLon;
import io.skybeat.mavlink.conversation.AdsbReport;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** ADSB_VEHICLE, as a vehicle's own receiver tells it, as a report. */
public final class AdsbMessage {
  /** ADSB_ALTITUDE_TYPE_GEOMETRIC. */
  private static final int GEOMETRIC = 1;

  private static final double E7 = 1e7;

  private AdsbMessage() {}

  /**
   * The report; what the message marks as invalid is empty in it.
   *
   * @param source the vehicle that told it
   * @param at when it came; the message says how long before that it was so
   */
  public static AircraftReport report(AdsbVehicle message, String source, Instant at) {
    AdsbReport told = AdsbReport.of(message);
    Optional<LatLon> where = where(told);
    boolean geometric =
        message.altitudeType() != null && message.altitudeType().value() == GEOMETRIC;
    return new AircraftReport(
        String.format(Locale.ROOT, "%06X", told.icaoAddress() & 0xffffff),
        source,
        at.minusSeconds(Math.max(0, told.ageS())),
        told.callsign(),
        where,
        scaled(told.altitudeMm(), 1e-3),
        !geometric,
        scaled(told.groundSpeedCmps(), 0.01),
        scaled(told.headingCdeg(), 0.01),
        scaled(told.climbCmps(), 0.01),
        told.squawk().map(code -> String.format(Locale.ROOT, "%04d", code)),
        Optional.empty(),
        told.simulated());
  }

  private static Optional<LatLon> where(AdsbReport told) {
    if (told.latE7().isEmpty() || told.lonE7().isEmpty()) {
      return Optional.empty();
    }
    double latDeg = told.latE7().get() / E7;
    double lonDeg = told.lonE7().get() / E7;
    return Math.abs(latDeg) <= 90 && Math.abs(lonDeg) <= 180
        ? Optional.of(new LatLon(latDeg, lonDeg))
        : Optional.empty();
  }

  private static OptionalDouble scaled(Optional<Integer> value, double by) {
    return value.isPresent() ? OptionalDouble.of(value.get() * by) : OptionalDouble.empty();
  }
}
