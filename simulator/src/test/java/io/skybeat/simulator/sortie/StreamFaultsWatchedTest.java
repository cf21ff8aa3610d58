package io.skybeat.simulator.sortie;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.ingest.CameraStream;
import io.skybeat.analytics.rtsp.FfmpegSource;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.video.StreamAddress;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.StreamHealth;
import io.skybeat.core.sighting.StreamHealth.State;
import io.skybeat.simulator.fault.FaultKind;
import io.skybeat.simulator.fault.FaultText;
import io.skybeat.simulator.process.SimulatorConfig;
import io.skybeat.simulator.process.SimulatorProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The faults of a camera, made by name in a running simulator: the ingest that is shipped sees each
 * and says what is wrong in one line, and that all is well when it is over. A drone a fault, all at
 * once, on a hurried clock. A frozen picture is not among them: these drones stand on their pads,
 * and the ingest calls frozen only what it has seen alive; CameraStreamTest has that fault.
 */
@Timeout(300)
class StreamFaultsWatchedTest {
  private static final int SPEED = 4;
  private static final Path REFERENCE =
      Path.of(System.getProperty("skybeat.root"), "simulator/src/main/config/simulator.yaml");

  @TempDir private Path folder;

  private static List<FaultKind> kinds(boolean frozen) {
    return Arrays.stream(FaultKind.values())
        .filter(kind -> kind.scope() == FaultKind.Scope.CAMERA)
        .filter(kind -> (kind == FaultKind.STREAM_FROZEN) == frozen)
        .toList();
  }

  private SimulatorConfig config(int count) throws Exception {
    StringBuilder drones = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      drones.append(
          "  - {id: d" + i + ", systemId: " + i + ", padEastM: " + 4 * i + ", padNorthM: 0}\n");
    }
    String small =
        "{widthPx: 320, heightPx: 240, framesPerSecond: 5, hfovDeg: 45, bitRateBps: 1500000}";
    String text =
        Files.readString(REFERENCE)
            .replace("port: 8554", "port: 0")
            .replace("port: 14550", "port: 9")
            .replaceAll("(?m)^  - \\{id: d1.*\\n", drones.toString())
            .replaceAll("(?m)^visible: .*", "visible: " + small);
    Path file = Files.writeString(folder.resolve("simulator.yaml"), text);
    return SimulatorConfig.read(file);
  }

  @Test
  void eachIsSeenAndSaidAndGetsOver() throws Exception {
    play(kinds(false));
  }

  private void play(List<FaultKind> kinds) throws Exception {
    List<Watch> watches = new ArrayList<>();
    try (HurriedTime time = new HurriedTime(SPEED);
        SimulatorProcess simulator = SimulatorProcess.start(config(kinds.size()), time)) {
      int number = 1;
      for (FaultKind kind : kinds) {
        watches.add(new Watch(kind, "d" + number++, simulator, time));
      }
      for (Watch watch : watches) {
        await(watch, " begins well", () -> watch.state() == State.RUNNING);
      }
      watches.forEach(Watch::strike);
      for (Watch watch : watches) {
        await(watch, " is struck", watch::struck);
      }
      watches.forEach(Watch::relieve);
      for (Watch watch : watches) {
        await(watch, " is well again", () -> watch.state() == State.RUNNING && watch.whole());
      }
    } finally {
      watches.forEach(watch -> watch.stream.close());
    }
  }

  private static void await(Watch watch, String what, BooleanSupplier condition)
      throws InterruptedException {
    for (int i = 0; i < 6000; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertTrue(condition.getAsBoolean(), () -> watch + what);
  }

  /** A camera with its fault, and the production stream that watches it. */
  private static final class Watch {
    final FaultKind kind;
    final String drone;

    /** The heat image has noise, as a living picture has. */
    final String camera;

    final SimulatorProcess simulator;
    final HurriedTime time;
    final StreamAddress address;
    CameraStream stream;
    long fault;
    volatile int widthPx;
    volatile boolean damaged;

    Watch(FaultKind kind, String drone, SimulatorProcess simulator, HurriedTime time) {
      this.kind = kind;
      this.drone = drone;
      this.camera = kind == FaultKind.STREAM_FROZEN ? "thermal" : "visible";
      this.simulator = simulator;
      this.time = time;
      boolean udp = kind == FaultKind.STREAM_UDP_BLOCKED || kind == FaultKind.STREAM_PACKET_LOSS;
      this.address =
          StreamAddress.of(
              "rtsp://127.0.0.1:" + simulator.rtspPort() + "/" + drone + "/" + camera,
              udp ? "udp" : "tcp",
              Optional.empty(),
              Optional.empty());
      open();
    }

    private void open() {
      stream =
          new CameraStream(
              CameraId.parse(drone + "/" + camera),
              address,
              new FfmpegSource.Factory(time),
              List.of(),
              time,
              health -> {});
      stream.start();
      CameraStream own = stream;
      Thread eyes = new Thread(() -> look(own), "eyes-" + drone);
      eyes.setDaemon(true);
      eyes.start();
    }

    private void look(CameraStream own) {
      try {
        while (!own.mailbox().closed()) {
          own.mailbox().take(200).ifPresent(this::see);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void see(Frame frame) {
      widthPx = frame.widthPx();
      damaged |= frame.damaged();
      frame.release();
    }

    StreamHealth health() {
      return stream.health(0, 0);
    }

    State state() {
      return health().state();
    }

    String said() {
      return health().state() + " " + health().detail();
    }

    void strike() {
      FaultText text =
          FaultText.of(
              kind.word(),
              drone,
              Duration.ofHours(1),
              kind == FaultKind.STREAM_PACKET_LOSS
                  ? OptionalDouble.of(0.3)
                  : OptionalDouble.empty());
      fault = simulator.faults().plan(text).id();
      if (kind == FaultKind.STREAM_REFUSED) {
        // Who plays already goes on; who comes now is refused.
        await(() -> simulator.faults().find(fault).orElseThrow().state().name().equals("ACTIVE"));
        stream.close();
        open();
      }
    }

    private static void await(BooleanSupplier condition) {
      while (!condition.getAsBoolean()) {
        Thread.onSpinWait();
      }
    }

    void relieve() {
      simulator.faults().end(fault);
    }

    boolean struck() {
      return switch (kind) {
        case STREAM_REFUSED -> state() == State.STALLED && health().detail().contains("503");
        case STREAM_STALL, STREAM_UDP_BLOCKED ->
            state() == State.STALLED && health().detail().contains("no picture for");
        case STREAM_FROZEN ->
            state() == State.FROZEN && health().detail().contains("the same picture");
        case STREAM_PACKET_LOSS -> damaged || state() == State.STALLED;
        case STREAM_FORMAT_CHANGE -> widthPx == 160 && state() == State.RUNNING;
        case STREAM_CODEC_CHANGE ->
            state() == State.REFUSED
                && health().detail().contains("no H.264 or H.265 video, but JPEG");
        case STREAM_OFF ->
            state() == State.REFUSED && health().detail().contains("has no stream at");
        default -> false;
      };
    }

    boolean whole() {
      return widthPx == (camera.equals("thermal") ? 640 : 320);
    }

    @Override
    public String toString() {
      return kind.word() + " (" + said() + ")";
    }
  }
}
