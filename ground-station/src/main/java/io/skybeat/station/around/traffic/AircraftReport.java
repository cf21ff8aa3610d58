package io.skybeat.station.around.traffic;

import io.skybeat.core.geo.LatLon;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one message tells of an aircraft; what it does not tell is empty.
 *
 * @param address its 24-bit ICAO address, six hex digits in capitals; with a leading {@code ~} one
 *     that is not of the ICAO
 * @param source who told it, as the configuration has it, or {@code drone d1}
 * @param at when it was so, UTC
 * @param callsign flight or registration
 * @param where position
 * @param altitudeAmslM metres above mean sea level; see {@code pressure}
 * @param pressure true: the altitude is by the standard atmosphere (1013.25 hPa), not true height
 * @param speedMps over ground
 * @param trackDeg true course over ground
 * @param climbMps upwards positive
 * @param squawk four octal digits as people read them, 7700 an emergency
 * @param onGround true: it stands or taxies
 * @param simulated true: made up, never shown or judged as a real one
 */
public record AircraftReport(
    String address,
    String source,
    Instant at,
    Optional<String> callsign,
    Optional<LatLon> where,
    OptionalDouble altitudeAmslM,
    boolean pressure,
    OptionalDouble speedMps,
    OptionalDouble trackDeg,
    OptionalDouble climbMps,
    Optional<String> squawk,
    Optional<Boolean> onGround,
    boolean simulated) {}
