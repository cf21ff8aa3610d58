package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.AdsbVehicle;
import java.util.Optional;

/**
 * Another aircraft as a vehicle's receiver tells it. A field that the message calls invalid is
 * empty, whatever number stands in it.
 *
 * @param icaoAddress 24 bits
 * @param latE7 degrees E7, with {@code lonE7}
 * @param altitudeMm above mean sea level or by pressure, millimetres
 * @param headingCdeg course over ground, centidegrees
 * @param groundSpeedCmps centimetres a second
 * @param climbCmps upwards positive
 * @param squawk four decimal digits, 7700 is an emergency
 * @param ageS seconds since it was heard
 * @param simulated made up: not to be shown as real
 */
public record AdsbReport(
    long icaoAddress,
    Optional<Integer> latE7,
    Optional<Integer> lonE7,
    Optional<Integer> altitudeMm,
    Optional<Integer> headingCdeg,
    Optional<Integer> groundSpeedCmps,
    Optional<Integer> climbCmps,
    Optional<String> callsign,
    Optional<Integer> squawk,
    int ageS,
    boolean simulated) {
  private static final int COORDINATES = 1;
  private static final int ALTITUDE = 2;
  private static final int HEADING = 4;
  private static final int VELOCITY = 8;
  private static final int CALLSIGN = 16;
  private static final int SQUAWK = 32;
  private static final int SIMULATED = 64;
  private static final int VERTICAL_VELOCITY = 128;

  /** From the message. */
  public static AdsbReport of(AdsbVehicle told) {
    int flags = MissionItem.value(told.flags());
    boolean placed =
        (flags & COORDINATES) != 0
            && told.lat() != Integer.MAX_VALUE
            && told.lon() != Integer.MAX_VALUE;
    boolean high = (flags & ALTITUDE) != 0 && told.altitude() != Integer.MAX_VALUE;
    String name = told.callsign() == null ? "" : told.callsign().replace("\0", "").strip();
    return new AdsbReport(
        told.icaoAddress(),
        valid(placed, told.lat()),
        valid(placed, told.lon()),
        valid(high, told.altitude()),
        valid((flags & HEADING) != 0 && told.heading() != 65535, told.heading()),
        valid((flags & VELOCITY) != 0 && told.horVelocity() != 65535, told.horVelocity()),
        valid(
            (flags & VERTICAL_VELOCITY) != 0 && told.verVelocity() != Short.MAX_VALUE,
            told.verVelocity()),
        (flags & CALLSIGN) != 0 && !name.isEmpty() ? Optional.of(name) : Optional.empty(),
        valid((flags & SQUAWK) != 0, told.squawk()),
        told.tslc(),
        (flags & SIMULATED) != 0);
  }

  private static Optional<Integer> valid(boolean good, int value) {
    return good ? Optional.of(value) : Optional.empty();
  }
}
