package io.skybeat.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.time.SystemTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FFmpeg's RTSP client watches our server. */
class RtspServerTest {
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
  void decodesRealPictures(String transport) {
    MovingBars source = new MovingBars(640, 480);
    try (CameraStream camera =
            CameraStream.start(server, "/d1/visible", source, CameraStream.Settings.DEFAULT, time);
        FfmpegPlayer player = FfmpegPlayer.over(transport, camera.url())) {
      FfmpegPlayer.Shown first = player.next().orElseThrow();
      assertEquals(640, first.widthPx());
      assertEquals(480, first.heightPx());
      int before = first.brightestPx() / 16;
      for (int i = 0; i < 10; i++) {
        FfmpegPlayer.Shown shown = player.next().orElseThrow();
        int bar = shown.brightestPx() / 16;
        assertEquals((before + 1) % 39, bar, "picture " + i);
        before = bar;
      }
      assertTrue(player.startRealtimeMicros().isPresent(), "a sender report has come");
    }
  }
}
