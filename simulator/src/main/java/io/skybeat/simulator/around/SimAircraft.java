package io.skybeat.simulator.around;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Another aircraft on a straight line at a constant height.
 *
 * @param address ICAO address, six hex digits
 * @param from where it is at {@code since}, from the frame's origin; up is above mean sea level
 * @param velocityMps how it moves; level
 * @param lasts then it is out of reach
 */
public record SimAircraft(
    String address, String callsign, Instant since, Enu from, Enu velocityMps, Duration lasts) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final double FOOT_M = 0.3048;
  private static final double KNOT_MPS = 1852.0 / 3600;

  /** Whether it can be heard. */
  public boolean on(Instant now) {
    return !now.isBefore(since) && now.isBefore(since.plus(lasts));
  }

  /** Where it is. */
  public Enu at(Instant now) {
    return from.plus(velocityMps.times(Duration.between(since, now).toMillis() / 1000.0));
  }

  /** What a receiver says of it on port 30003: callsign, place and velocity, without line ends. */
  public List<String> lines(LatLon origin, Instant now) {
    Enu place = at(now);
    LatLon where = new LocalFrame(origin).toLatLon(place);
    double trackDeg =
        (StrictMath.toDegrees(StrictMath.atan2(velocityMps.east(), velocityMps.north())) + 360)
            % 360;
    String stamp = DATE.format(now) + "," + CLOCK.format(now);
    String head = "1,1," + address + ",1," + stamp + "," + stamp + ",";
    return List.of(
        "MSG,1," + head + callsign + ",,,,,,,,,,,0",
        String.format(
            Locale.ROOT,
            "MSG,3,%s,%.0f,,,%.5f,%.5f,,,0,0,0,0",
            head,
            place.up() / FOOT_M,
            where.latDeg(),
            where.lonDeg()),
        String.format(
            Locale.ROOT,
            "MSG,4,%s,,%.1f,%.1f,,,0,,,,,0",
            head,
            velocityMps.horizontal() / KNOT_MPS,
            trackDeg));
  }
}
