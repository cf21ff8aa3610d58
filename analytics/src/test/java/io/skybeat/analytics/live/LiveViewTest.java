package io.skybeat.analytics.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.Codec;
import io.skybeat.analytics.video.FrameTime;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.wire.MediaFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveViewTest {
  private static final CameraId CAMERA = CameraId.parse("sky-1/visible");

  private final List<Integer> sent = new ArrayList<>();
  private boolean congested;
  private final LiveView view =
      new LiveView(
          CAMERA,
          frame -> {
            if (!congested) {
              MediaFrame again =
                  MediaFrame.parse(
                      java.util.Arrays.copyOfRange(frame.toBytes(), 4, frame.toBytes().length));
              assertEquals(CAMERA, again.header().camera().orElseThrow());
              assertEquals("avc1.42C01F", again.header().codec().orElseThrow());
              sent.add((int) again.body()[0]);
            }
            return !congested;
          });

  /** Every fifth unit is a key unit. */
  private void units(int from, int to) {
    for (int i = from; i < to; i++) {
      FrameTime time = FrameTime.arrival(Instant.EPOCH.plusMillis(100L * i));
      view.unit(
          new AccessUnit(
              Codec.H264,
              new byte[] {(byte) i},
              i % 5 == 0,
              false,
              time,
              9000L * i,
              i,
              "avc1.42C01F",
              640,
              512));
    }
  }

  @Test
  void nothingIsSentWhileNobodyWatches() {
    units(0, 12);
    assertTrue(sent.isEmpty());
  }

  @Test
  void whoBeginsToWatchGetsThePictureSinceTheLastKeyUnitAtOnce() {
    units(0, 8);
    view.watch(true);
    assertEquals(List.of(5, 6, 7), sent);
    units(8, 11);
    assertEquals(List.of(5, 6, 7, 8, 9, 10), sent);
    view.watch(false);
    units(11, 20);
    assertEquals(6, sent.size());
  }

  @Test
  void congestionDropsUntilTheNextKeyUnit() {
    view.watch(true);
    units(0, 2);
    congested = true;
    units(2, 3);
    congested = false;
    units(3, 7);
    assertEquals(List.of(0, 1, 5, 6), sent);
    assertEquals(new LiveView.Counts(4, 3), view.counts());
  }

  @Test
  void afterAnInterruptionAKeyUnitComesFirst() {
    view.watch(true);
    units(0, 2);
    view.interrupted();
    units(8, 12);
    assertEquals(List.of(0, 1, 10, 11), sent);
  }
}
