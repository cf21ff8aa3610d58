package io.skybeat.simulator.vehicle;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.geo.LatLon;
import io.skybeat.simulator.vehicle.flight.ErrorSigmas;
import io.skybeat.simulator.vehicle.flight.FlightLimits;
import io.skybeat.simulator.vehicle.flight.PackSpec;
import io.skybeat.simulator.vehicle.flight.WindConditions;
import io.skybeat.simulator.vehicle.speech.CameraTalk;
import io.skybeat.simulator.vehicle.speech.Manners;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;

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
 * @param cameras what it tells of its cameras
 * @param listen where it waits for stations over TCP, in place of {@code station}
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
    InetSocketAddress station,
    CameraTalk cameras,
    Optional<InetSocketAddress> listen) {

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
        station,
        CameraTalk.NONE,
        Optional.empty());
  }

  /** The same copter standing elsewhere in the same town. */
  public VehicleConfig standingAt(LatLon place, double yawDeg) {
    return with(
        draft -> {
          draft.home = place;
          draft.homeYawDeg = yawDeg;
        });
  }

  public VehicleConfig withSigmas(ErrorSigmas other) {
    return with(draft -> draft.sigmas = other);
  }

  public VehicleConfig withWind(WindConditions other) {
    return with(draft -> draft.wind = other);
  }

  public VehicleConfig withPack(PackSpec other) {
    return with(draft -> draft.pack = other);
  }

  public VehicleConfig withManners(Manners other) {
    return with(draft -> draft.manners = other);
  }

  /** The same copter that was just switched on, without a position. */
  public VehicleConfig cold() {
    return with(draft -> draft.warm = false);
  }

  public VehicleConfig withStation(InetSocketAddress other) {
    return with(draft -> draft.station = other);
  }

  public VehicleConfig withCameras(CameraTalk other) {
    return with(draft -> draft.cameras = other);
  }

  /** The same copter that waits for stations over TCP. */
  public VehicleConfig listeningAt(InetSocketAddress address) {
    return with(draft -> draft.listen = Optional.of(address));
  }

  private VehicleConfig with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.done();
  }

  /** A copy on its way to be the next one. */
  private static final class Draft {
    private final int systemId;
    private final DroneId drone;
    private final LatLon townOrigin;
    private LatLon home;
    private final double homeAltitudeAmslM;
    private double homeYawDeg;
    private final FlightLimits limits;
    private ErrorSigmas sigmas;
    private WindConditions wind;
    private PackSpec pack;
    private boolean warm;
    private Manners manners;
    private final long seed;
    private InetSocketAddress station;
    private CameraTalk cameras;
    private Optional<InetSocketAddress> listen;

    Draft(VehicleConfig from) {
      systemId = from.systemId;
      drone = from.drone;
      townOrigin = from.townOrigin;
      home = from.home;
      homeAltitudeAmslM = from.homeAltitudeAmslM;
      homeYawDeg = from.homeYawDeg;
      limits = from.limits;
      sigmas = from.sigmas;
      wind = from.wind;
      pack = from.pack;
      warm = from.warm;
      manners = from.manners;
      seed = from.seed;
      station = from.station;
      cameras = from.cameras;
      listen = from.listen;
    }

    VehicleConfig done() {
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
          station,
          cameras,
          listen);
    }
  }
}
