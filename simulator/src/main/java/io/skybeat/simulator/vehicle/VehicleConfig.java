package io.skybeat.simulator.vehicle;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.geo.LatLon;
import io.skybeat.simulator.vehicle.flight.ErrorSigmas;
import io.skybeat.simulator.vehicle.flight.FlightLimits;
import io.skybeat.simulator.vehicle.flight.PackSpec;
import io.skybeat.simulator.vehicle.flight.WindConditions;
import io.skybeat.simulator.vehicle.speech.Manners;
import java.net.InetSocketAddress;

/**
 * One simulated copter.
 *
 * @param systemId MAVLink system id, 1..250, unique on the link
 * @param drone the station's name for it
 * @param townOrigin zero of the town's frame (the dock)
 * @param home where it stands at start
 * @param homeAltitudeAmslM ground height there, metres above mean sea level
 * @param homeYawDeg true heading at start
 * @param limits what the airframe can do
 * @param sigmas how wrong it is about itself
 * @param wind the weather
 * @param pack its battery
 * @param warm true: armable a second after start; false: it has to find its position first (40 s)
 * @param manners where ArduPilot versions and set-ups differ
 * @param seed decides every error, gust and shake
 * @param station where its MAVLink goes
 */
public record VehicleConfig(
    int systemId,
    DroneId drone,
    LatLon townOrigin,
    LatLon home,
    double homeAltitudeAmslM,
    double homeYawDeg,
    FlightLimits limits,
    ErrorSigmas sigmas,
    WindConditions wind,
    PackSpec pack,
    boolean warm,
    Manners manners,
    long seed,
    InetSocketAddress station) {

  public VehicleConfig {
    if (systemId < 1 || systemId > 250) {
      throw new IllegalArgumentException(
          "system id " + systemId + " of " + drone + " is not within 1..250");
    }
  }

  /** A quadrotor with the usual errors in a breeze, standing warm on its dock. */
  public static VehicleConfig standard(
      int systemId,
      DroneId drone,
      LatLon dock,
      double dockAltitudeAmslM,
      long seed,
      InetSocketAddress station) {
    return new VehicleConfig(
        systemId,
        drone,
        dock,
        dock,
        dockAltitudeAmslM,
        0,
        FlightLimits.QUADROTOR,
        ErrorSigmas.STANDARD,
        WindConditions.BREEZE,
        PackSpec.STANDARD,
        true,
        Manners.ARDUCOPTER,
        seed,
        station);
  }

  /** The same copter standing elsewhere in the same town. */
  public VehicleConfig standingAt(LatLon place, double yawDeg) {
    return new VehicleConfig(
        systemId,
        drone,
        townOrigin,
        place,
        homeAltitudeAmslM,
        yawDeg,
        limits,
        sigmas,
        wind,
        pack,
        warm,
        manners,
        seed,
        station);
  }

  public VehicleConfig withSigmas(ErrorSigmas other) {
    return new VehicleConfig(
        systemId,
        drone,
        townOrigin,
        home,
        homeAltitudeAmslM,
        homeYawDeg,
        limits,
        other,
        wind,
        pack,
        warm,
        manners,
        seed,
        station);
  }

  public VehicleConfig withWind(WindConditions other) {
    return new VehicleConfig(
        systemId,
        drone,
        townOrigin,
        home,
        homeAltitudeAmslM,
        homeYawDeg,
        limits,
        sigmas,
        other,
        pack,
        warm,
        manners,
        seed,
        station);
  }

  public VehicleConfig withPack(PackSpec other) {
    return new VehicleConfig(
        systemId,
        drone,
        townOrigin,
        home,
        homeAltitudeAmslM,
        homeYawDeg,
        limits,
        sigmas,
        wind,
        other,
        warm,
        manners,
        seed,
        station);
  }

  public VehicleConfig withManners(Manners other) {
    return new VehicleConfig(
        systemId,
        drone,
        townOrigin,
        home,
        homeAltitudeAmslM,
        homeYawDeg,
        limits,
        sigmas,
        wind,
        pack,
        warm,
        other,
        seed,
        station);
  }

  /** The same copter that was just switched on, without a position. */
  public VehicleConfig cold() {
    return new VehicleConfig(
        systemId,
        drone,
        townOrigin,
        home,
        homeAltitudeAmslM,
        homeYawDeg,
        limits,
        sigmas,
        wind,
        pack,
        false,
        manners,
        seed,
        station);
  }

  public VehicleConfig withStation(InetSocketAddress other) {
    return new VehicleConfig(
        systemId,
        drone,
        townOrigin,
        home,
        homeAltitudeAmslM,
        homeYawDeg,
        limits,
        sigmas,
        wind,
        pack,
        warm,
        manners,
        seed,
        other);
  }
}
