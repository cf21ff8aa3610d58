package io.skybeat.simulator.process;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.sign.SigningKey;
import io.skybeat.mavlink.sign.file.SigningKeyFile;
import io.skybeat.simulator.fault.BadFault;
import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.FaultKind;
import io.skybeat.simulator.fault.FaultText;
import io.skybeat.simulator.vehicle.PoseSource;
import io.skybeat.simulator.vehicle.SimulatedVehicle;
import io.skybeat.simulator.vehicle.VehicleConfig;
import io.skybeat.simulator.vehicle.flight.PackSpec;
import io.skybeat.simulator.vehicle.speech.CameraTalk;
import io.skybeat.simulator.world.Town;
import io.skybeat.simulator.world.TruthLog;
import io.skybeat.simulator.world.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running simulator. Everything that it started ends with {@link #close()}. */
public final class SimulatorProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatorProcess.class);

  private final SimulatorConfig config;
  private final Time time;
  private final World world;
  private final Dialect dialect = new Dialect();
  private final Map<DroneId, PoseSource> drones = new LinkedHashMap<>();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private IntSupplier port = () -> 0;
  private Optional<CamerasApart> apart = Optional.empty();
  private Optional<AroundHere> around = Optional.empty();
  private Optional<Cameras> cameras = Optional.empty();
  private final CameraFaults cameraFaults = new CameraFaults();
  private final Map<Integer, SimulatedVehicle> vehicles = new TreeMap<>();
  private final FaultBoard faults;
  private volatile boolean closed;

  private SimulatorProcess(SimulatorConfig config, Time time) {
    this.config = config;
    this.time = time;
    this.world = new World(config.seed(), config.quiet(), time.now());
    this.faults = new FaultBoard(time, config.seed(), this::system, new Hands());
  }

  /** Starts everything here; throws BadDocument or RtspServer.CannotListen with the remedy. */
  public static SimulatorProcess start(SimulatorConfig config, Time time) {
    return start(config, time, process -> process.filmHere());
  }

  /** Likewise with the cameras in a process of their own, which reads {@code file} again. */
  public static SimulatorProcess startApart(SimulatorConfig config, Path file, Time time) {
    return start(config, time, process -> process.filmApart(file));
  }

  private static SimulatorProcess start(
      SimulatorConfig config, Time time, Consumer<SimulatorProcess> filming) {
    SimulatorProcess process = new SimulatorProcess(config, time);
    try {
      process.startDrones();
      process.startAround();
      filming.accept(process);
      process.planFaults();
      process.startTruth();
      return process;
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  private void filmHere() {
    Cameras here = Cameras.open(config, world, drones, time);
    open.push(here);
    port = here::port;
    cameras = Optional.of(here);
  }

  private void filmApart(Path file) {
    CamerasApart child =
        CamerasApart.start(
            file, config.rtsp().port(), world.startedAt(), drones, cameraFaults, time);
    open.push(child);
    port = child::port;
    apart = Optional.of(child);
  }

  /** The RTSP port that is really taken. */
  public int rtspPort() {
    return port.getAsInt();
  }

  /**
   * Kills the cameras' process, which comes again by itself; IllegalStateException when the cameras
   * are in this one.
   */
  public void killVideo() throws InterruptedException {
    apart
        .orElseThrow(
            () -> new IllegalStateException("the cameras are in this process: --cameras-apart"))
        .kill();
  }

  /** Process id of the cameras that are apart. */
  OptionalLong camerasPid() {
    return apart.map(one -> OptionalLong.of(one.pid())).orElse(OptionalLong.empty());
  }

  private void startDrones() {
    for (SimulatorConfig.Drone drone : config.drones()) {
      VehicleConfig vehicleConfig =
          VehicleConfig.standard(
                  drone.systemId(),
                  drone.id(),
                  Town.DOCK,
                  Town.GROUND_AMSL_M,
                  config.seed() * 1_000_003 + drone.systemId(),
                  new InetSocketAddress(config.station().host(), config.station().port()))
              .standingAt(
                  world.frame().toLatLon(new Enu(drone.padEastM(), drone.padNorthM(), 0)), 0);
      if (drone.cold().orElse(false)) {
        vehicleConfig = vehicleConfig.cold();
      }
      vehicleConfig = vehicleConfig.withManners(drone.manners());
      vehicleConfig = vehicleConfig.withPack(PackSpec.STANDARD.aged(drone.packCycles().orElse(0)));
      if (drone.listen().isPresent()) {
        vehicleConfig = vehicleConfig.listeningAt(address(drone.listen().get()));
      }
      if (!drone.bare().orElse(false)) {
        vehicleConfig = vehicleConfig.withCameras(cameras(drone));
      }
      SimulatedVehicle vehicle = fly(vehicleConfig);
      open.push(vehicle);
      drones.put(drone.id(), vehicle);
      vehicles.put(drone.systemId(), vehicle);
      cameraFaults.carries(drone.systemId(), drone.id().value());
    }
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    return new InetSocketAddress(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  /** Where its pictures are to be had; nothing while the port is not known beforehand. */
  private CameraTalk cameras(SimulatorConfig.Drone drone) {
    SimulatorConfig.Rtsp rtsp = config.rtsp();
    if (rtsp.port() == 0) {
      return CameraTalk.NONE;
    }
    String base = "rtsp://" + rtsp.host() + ":" + rtsp.port() + "/" + drone.id() + "/";
    return new CameraTalk(
        List.of(
            camera("visible", base, false, config.visible()),
            camera("thermal", base, true, config.thermal())));
  }

  private static CameraTalk.Camera camera(
      String name, String base, boolean thermal, SimulatorConfig.Camera camera) {
    return new CameraTalk.Camera(
        name,
        base + name,
        thermal,
        camera.widthPx(),
        camera.heightPx(),
        camera.framesPerSecond(),
        (int) camera.hfovDeg());
  }

  /** What goes wrong, and can be made to. */
  public FaultBoard faults() {
    return faults;
  }

  /** The file that it was made from. */
  SimulatorConfig config() {
    return config;
  }

  /** Its vehicles, by MAVLink system. */
  Map<Integer, SimulatedVehicle> vehicles() {
    return Collections.unmodifiableMap(vehicles);
  }

  Time time() {
    return time;
  }

  private int system(String drone) {
    return config.drones().stream()
        .filter(one -> one.id().value().equals(drone))
        .mapToInt(SimulatorConfig.Drone::systemId)
        .findFirst()
        .orElse(0);
  }

  private void planFaults() {
    int number = 0;
    for (FaultText one : config.faults().orElse(List.of())) {
      try {
        faults.plan(one);
      } catch (BadFault e) {
        throw new BadDocument("faults[" + number + "]: " + e.getMessage(), e);
      }
      number++;
    }
  }

  /** Where faults go to. */
  private final class Hands implements FaultBoard.Hands {
    @Override
    public String lacks(Fault fault) {
      return switch (fault.kind().scope()) {
        case DRONE -> droneLacks(fault);
        case CAMERA -> cameraLacks(fault);
        case WORLD ->
            around
                .map(here -> here.lacks(fault.kind()))
                .orElse("there is no world around; give 'around' in the file");
        case STATION -> "it is a station's";
      };
    }

    private String droneLacks(Fault fault) {
      SimulatedVehicle vehicle = vehicles.get(fault.drone());
      if (fault.kind() == FaultKind.STALE_SIGNATURE && !vehicle.signs()) {
        return "nothing is signed; give keyFile in the file";
      }
      return vehicle.faults().lacks(fault);
    }

    private String cameraLacks(Fault fault) {
      boolean film =
          fault.detail().cameras().has(CameraFaults.VISIBLE)
                  && config.visible().footage().isPresent()
              || fault.detail().cameras().has(CameraFaults.THERMAL)
                  && config.thermal().footage().isPresent();
      return film && fault.kind() == FaultKind.STREAM_FORMAT_CHANGE
          ? "the camera replays a film, which keeps its format; take footage out of the file"
          : "";
    }

    @Override
    public void begin(Fault fault) {
      switch (fault.kind().scope()) {
        case CAMERA -> cameraFaults.begin(fault).forEach(SimulatorProcess.this::strike);
        case WORLD -> around.orElseThrow().suffer(fault.kind(), true);
        default -> vehicles.get(fault.drone()).faults().begin(fault);
      }
    }

    @Override
    public void end(Fault fault) {
      switch (fault.kind().scope()) {
        case CAMERA -> cameraFaults.end(fault).forEach(SimulatorProcess.this::strike);
        case WORLD -> around.orElseThrow().suffer(fault.kind(), false);
        default -> vehicles.get(fault.drone()).faults().end(fault);
      }
    }
  }

  private void strike(CameraFaults.Blow blow) {
    cameras.ifPresent(here -> here.suffer(blow));
    apart.ifPresent(child -> child.suffer(blow));
  }

  private Optional<SigningKey> key() throws IOException {
    return config.keyFile().isPresent()
        ? Optional.of(SigningKeyFile.read(config.keyFile().get()))
        : Optional.empty();
  }

  private SimulatedVehicle fly(VehicleConfig vehicle) {
    try {
      return SimulatedVehicle.start(vehicle, time, dialect, key());
    } catch (IOException e) {
      throw new BadDocument("drone " + vehicle.drone() + ": " + e.getMessage(), e);
    }
  }

  private void startAround() {
    config
        .around()
        .ifPresent(
            line -> {
              AroundHere here = AroundHere.start(line, drones, config.seed(), time);
              open.push(here);
              around = Optional.of(here);
            });
    vehicles
        .values()
        .forEach(one -> one.faults().amid(AroundHere.about(around.orElse(null), one, time)));
  }

  /**
   * Something happens around: see {@link AroundHere#order}. Throws IllegalArgumentException with
   * what is wrong.
   */
  void around(String order) {
    around
        .orElseThrow(
            () -> new IllegalArgumentException("no world around: give 'around' in the file"))
        .order(order.split("\\s+"));
  }

  private void startTruth() {
    config
        .truth()
        .ifPresent(
            file -> {
              TruthLog log = new TruthLog(world, file);
              open.push(log);
              tellTruth(log);
            });
  }

  private void tellTruth(TruthLog log) {
    time.wakeAt(
        time.now().plus(TruthLog.EVERY),
        () -> {
          if (closed) {
            return;
          }
          try {
            log.upTo(time.now());
          } catch (RuntimeException e) {
            LOG.error("the truth is no longer written: {}", e.getMessage());
            return;
          }
          tellTruth(log);
        });
  }

  @Override
  public void close() {
    closed = true;
    faults.close();
    while (!open.isEmpty()) {
      AutoCloseable part = open.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("{} did not end cleanly: {}", part.getClass().getSimpleName(), e.toString());
      }
    }
  }
}
