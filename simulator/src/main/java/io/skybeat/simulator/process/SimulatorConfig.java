package io.skybeat.simulator.process;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.StrictYaml;
import io.skybeat.simulator.fault.FaultText;
import io.skybeat.simulator.vehicle.speech.Manners;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The simulator's configuration; {@code simulator/src/main/config/simulator.yaml} explains it.
 *
 * @param seed everything that varies
 * @param quiet true: no incidents
 * @param station where MAVLink goes
 * @param keyFile the key that signs the vehicles' MAVLink, as in the station's configuration
 * @param rtsp where pictures can be fetched
 * @param drones our copters
 * @param attached cameras on vehicles that are not ours
 * @param visible the visible cameras
 * @param thermal the thermal cameras
 * @param truth file of the truth log
 * @param faults what goes wrong, and when
 * @param around docks, weather and other aircraft
 */
public record SimulatorConfig(
    long seed,
    boolean quiet,
    Endpoint station,
    Optional<Path> keyFile,
    Rtsp rtsp,
    List<Drone> drones,
    Optional<List<Attached>> attached,
    Camera visible,
    Camera thermal,
    Optional<Path> truth,
    Optional<List<FaultText>> faults,
    Optional<AroundConfig> around) {

  /** A host and a port. */
  public record Endpoint(String host, int port) {}

  /** The RTSP server. */
  public record Rtsp(String host, int port, Optional<String> user, Optional<Path> passwordFile) {
    public Rtsp {
      if (user.isPresent() != passwordFile.isPresent()) {
        throw new IllegalArgumentException("give both 'user' and 'passwordFile', or neither");
      }
    }
  }

  /**
   * A copter of ours on its pad.
   *
   * @param cold whether it has to find its position first
   * @param autopilot {@code ardupilot} or {@code px4}
   * @param listen host:port at which it waits for stations over TCP, in place of speaking to ours
   * @param bare whether it tells nothing before it is asked, and carries no camera
   * @param packCycles charges that its pack has behind it
   */
  public record Drone(
      DroneId id,
      int systemId,
      double padEastM,
      double padNorthM,
      Optional<Boolean> cold,
      Optional<String> autopilot,
      Optional<String> listen,
      Optional<Boolean> bare,
      OptionalDouble packCycles) {
    public Drone {
      String plays = autopilot.orElse("ardupilot");
      if (!plays.equals("ardupilot") && !plays.equals("px4")) {
        throw new IllegalArgumentException(
            "autopilot is '" + plays + "'; ardupilot or px4 is needed");
      }
      if (listen.isPresent() && !listen.get().matches(".+:[0-9]{1,5}")) {
        throw new IllegalArgumentException("listen is '" + listen.get() + "'; host:port is needed");
      }
    }

    /** Whose manners it has. */
    Manners manners() {
      Manners full = autopilot.orElse("ardupilot").equals("px4") ? Manners.PX4 : Manners.ARDUCOPTER;
      return bare.orElse(false) ? full.stripped() : full;
    }
  }

  /**
   * A camera on somebody else's vehicle.
   *
   * @param link {@code udp:host:port} listens, {@code udp-client:} and {@code tcp-client:} dial
   * @param pitchDeg of the camera fixed to the body, above its horizon, where no gimbal is reported
   */
  public record Attached(DroneId id, int systemId, String link, double pitchDeg) {
    private static final Pattern LINK =
        Pattern.compile("(udp|udp-client|tcp-client):(.+):(\\d{1,5})");

    public Attached {
      if (link == null || !LINK.matcher(link).matches()) {
        throw new IllegalArgumentException(
            "link is '"
                + link
                + "'; udp:host:port (listens), udp-client:host:port or tcp-client:host:port is"
                + " needed");
      }
    }

    String kind() {
      return part(1);
    }

    InetSocketAddress address() {
      return new InetSocketAddress(part(2), Integer.parseInt(part(3)));
    }

    private String part(int group) {
      Matcher matcher = LINK.matcher(link);
      if (!matcher.matches()) {
        throw new IllegalStateException(link);
      }
      return matcher.group(group);
    }
  }

  /** A kind of camera. */
  public record Camera(
      int widthPx,
      int heightPx,
      double framesPerSecond,
      double hfovDeg,
      int bitRateBps,
      Optional<Path> footage,
      Optional<Duration> clockOffset) {
    public Camera {
      if (widthPx < 64 || heightPx < 64 || widthPx % 2 != 0 || heightPx % 2 != 0) {
        throw new IllegalArgumentException(
            "picture size "
                + widthPx
                + "x"
                + heightPx
                + ": even numbers of at least 64 are needed");
      }
      if (!(framesPerSecond > 0 && framesPerSecond <= 60)) {
        throw new IllegalArgumentException(
            "framesPerSecond " + framesPerSecond + " is not within 0..60");
      }
    }
  }

  /** The same with another RTSP port. */
  SimulatorConfig withRtspPort(int port) {
    return new SimulatorConfig(
        seed,
        quiet,
        station,
        keyFile,
        new Rtsp(rtsp.host(), port, rtsp.user(), rtsp.passwordFile()),
        drones,
        attached,
        visible,
        thermal,
        truth,
        faults,
        around);
  }

  /** Reads {@code file}; throws {@link BadDocument} with the place and the remedy. */
  public static SimulatorConfig read(Path file) {
    SimulatorConfig config = StrictYaml.read(file, SimulatorConfig.class);
    if (config.station == null
        || config.rtsp == null
        || config.drones == null
        || config.visible == null
        || config.thermal == null) {
      throw new BadDocument(
          file + ": station, rtsp, drones, visible and thermal are needed; see the reference file");
    }
    long distinct = config.drones.stream().map(Drone::systemId).distinct().count();
    if (distinct != config.drones.size()) {
      throw new BadDocument(file + ", at drones: every drone needs a systemId of its own");
    }
    return config;
  }
}
