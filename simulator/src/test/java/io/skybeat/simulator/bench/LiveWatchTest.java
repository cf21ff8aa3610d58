package io.skybeat.simulator.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.time.SystemTime;
import io.skybeat.core.wire.MediaFrame;
import io.skybeat.simulator.figures.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveWatchTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void measuresFromCaptureToArrivalOnceTheFirstBurstIsOver() throws Exception {
    try (SystemTime time = new SystemTime()) {
      LiveWatch watch = new LiveWatch(time, 4);
      for (int tenth = 0; tenth <= 40; tenth++) {
        Instant arrivedAt = START.plusMillis(100L * tenth);
        // What lay ready at the start is a second old; of the rest each is 10 ms later than before.
        long delayMs = tenth <= 30 ? 1000 : 10L * (tenth - 30);
        watch.take(unit(arrivedAt.minusMillis(delayMs)), arrivedAt);
      }
      Samples delays = watch.await(Duration.ZERO);
      assertEquals(4, delays.count());
      assertEquals(20, delays.percentile(0.5));
      assertEquals(40, delays.percentile(1));
    }
  }

  @Test
  void saysWhatIsMissing() {
    try (SystemTime time = new SystemTime()) {
      LiveWatch watch = new LiveWatch(time, 2);
      watch.take(new byte[] {7}, START);
      IllegalStateException said =
          assertThrows(IllegalStateException.class, () -> watch.await(Duration.ZERO));
      assertTrue(said.getMessage().contains("only 0 of 2 live pictures came (media frame of 1"));
    }
  }

  private static byte[] unit(Instant at) {
    byte[] wire =
        new MediaFrame(
                new MediaFrame.Header(
                    MediaFrame.What.LIVE,
                    Optional.of(CameraId.parse("d1/visible")),
                    Optional.of(at),
                    true,
                    Optional.of("avc1.42C01F"),
                    1280,
                    720,
                    Optional.empty()),
                new byte[] {1})
            .toBytes();
    return Arrays.copyOfRange(wire, 4, wire.length);
  }
}
