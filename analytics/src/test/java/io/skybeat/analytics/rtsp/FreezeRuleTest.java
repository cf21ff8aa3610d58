package io.skybeat.analytics.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.AnnexB;
import io.skybeat.analytics.video.Codec;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.video.FrameTime;
import io.skybeat.analytics.video.FreezeRule;
import io.skybeat.analytics.video.PictureChange;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rule on real coded pictures, with time made up: what an encoder makes of a noisy, a clean and
 * a repeated picture cannot be invented.
 */
class FreezeRuleTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 256;

  private final Random random = new Random(5);
  private final float[] noises = new float[1 << 16];
  private final byte[] scene = scene();
  private final byte[] luma = new byte[WIDTH * HEIGHT];
  private final FreezeRule rule = new FreezeRule();
  private final PictureChange change = new PictureChange();
  private final PictureDecoder decoder = new PictureDecoder(Codec.H264);
  private TestEncoder encoder;
  private int rate;
  private int number;
  private int pan;
  private AccessUnit last;
  private boolean frozen;

  FreezeRuleTest() {
    for (int i = 0; i < noises.length; i++) {
      noises[i] = (float) random.nextGaussian();
    }
  }

  @AfterEach
  void free() {
    decoder.close();
    if (encoder != null) {
      encoder.close();
    }
  }

  private void camera(int rate, int keyEvery) {
    this.rate = rate;
    encoder = new TestEncoder(WIDTH, HEIGHT, rate, keyEvery, 500_000);
  }

  private static byte[] scene() {
    byte[] scene = new byte[4 * WIDTH * HEIGHT];
    java.util.Arrays.fill(scene, (byte) 90);
    Random random = new Random(3);
    for (int k = 0; k < 300; k++) {
      int size = 5 + random.nextInt(40);
      int left = random.nextInt(4 * WIDTH - size);
      int top = random.nextInt(HEIGHT - size);
      byte value = (byte) (40 + random.nextInt(170));
      for (int y = top; y < top + size; y++) {
        java.util.Arrays.fill(scene, y * 4 * WIDTH + left, y * 4 * WIDTH + left + size, value);
      }
    }
    return scene;
  }

  private void expose(double noise) {
    for (int y = 0; y < HEIGHT; y++) {
      int row = random.nextInt(noises.length);
      for (int x = 0; x < WIDTH; x++) {
        int value = scene[y * 4 * WIDTH + (x + pan) % (4 * WIDTH)] & 0xFF;
        luma[y * WIDTH + x] = (byte) (value + Math.round(noises[row + x & 0xFFFF] * noise));
      }
    }
  }

  private void deliver(AccessUnit unit) {
    try (Frame frame = decoder.decode(unit).orElseThrow()) {
      boolean same = last != null && AnnexB.sameSlices(last, unit);
      last = unit;
      frozen = rule.next(nanos(), unit.key(), change.next(frame), same);
    }
  }

  private long nanos() {
    return number * 1_000_000_000L / rate;
  }

  private void encode() {
    TestEncoder.Coded coded = encoder.encode(luma);
    number++;
    deliver(unit(coded.annexB(), coded.key()));
  }

  private AccessUnit unit(byte[] bytes, boolean key) {
    FrameTime time = FrameTime.arrival(Instant.EPOCH);
    return new AccessUnit(Codec.H264, bytes, key, false, time, 0, number, "", 0, 0);
  }

  private void fly(double seconds, double noise) {
    for (int i = 0; i < seconds * rate; i++) {
      pan += 3;
      expose(noise);
      encode();
      assertFalse(frozen, "in flight, picture " + number);
    }
  }

  private void stand(double seconds, double noise) {
    for (int i = 0; i < seconds * rate; i++) {
      expose(noise);
      encode();
      assertFalse(frozen, "standing still, picture " + number);
    }
  }

  private double secondsUntilFrozen(Runnable next) {
    long from = nanos();
    while (!frozen && nanos() - from < 10_000_000_000L) {
      next.run();
    }
    assertTrue(frozen, "not noticed within 10 s");
    return (nanos() - from) / 1e9;
  }

  @Test
  void theTimeOfABreakIsNotStillness() {
    camera(10, 10);
    fly(4, 1);
    // The camera was switched off and on: nothing came for fifteen seconds.
    rule.reconnected();
    number += 150;
    encoder.close();
    encoder = new TestEncoder(WIDTH, HEIGHT, rate, 10, 500_000);
    fly(1, 1);
    // A picture that stood before the break and stands after it is still told within three seconds.
    rule.reconnected();
    number += 150;
    double seconds = secondsUntilFrozen(this::encode);
    assertTrue(seconds <= 2.8, "after " + seconds + " s");
  }

  @ParameterizedTest
  @CsvSource({"10,10,2", "10,10,0.5", "25,25,2", "5,5,2", "10,20,2", "25,250,1"})
  void aPictureEncodedAgainAndAgainIsFrozenWithinThreeSeconds(
      int rate, int keyEvery, double noise) {
    for (int offset = 0; offset < keyEvery && offset < 16; offset += 7) {
      camera(rate, keyEvery);
      fly(3 + (double) offset / rate, noise);
      double seconds = secondsUntilFrozen(this::encode);
      assertTrue(seconds <= 2.8, "after " + seconds + " s, " + offset + " after the key picture");
      for (int i = 0; i < 8 && frozen; i++) {
        pan += 3;
        expose(noise);
        encode();
      }
      assertFalse(frozen, "alive again");
      encoder.close();
    }
    encoder = null;
  }

  @Test
  void aFrozenCameraAtTheDockIsFrozenToo() {
    camera(10, 10);
    stand(8, 1);
    expose(1);
    assertTrue(secondsUntilFrozen(this::encode) <= 2.8);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.6, 1, 2, 4})
  void aSceneThatStandsStillIsNotFrozen(double noise) {
    camera(10, 10);
    fly(3, noise);
    stand(8, noise);
    fly(1, noise);
    stand(4, noise);
  }

  @Test
  void aSceneWithoutAnyNoiseThatStandsStillFromTheBeginningIsNotFrozen() {
    camera(10, 10);
    stand(12, 0);
  }

  @Test
  void aSceneWithoutAnyNoiseInWhichSomethingMovedAndStopsIsNotFrozen() {
    camera(10, 10);
    for (int i = 0; i < 40; i++) {
      expose(0);
      for (int y = 100; y < 140; y++) {
        java.util.Arrays.fill(luma, y * WIDTH + 20 + 5 * i, y * WIDTH + 36 + 5 * i, (byte) 220);
      }
      encode();
    }
    for (int i = 0; i < 100; i++) {
      encode();
      assertFalse(frozen, "picture " + i + " after the stop");
    }
  }

  @Test
  void repeatedBytesAreFrozenThoughNothingEverMoved() {
    camera(10, 10);
    stand(5, 0);
    AccessUnit repeated = last;
    double seconds =
        secondsUntilFrozen(
            () -> {
              number++;
              deliver(unit(repeated.annexB(), repeated.key()));
            });
    assertEquals(2.1, seconds, 0.15);
  }

  @Test
  void aShortHiccupIsNotFrozen() {
    camera(10, 10);
    fly(5, 2);
    for (int i = 0; i < 15; i++) {
      encode();
      assertFalse(frozen);
    }
    fly(2, 2);
  }
}
