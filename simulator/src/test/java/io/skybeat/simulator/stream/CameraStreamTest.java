package io.skybeat.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.time.SystemTime;
import io.skybeat.simulator.camera.Picture;
import io.skybeat.simulator.camera.PictureSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CameraStreamTest {
  private static final CameraStream.Settings FAST =
      CameraStream.Settings.DEFAULT.withFramesPerSecond(20);

  private final SystemTime time = new SystemTime();
  private final MovingBars source = new MovingBars(320, 240);
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

  @Test
  void nothingIsDrawnWhileNobodyWatches() throws Exception {
    try (CameraStream camera = CameraStream.start(server, "/d1/visible", source, FAST, time)) {
      try (RtspProbe curious = new RtspProbe(camera.url())) {
        assertEquals(200, curious.ask("DESCRIBE").status());
        curious.setup("RTP/AVP/TCP;unicast;interleaved=0-1");
        assertEquals(0, source.drawn(), "asking is not watching");
      }
      try (RtspProbe watcher = new RtspProbe(camera.url())) {
        String session = watcher.play();
        watcher.senderReport();
        assertTrue(source.drawn() > 0);
        assertEquals(200, watcher.ask("TEARDOWN", "Session: " + session).status());
        // The server takes one request after the other: now the first is carried out.
        watcher.ask("OPTIONS");
        assertEquals(0, camera.watchers());
      }
      // One picture may have been begun before the watcher left, none after.
      int drawn = source.drawn();
      try (RtspProbe curious = new RtspProbe(camera.url())) {
        for (int i = 0; i < 200; i++) {
          curious.ask("OPTIONS");
        }
      }
      assertTrue(source.drawn() <= drawn + 1, source.drawn() + " after " + drawn);
      try (RtspProbe watcher = new RtspProbe(camera.url())) {
        watcher.play();
        source.awaitDrawn(drawn + 4);
      }
    }
    assertTrue(source.closed());
  }

  @Test
  void stopsAndStartsAtTheSameAddress() {
    for (int round = 0; round < 3; round++) {
      MovingBars fresh = new MovingBars(320, 240);
      try (CameraStream camera = CameraStream.start(server, "/d1/visible", fresh, FAST, time);
          FfmpegPlayer player = FfmpegPlayer.over("tcp", camera.url())) {
        assertEquals(320, player.picture().widthPx());
      }
      assertTrue(fresh.closed());
    }
  }

  @Test
  void aFrozenCameraRepeatsItsPictureUnderRunningTimeStamps() {
    try (CameraStream camera = CameraStream.start(server, "/d1/visible", source, FAST, time);
        FfmpegPlayer player = FfmpegPlayer.over("tcp", camera.url())) {
      player.picture();
      camera.faults().freeze(true);
      FfmpegPlayer.Shown shown = player.picture();
      int same = 0;
      for (int i = 0; i < 40 && same < 5; i++) {
        FfmpegPlayer.Shown next = player.picture();
        assertTrue(next.ptsMicros() > shown.ptsMicros());
        same = next.brightestPx() / 16 == shown.brightestPx() / 16 ? same + 1 : 0;
        shown = next;
      }
      assertEquals(5, same);
      camera.faults().freeze(false);
      int frozenBar = shown.brightestPx() / 16;
      for (int i = 0; i < 40 && shown.brightestPx() / 16 == frozenBar; i++) {
        shown = player.picture();
      }
      assertTrue(shown.brightestPx() / 16 != frozenBar, "moves again");
    }
  }

  @Test
  void theStreamItselfCarriesTheCamerasTime() {
    CameraStream.Settings settings =
        FAST.withTimestampSei(true).withClock(CameraClock.off(Duration.ofMillis(-1234)));
    try (CameraStream camera = CameraStream.start(server, "/d1/visible", source, settings, time);
        FfmpegPlayer player = FfmpegPlayer.over("tcp", camera.url())) {
      for (int i = 0; i < 5; i++) {
        FfmpegPlayer.Shown shown = player.picture();
        byte[] data = shown.userData().orElseThrow();
        assertEquals(28, data.length);
        assertArrayEquals(
            "MISPmicrosectime".getBytes(StandardCharsets.US_ASCII), Arrays.copyOf(data, 16));
        Instant taken = source.takenAt(shown.brightestPx() / 16).minusMillis(1234);
        assertEquals(
            taken.truncatedTo(ChronoUnit.MICROS),
            Instant.EPOCH.plus(micros(data), ChronoUnit.MICROS));
      }
    }
  }

  private static long micros(byte[] data) {
    ByteBuffer in = ByteBuffer.wrap(data, 17, 11);
    long micros = 0;
    for (int pair = 0; pair < 4; pair++) {
      micros = micros << 16 | (in.getShort() & 0xFFFF);
      if (pair < 3) {
        assertEquals((byte) 0xFF, in.get());
      }
    }
    return micros;
  }

  @Test
  void aSourceThatFailsEndsItsStreamAndNoOther() throws Exception {
    PictureSource broken =
        new PictureSource() {
          @Override
          public int widthPx() {
            return 320;
          }

          @Override
          public int heightPx() {
            return 240;
          }

          @Override
          public void draw(Instant at, Picture into) {
            throw new IllegalStateException("the lens fell off");
          }
        };
    try (CameraStream bad = CameraStream.start(server, "/d1/thermal", broken, FAST, time);
        CameraStream good = CameraStream.start(server, "/d1/visible", source, FAST, time)) {
      try (RtspProbe watcher = new RtspProbe(bad.url())) {
        watcher.play();
        assertTrue(watcher.packet().isBye());
        assertEquals(404, watcher.ask("DESCRIBE").status());
      }
      try (FfmpegPlayer player = FfmpegPlayer.over("tcp", good.url())) {
        assertEquals(320, player.picture().widthPx());
      }
    }
  }

  @Test
  void aPathThatIsTakenIsRefused() {
    try (CameraStream camera = CameraStream.start(server, "/d1/visible", source, FAST, time)) {
      MovingBars other = new MovingBars(320, 240);
      assertThrows(
          IllegalArgumentException.class,
          () -> CameraStream.start(server, "/d1/visible", other, FAST, time).close());
      assertEquals(0, camera.watchers());
    }
  }
}
