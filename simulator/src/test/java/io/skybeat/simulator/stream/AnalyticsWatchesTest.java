package io.skybeat.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.rtsp.FfmpegSource;
import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.video.FrameSource;
import io.skybeat.analytics.video.FrameTime;
import io.skybeat.analytics.video.StreamAddress;
import io.skybeat.analytics.video.StreamEnd;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.time.SystemTime;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ingest that is shipped, written apart from the server, watches our cameras. */
class AnalyticsWatchesTest {
  private static final CameraStream.Settings FAST =
      CameraStream.Settings.DEFAULT.withFramesPerSecond(20);

  /** What one frame said: where the bar stood, and when. */
  private record Seen(int bar, FrameTime time) {}

  private final SystemTime time = new SystemTime();
  private final MovingBars source = new MovingBars(640, 480);
  private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
  private final BlockingQueue<StreamEnd> ends = new LinkedBlockingQueue<>();
  private RtspServer server;

  @BeforeEach
  void start() {
    server = RtspServer.start(RtspSettings.loopback(0), time);
  }

  @AfterEach
  void stop() {
    server.close();
    time.close();
  }

  private FrameSource watch(String url, String transport, Optional<RtspSettings.Login> login) {
    StreamAddress address =
        StreamAddress.of(
            url,
            transport,
            login.map(RtspSettings.Login::user),
            login.map(RtspSettings.Login::password));
    FrameSource watching = new FfmpegSource.Factory(time).open("test", address);
    watching.start(
        new FrameSource.Listener() {
          @Override
          public void accessUnit(AccessUnit unit) {
            // The frame that follows is looked at.
          }

          @Override
          public void frame(Frame frame) {
            seen.add(new Seen(bar(frame), frame.time()));
            frame.release();
          }

          @Override
          public void ended(StreamEnd end) {
            ends.add(end);
          }
        });
    return watching;
  }

  private static int bar(Frame frame) {
    ByteBuffer bgr = frame.bgr();
    int row = 3 * frame.widthPx() * (frame.heightPx() / 2);
    int best = 8;
    for (int x = 8; x < frame.widthPx(); x += 16) {
      best = (bgr.get(row + 3 * x) & 0xFF) > (bgr.get(row + 3 * best) & 0xFF) ? x : best;
    }
    return best / 16;
  }

  private Seen next() throws InterruptedException {
    Seen next = seen.poll(120, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no frame within 10 s; ended: " + ends);
    }
    return next;
  }

  @ParameterizedTest
  @CsvSource({"tcp, 0", "udp, 0", "tcp, 3700"})
  void seesEveryPictureAtItsTime(String transport, long offsetS) throws Exception {
    CameraClock clock = CameraClock.off(Duration.ofSeconds(offsetS));
    try (CameraStream camera =
            CameraStream.start(server, "/d1/visible", source, FAST.withClock(clock), time);
        FrameSource watching = watch(camera.url(), transport, Optional.empty())) {
      Seen shown = next();
      while (shown.time().senderAt().isEmpty()) {
        shown = next();
      }
      for (int i = 0; i < 10; i++) {
        Seen following = next();
        assertEquals((shown.bar() + 1) % 39, following.bar());
        Instant sender = following.time().senderAt().orElseThrow().minusSeconds(offsetS);
        Duration off = Duration.between(source.takenAt(following.bar()), sender);
        assertTrue(off.abs().compareTo(Duration.ofMillis(1)) < 0, "off by " + off);
        shown = following;
      }
      assertEquals(
          offsetS == 0 ? ClockQuality.SYNCHRONISED : ClockQuality.UNSYNCHRONISED,
          shown.time().quality());
    }
  }

  @Test
  void aCameraThatNeverSaysTheTimeIsTakenByArrival() throws Exception {
    CameraStream.Settings silent = FAST.withClock(CameraClock.silent());
    try (CameraStream camera = CameraStream.start(server, "/d1/visible", source, silent, time);
        FrameSource watching = watch(camera.url(), "tcp", Optional.empty())) {
      for (int i = 0; i < 10; i++) {
        assertEquals(ClockQuality.ARRIVAL, next().time().quality());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"MD5", "SHA-256"})
  void logsIn(String algorithm) throws Exception {
    server.close();
    RtspSettings settings =
        RtspSettings.loopback(0)
            .withLogin("officer", "night-watch")
            .withDigests(java.util.List.of(algorithm));
    server = RtspServer.start(settings, time);
    try (CameraStream camera = CameraStream.start(server, "/d1/visible", source, FAST, time)) {
      FrameSource welcome = watch(camera.url(), "tcp", settings.login());
      next();
      welcome.close();
      FrameSource stranger =
          watch(camera.url(), "tcp", Optional.of(new RtspSettings.Login("officer", "guess")));
      StreamEnd end = ends.poll(120, TimeUnit.SECONDS);
      stranger.close();
      assertTrue(end != null && end.refused(), String.valueOf(end));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "udp"})
  void h265IsUnderstood(String transport) throws Exception {
    Path file = ball();
    try (PassThroughStream camera =
            PassThroughStream.start(server, "/d1/visible", file, CameraClock.TRUE, time);
        FrameSource watching = watch(camera.url(), transport, Optional.empty())) {
      for (int i = 0; i < 12; i++) {
        next();
      }
    }
  }

  private static Path ball() throws URISyntaxException {
    return Path.of(AnalyticsWatchesTest.class.getResource("ball-h265.mp4").toURI());
  }

  @Test
  void aCutIsToldAtOnce() throws Exception {
    try (CameraStream camera = CameraStream.start(server, "/d1/visible", source, FAST, time);
        FrameSource watching = watch(camera.url(), "tcp", Optional.empty())) {
      next();
      server.cutConnections();
      StreamEnd end = ends.poll(120, TimeUnit.SECONDS);
      assertTrue(end != null && !end.refused(), String.valueOf(end));
    }
  }
}
