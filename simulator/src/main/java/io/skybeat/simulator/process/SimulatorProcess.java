package io.skybeat.simulator.process;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.simulator.camera.Palette;
import io.skybeat.simulator.camera.PictureSource;
import io.skybeat.simulator.camera.Stage;
import io.skybeat.simulator.camera.ThermalRenderer;
import io.skybeat.simulator.camera.VisibleRenderer;
import io.skybeat.simulator.stream.CameraClock;
import io.skybeat.simulator.stream.CameraStream;
import io.skybeat.simulator.stream.FootagePictureSource;
import io.skybeat.simulator.stream.RtspServer;
import io.skybeat.simulator.stream.RtspSettings;
import io.skybeat.simulator.vehicle.MavlinkPose;
import io.skybeat.simulator.vehicle.PoseSource;
import io.skybeat.simulator.vehicle.SimulatedVehicle;
import io.skybeat.simulator.vehicle.VehicleConfig;
import io.skybeat.simulator.world.Town;
import io.skybeat.simulator.world.TruthLog;
import io.skybeat.simulator.world.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running simulator. Everything that it started ends with {@link #close()}. */
public final class SimulatorProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatorProcess.class);

  private final SimulatorConfig config;
  private final Time time;
  private final World world;
  private final Stage stage;
  private final Dialect dialect = new Dialect();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final RtspServer rtsp;
  private volatile boolean closed;

  private SimulatorProcess(SimulatorConfig config, Time time) {
    this.config = config;
    this.time = time;
    this.world = new World(config.seed(), config.quiet(), time.now());
    this.stage = new Stage(world);
    this.rtsp = RtspServer.start(rtspSettings(config.rtsp()), time);
    open.push(rtsp);
  }

  /** Starts everything; throws BadDocument or RtspServer.CannotListen with the remedy. */
  public static SimulatorProcess start(SimulatorConfig config, Time time) {
    SimulatorProcess process = new SimulatorProcess(config, time);
    try {
      process.startDrones();
      process.attachCameras();
      process.startTruth();
      return process;
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /** The RTSP port that is really taken. */
  public int rtspPort() {
    return rtsp.port();
  }

  /** Breaks every picture's connection off, without a word; new ones are welcome. */
  public void cutVideo() {
    rtsp.cutConnections();
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
      SimulatedVehicle vehicle = fly(vehicleConfig);
      open.push(vehicle);
      film(drone.id().value(), vehicle);
    }
  }

  /** Cameras on vehicles that are not ours: they film the town from where those say they are. */
  private void attachCameras() {
    for (SimulatorConfig.Attached attached : config.attached().orElse(List.of())) {
      int colon = attached.listen().lastIndexOf(':');
      MavlinkPose pose =
          new MavlinkPose(
              attached.systemId(),
              Town.DOCK,
              Town.GROUND_AMSL_M,
              new CameraAttitude(0, attached.pitchDeg(), 0),
              time);
      open.push(pose);
      try {
        pose.listen(
            new InetSocketAddress(
                attached.listen().substring(0, colon),
                Integer.parseInt(attached.listen().substring(colon + 1))),
            dialect);
      } catch (IOException e) {
        throw new BadDocument(
            "attached camera " + attached.id() + ": " + attached.listen() + ": " + e.getMessage(),
            e);
      }
      film(attached.id().value(), pose);
    }
  }

  private SimulatedVehicle fly(VehicleConfig vehicle) {
    try {
      return SimulatedVehicle.start(vehicle, time, dialect);
    } catch (IOException e) {
      throw new BadDocument("drone " + vehicle.drone() + ": " + e.getMessage(), e);
    }
  }

  private void film(String drone, PoseSource pose) {
    SimulatorConfig.Camera visible = config.visible();
    SimulatorConfig.Camera thermal = config.thermal();
    serve(
        "/" + drone + "/visible",
        visible,
        footage(visible).orElseGet(() -> new VisibleRenderer(stage, lens(visible), pose::truth)));
    serve(
        "/" + drone + "/thermal",
        thermal,
        footage(thermal)
            .orElseGet(
                () -> new ThermalRenderer(stage, lens(thermal), pose::truth, Palette.WHITE_HOT)));
  }

  private void serve(String path, SimulatorConfig.Camera camera, PictureSource source) {
    CameraStream.Settings settings =
        CameraStream.Settings.DEFAULT
            .withFramesPerSecond(camera.framesPerSecond())
            .withBitRateBps(camera.bitRateBps())
            .withClock(camera.clockOffset().map(CameraClock::off).orElse(CameraClock.TRUE));
    open.push(CameraStream.start(rtsp, path, source, settings, time));
  }

  private static Optional<PictureSource> footage(SimulatorConfig.Camera camera) {
    return camera.footage().map(FootagePictureSource::open);
  }

  private static Lens lens(SimulatorConfig.Camera camera) {
    return Lens.pinhole(camera.hfovDeg(), camera.widthPx(), camera.heightPx());
  }

  private static RtspSettings rtspSettings(SimulatorConfig.Rtsp rtsp) {
    RtspSettings settings = RtspSettings.loopback(rtsp.port()).withHost(rtsp.host());
    if (rtsp.user().isEmpty()) {
      return settings;
    }
    Path file = rtsp.passwordFile().orElseThrow();
    try {
      String password = Files.readString(file).lines().findFirst().orElse("").strip();
      if (password.isEmpty()) {
        throw new BadDocument(file + ": the first line must hold the RTSP password");
      }
      return settings.withLogin(rtsp.user().get(), password);
    } catch (IOException e) {
      throw new BadDocument(file + ": the RTSP password cannot be read", e);
    }
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
