package io.skybeat.analytics.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.Codec;
import io.skybeat.analytics.video.StreamAddress;
import io.skybeat.core.time.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * H.265 end to end; our FFmpeg has no encoder for it, so GStreamer's makes the film if it is there.
 */
class H265Test {
  @TempDir Path folder;

  @Test
  void decodesH265() throws Exception {
    List<byte[]> film = film();
    try (SystemTime time = new SystemTime();
        TestRtspServer server = new TestRtspServer(0, "H265", "")) {
      Caught caught = new Caught();
      var source =
          FrameSources.choose("ffmpeg", time)
              .open(
                  "h265",
                  StreamAddress.of(server.url(), "udp", Optional.empty(), Optional.empty()));
      source.start(caught);
      while (server.players() == 0) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      for (int i = 0; i < film.size(); i++) {
        server.send(film.get(i), i == 0, Instant.now());
        TimeUnit.MILLISECONDS.sleep(20);
      }
      // The last one is complete with its marker; none is kept back.
      for (int i = 0; i < film.size(); i++) {
        assertEquals(320, caught.picture().widthPx());
      }
      AccessUnit first = caught.units.poll();
      assertEquals(Codec.H265, first.codec());
      assertTrue(first.key());
      assertTrue(first.codecString().matches("hev1\\.1\\.6\\.L\\d+\\..*"), first.codecString());
      source.close();
    }
  }

  private List<byte[]> film() throws IOException, InterruptedException {
    Path file = folder.resolve("film.h265");
    try {
      Process process =
          new ProcessBuilder(
                  "gst-launch-1.0",
                  "-q",
                  "videotestsrc",
                  "num-buffers=20",
                  "pattern=ball",
                  "!",
                  "video/x-raw,format=I420,width=320,height=240,framerate=10/1",
                  "!",
                  "x265enc",
                  "tune=zerolatency",
                  "option-string=bframes=0:repeat-headers=1:aud=1",
                  "!",
                  "video/x-h265,stream-format=byte-stream,alignment=au",
                  "!",
                  "filesink",
                  "location=" + file)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assumeTrue(
          process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0,
          "skipped: GStreamer has no x265enc here");
    } catch (IOException e) {
      assumeTrue(false, "skipped: no H.265 encoder (gst-launch-1.0 with x265enc) here");
    }
    return units(Files.readAllBytes(file));
  }

  /** Cuts the file at its access unit delimiters (type 35). */
  private static List<byte[]> units(byte[] bytes) {
    List<byte[]> units = new ArrayList<>();
    int start = -1;
    for (int i = 0; i + 3 < bytes.length; i++) {
      boolean delimiter =
          bytes[i] == 0
              && bytes[i + 1] == 0
              && bytes[i + 2] == 1
              && (bytes[i + 3] >> 1 & 0x3F) == 35;
      if (delimiter) {
        if (start >= 0) {
          units.add(Arrays.copyOfRange(bytes, start, i));
        }
        start = i;
      }
    }
    units.add(Arrays.copyOfRange(bytes, start, bytes.length));
    return units;
  }
}
