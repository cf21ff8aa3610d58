package io.skybeat.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skybeat.core.time.SystemTime;
import io.skybeat.core.wire.BadDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FFmpeg's RTSP client, which is not ours, watches our cameras. */
class RtspServerTest {
  private static final CameraStream.Settings FAST =
      CameraStream.Settings.DEFAULT.withFramesPerSecond(20);

  @TempDir private Path folder;
  private final SystemTime time = new SystemTime();
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

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "udp"})
  void everyPictureArrivesInOrder(String transport) {
    MovingBars source = new MovingBars(640, 480);
    try (CameraStream camera = CameraStream.start(server, "/d1/visible", source, FAST, time);
        FfmpegPlayer player = FfmpegPlayer.over(transport, camera.url())) {
      FfmpegPlayer.Shown first = player.picture();
      assertEquals(640, first.widthPx());
      assertEquals(480, first.heightPx());
      int before = first.brightestPx() / 16;
      for (int i = 0; i < 10; i++) {
        int bar = player.picture().brightestPx() / 16;
        assertEquals((before + 1) % 39, bar, "picture " + i);
        before = bar;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -90})
  void theTimeOfAPictureIsTheTimeItWasTakenByTheCamerasClock(long offsetS) {
    MovingBars source = new MovingBars(640, 480);
    CameraClock clock = CameraClock.off(Duration.ofSeconds(offsetS));
    try (CameraStream camera =
            CameraStream.start(server, "/d1/visible", source, FAST.withClock(clock), time);
        FfmpegPlayer player = FfmpegPlayer.over("tcp", camera.url())) {
      for (int i = 0; i < 5; i++) {
        player.picture();
      }
      FfmpegPlayer.Shown shown = player.picture();
      long start = player.startRealtimeMicros().orElseThrow();
      Instant utc = Instant.EPOCH.plus(start + shown.ptsMicros(), ChronoUnit.MICROS);
      Instant taken = source.takenAt(shown.brightestPx() / 16).plusSeconds(offsetS);
      long off = Duration.between(taken, utc).toNanos() / 1000;
      assertTrue(Math.abs(off) < 200, "off by " + off + " microseconds");
    }
  }

  @Test
  void twoCamerasAndTwoClientsOfEachAtOnce() {
    MovingBars big = new MovingBars(640, 480);
    MovingBars small = new MovingBars(320, 240);
    try (CameraStream visible = CameraStream.start(server, "/d1/visible", big, FAST, time);
        CameraStream thermal = CameraStream.start(server, "/d1/thermal", small, FAST, time);
        FfmpegPlayer one = FfmpegPlayer.over("tcp", visible.url());
        FfmpegPlayer two = FfmpegPlayer.over("udp", visible.url());
        FfmpegPlayer three = FfmpegPlayer.over("tcp", thermal.url());
        FfmpegPlayer four = FfmpegPlayer.over("udp", thermal.url())) {
      assertEquals(640, one.picture().widthPx());
      assertEquals(640, two.picture().widthPx());
      assertEquals(320, three.picture().widthPx());
      assertEquals(320, four.picture().widthPx());
      assertEquals(2, visible.watchers());
      assertEquals(2, thermal.watchers());
    }
  }

  @Test
  void aLoginIsAskedFor() {
    server.close();
    server = RtspServer.start(RtspSettings.loopback(0).withLogin("officer", "night-watch"), time);
    MovingBars source = new MovingBars(320, 240);
    try (CameraStream camera = CameraStream.start(server, "/d1/visible", source, FAST, time)) {
      for (String login : new String[] {"", "officer:guess@"}) {
        String url = camera.url().replace("rtsp://", "rtsp://" + login);
        CodecFailure refused =
            assertThrows(CodecFailure.class, () -> FfmpegPlayer.over("tcp", url).close());
        assertTrue(refused.getMessage().contains("401"), refused.getMessage());
      }
      String url = camera.url().replace("rtsp://", "rtsp://officer:night-watch@");
      try (FfmpegPlayer player = FfmpegPlayer.over("tcp", url)) {
        assertEquals(320, player.picture().widthPx());
      }
    }
  }

  @Test
  void aCutClientComesBack() {
    MovingBars source = new MovingBars(320, 240);
    try (CameraStream camera = CameraStream.start(server, "/d1/visible", source, FAST, time)) {
      try (FfmpegPlayer player = FfmpegPlayer.over("tcp", camera.url())) {
        player.picture();
        server.cutConnections();
        int more = 0;
        while (player.next().isPresent()) {
          assertTrue(++more < 100, "the stream goes on after the cut");
        }
      }
      try (FfmpegPlayer player = FfmpegPlayer.over("tcp", camera.url())) {
        assertEquals(320, player.picture().widthPx());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "udp"})
  void h265PassesThroughAndLoops(String transport) throws Exception {
    Path file = Path.of(RtspServerTest.class.getResource("ball-h265.mp4").toURI());
    try (PassThroughStream camera =
            PassThroughStream.start(server, "/d1/visible", file, CameraClock.TRUE, time);
        FfmpegPlayer player = FfmpegPlayer.over(transport, camera.url())) {
      long before = Long.MIN_VALUE;
      for (int i = 0; i < 24; i++) {
        FfmpegPlayer.Shown shown = player.picture();
        assertEquals(320, shown.widthPx());
        assertTrue(shown.columnLuma()[shown.brightestPx()] > 17, "a ball is seen");
        // FFmpeg gives no time to the first picture of an H.265 stream.
        assertTrue(i == 0 || shown.ptsMicros() > before, "time goes on over the end of the file");
        before = shown.ptsMicros();
      }
    }
  }

  @Test
  void codedFootagePassesThroughUntouched() {
    Path file = FootageMaker.bars(folder.resolve("bars.mp4"), 320, 240, 12, 20);
    try (PassThroughStream camera =
            PassThroughStream.start(server, "/d1/visible", file, CameraClock.TRUE, time);
        FfmpegPlayer player = new FfmpegPlayer(camera.url(), Map.of("rtsp_transport", "tcp"))) {
      for (int i = 0; i < 15; i++) {
        assertEquals(i % 12, player.picture().brightestPx() / 16);
      }
    }
  }

  @Test
  void footageInAnotherCodecIsNotPassedThrough() {
    Path file = FootageMaker.picture(folder.resolve("still.png"), 320, 240);
    BadDocument refused =
        assertThrows(
            BadDocument.class,
            () ->
                PassThroughStream.start(server, "/d1/visible", file, CameraClock.TRUE, time)
                    .close());
    assertTrue(refused.getMessage().contains("neither H.264 nor H.265"), refused.getMessage());
  }

  @Test
  void realFootageIsReplayed() {
    Path pets = sharedData().resolve("street-video/pets-s2l1.avi");
    assumeTrue(Files.exists(pets), "skipped: no real footage at " + pets);
    FootagePictureSource source = FootagePictureSource.open(pets);
    assertEquals(768, source.widthPx());
    assertEquals(576, source.heightPx());
    try (CameraStream camera = CameraStream.start(server, "/d1/visible", source, FAST, time);
        FfmpegPlayer player = FfmpegPlayer.over("tcp", camera.url())) {
      for (int i = 0; i < 5; i++) {
        FfmpegPlayer.Shown shown = player.picture();
        assertEquals(768, shown.widthPx());
        int sum = 0;
        for (int luma : shown.columnLuma()) {
          sum += luma;
        }
        int mean = sum / shown.widthPx();
        assertTrue(mean > 60 && mean < 200, "a street by day, mean luma " + mean);
      }
    }
  }

  private static Path sharedData() {
    String named = System.getenv("SKYBEAT_SHARED");
    return named != null
        ? Path.of(named)
        : Path.of(System.getProperty("skybeat.root", "."), "..", "shared", "data");
  }
}
