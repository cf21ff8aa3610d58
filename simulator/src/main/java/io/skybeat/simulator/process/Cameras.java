package io.skybeat.simulator.process;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.transport.TcpLink;
import io.skybeat.mavlink.transport.UdpLink;
import io.skybeat.simulator.camera.Palette;
import io.skybeat.simulator.camera.PictureSource;
import io.skybeat.simulator.camera.Stage;
import io.skybeat.simulator.camera.ThermalRenderer;
import io.skybeat.simulator.camera.VisibleRenderer;
import io.skybeat.simulator.stream.CameraClock;
import io.skybeat.simulator.stream.CameraStream;
import io.skybeat.simulator.stream.FootagePictureSource;
import io.skybeat.simulator.stream.PassThroughStream;
import io.skybeat.simulator.stream.RtspServer;
import io.skybeat.simulator.stream.RtspSettings;
import io.skybeat.simulator.stream.StreamFaults;
import io.skybeat.simulator.vehicle.MavlinkPose;
import io.skybeat.simulator.vehicle.PoseSource;
import io.skybeat.simulator.world.Town;
import io.skybeat.simulator.world.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All cameras of a simulator, and the RTSP server where their pictures can be fetched. */
final class Cameras implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Cameras.class);

  private final SimulatorConfig config;
  private final Time time;
  private final Stage stage;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final RtspServer rtsp;
  private final Map<String, StreamFaults> faults = new TreeMap<>();

  private Cameras(SimulatorConfig config, World world, Time time) {
    this.config = config;
    this.time = time;
    this.stage = new Stage(world);
    this.rtsp = RtspServer.shut(settings(config.rtsp()), time);
    open.push(rtsp);
  }

  /**
   * Opens the server and mounts every camera of {@code drones} and of the attached vehicles; throws
   * BadDocument or RtspServer.CannotListen with the remedy.
   */
  static Cameras open(
      SimulatorConfig config, World world, Map<DroneId, PoseSource> drones, Time time) {
    Cameras cameras = new Cameras(config, world, time);
    try {
      drones.forEach((drone, pose) -> cameras.film(drone.value(), pose));
      cameras.attach();
      cameras.rtsp.open();
      return cameras;
    } catch (RuntimeException e) {
      cameras.close();
      throw e;
    }
  }

  /** The RTSP port that is really taken. */
  int port() {
    return rtsp.port();
  }

  /** A camera is struck, or whole again. */
  void suffer(CameraFaults.Blow blow) {
    StreamFaults stream = faults.get(blow.path());
    if (stream == null) {
      return;
    }
    switch (blow.kind()) {
      case STREAM_REFUSED -> stream.refuse(blow.on());
      case STREAM_STALL -> stream.stall(blow.on());
      case STREAM_FROZEN -> stream.freeze(blow.on());
      case STREAM_UDP_BLOCKED -> stream.blockUdp(blow.on());
      case STREAM_PACKET_LOSS -> stream.losePackets(blow.on() ? blow.strength() : 0);
      case STREAM_FORMAT_CHANGE -> stream.shrink(blow.on());
      case STREAM_CODEC_CHANGE -> stream.speakJpeg(blow.on());
      case STREAM_OFF -> stream.off(blow.on());
      default -> throw new IllegalArgumentException(blow.kind() + " strikes no camera");
    }
  }

  /** Cameras on vehicles that are not ours: they film the town from where those say they are. */
  private void attach() {
    Dialect dialect = new Dialect();
    for (SimulatorConfig.Attached attached : config.attached().orElse(List.of())) {
      MavlinkPose pose =
          new MavlinkPose(
              attached.systemId(),
              Town.DOCK,
              Town.GROUND_AMSL_M,
              new CameraAttitude(0, attached.pitchDeg(), 0),
              time);
      open.push(pose);
      try {
        pose.on(opening(attached), dialect);
      } catch (IOException e) {
        throw new BadDocument(
            "attached camera "
                + attached.id()
                + ": cannot open "
                + attached.link()
                + ": "
                + e.getMessage()
                + "; stop the program that has the port, or name another one",
            e);
      }
      film(attached.id().value(), pose);
    }
  }

  private static MavlinkPose.Opening opening(SimulatorConfig.Attached attached) {
    InetSocketAddress at = attached.address();
    return switch (attached.kind()) {
      case "udp" -> (settings, listener) -> UdpLink.bind(at, settings, listener);
      case "udp-client" -> (settings, listener) -> UdpLink.connect(at, settings, listener);
      default -> (settings, listener) -> TcpLink.connect(at, settings, listener);
    };
  }

  private void film(String drone, PoseSource pose) {
    SimulatorConfig.Camera visible = config.visible();
    SimulatorConfig.Camera thermal = config.thermal();
    serve(
        "/" + drone + "/visible",
        visible,
        () -> new VisibleRenderer(stage, lens(visible), pose::truth));
    serve(
        "/" + drone + "/thermal",
        thermal,
        () -> new ThermalRenderer(stage, lens(thermal), pose::truth, Palette.WHITE_HOT));
  }

  /** Serves the town, or footage in its place: encoded anew, or untouched where that is H.265. */
  private void serve(String path, SimulatorConfig.Camera camera, Supplier<PictureSource> town) {
    CameraClock clock = camera.clockOffset().map(CameraClock::off).orElse(CameraClock.TRUE);
    if (camera.footage().filter(PassThroughStream::isH265).isPresent()) {
      PassThroughStream replay =
          PassThroughStream.start(rtsp, path, camera.footage().get(), clock, time);
      open.push(replay);
      faults.put(path, replay.faults());
      return;
    }
    PictureSource source =
        camera.footage().<PictureSource>map(FootagePictureSource::open).orElseGet(town);
    CameraStream.Settings settings =
        CameraStream.Settings.DEFAULT
            .withFramesPerSecond(camera.framesPerSecond())
            .withBitRateBps(camera.bitRateBps())
            .withClock(clock);
    CameraStream stream = CameraStream.start(rtsp, path, source, settings, time);
    open.push(stream);
    faults.put(path, stream.faults());
  }

  private static Lens lens(SimulatorConfig.Camera camera) {
    return Lens.pinhole(camera.hfovDeg(), camera.widthPx(), camera.heightPx());
  }

  private static RtspSettings settings(SimulatorConfig.Rtsp rtsp) {
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

  @Override
  public void close() {
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
