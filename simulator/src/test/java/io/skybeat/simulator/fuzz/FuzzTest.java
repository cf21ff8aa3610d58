package io.skybeat.simulator.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.time.SystemTime;
import io.skybeat.mavlink.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A share of the long run in every run of the tests; the seed is fixed, so is every byte. */
class FuzzTest {
  private final Dialect dialect = new Dialect();

  @Test
  void fiftyThousandMalformedFramesLoseNoGoodOne() {
    try (SystemTime time = new SystemTime()) {
      Fuzz.Tallies tallies = new Fuzz(7, time).run(50_000, done -> {});
      assertTrue(tallies.malformed >= 50_000);
      assertTrue(tallies.intact > 30_000, "good frames among them");
      assertTrue(tallies.delivered > 0 && tallies.refused > 0 && tallies.withheld >= 0);
      assertTrue(tallies.counts.incompatible() > 1000, "unknown flags are dropped and counted");
    }
  }

  @Test
  void theSameSeedDrawsTheSameBytes() {
    Batch one = Batch.draw(new SplittableRandom(3), dialect, dialect.messageIds(), 20);
    Batch same = Batch.draw(new SplittableRandom(3), dialect, dialect.messageIds(), 20);
    assertEquals(
        new String(one.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1),
        new String(same.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  @Test
  void theExpectationSeesWhatAReaderThatSkipsWouldLose() {
    // The check itself must be able to fail: drop a byte of a good frame and it is missing.
    Batch batch = Batch.draw(new SplittableRandom(4), dialect, dialect.messageIds(), 20);
    Expectation whole = Expectation.of(batch.bytes(), batch.bytes().length, dialect);
    assertTrue(whole.starts().containsAll(batch.intact()));
    List<Integer> found = new ArrayList<>(whole.starts());
    byte[] hurt = batch.bytes().clone();
    int at = batch.intact().get(0);
    hurt[at + 3] ^= 0x10;
    assertFalse(Expectation.of(hurt, hurt.length, dialect).starts().equals(found));
  }
}
