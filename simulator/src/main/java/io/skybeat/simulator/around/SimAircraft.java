package io.skybeat.simulator.around;

import io.dronefleet.mavlink.common.AdsbVehicle;
import io.dronefleet.mavlink.util.EnumValue;
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
  private static final int GEOMETRIC = 1;

  /** Place, height, heading, speed, callsign, squawk, simulated. */
  private static final int ADSB_FLAGS = 1 + 2 + 4 + 8 + 16 + 32 + 64;

  private static final double PASSES_MPS = 60;
  private static final double FROM_M = 6_000;
  private static final double BESIDE_M = 300;
  private static final double FOOT_M = 0.3048;
  private static final double KNOT_MPS = 1852.0 / 3600;

  /**
   * One that comes from the north past a place, 300 m beside it, as fast as a light aircraft, and
   * is gone 200 s later.
   *
   * @param place that it passes
   * @param amslM its height above mean sea level
   */
  public static SimAircraft passing(
      String address, String callsign, Instant now, Enu place, double amslM) {
    return new SimAircraft(
        address,
        callsign,
        now,
        new Enu(place.east() + BESIDE_M, place.north() + FROM_M, amslM),
        new Enu(0, -PASSES_MPS, 0),
        Duration.ofSeconds((long) (2 * FROM_M / PASSES_MPS)));
  }

  /** Whether it can be heard. */
  public boolean on(Instant now) {
    return !now.isBefore(since) && now.isBefore(since.plus(lasts));
  }

  /** Where it is. */
  public Enu at(Instant now) {
    return from.plus(velocityMps.times(Duration.between(since, now).toMillis() / 1000.0));
  }

  /** What a vehicle's receiver says of it: by geometric height, and that it is simulated. */
  public Object adsb(LatLon origin, Instant now) {
    Enu place = at(now);
    LatLon where = new LocalFrame(origin).toLatLon(place);
    return AdsbVehicle.builder()
        .icaoAddress(Long.parseLong(address, 16))
        .lat((int) StrictMath.rint(where.latDeg() * 1e7))
        .lon((int) StrictMath.rint(where.lonDeg() * 1e7))
        .altitudeType(EnumValue.create(GEOMETRIC))
        .altitude((int) (place.up() * 1000))
        .heading((int) (trackDeg() * 100))
        .horVelocity((int) (velocityMps.horizontal() * 100))
        .verVelocity(0)
        .callsign(callsign)
        .emitterType(EnumValue.create(1))
        .tslc(0)
        .flags(EnumValue.create(ADSB_FLAGS))
        .squawk(1200)
        .build();
  }

  private double trackDeg() {
    return (StrictMath.toDegrees(StrictMath.atan2(velocityMps.east(), velocityMps.north())) + 360)
        % 360;
  }

  /** What a receiver says of it on port 30003: callsign, place and velocity, without line ends. */
  public List<String> lines(LatLon origin, Instant now) {
    Enu place = at(now);
    LatLon where = new LocalFrame(origin).toLatLon(place);
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
            trackDeg()));
  }
}
