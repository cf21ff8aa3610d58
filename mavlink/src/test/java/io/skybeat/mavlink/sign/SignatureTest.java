package io.skybeat.mavlink.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.mavlink.frame.Frame;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static final HexFormat HEX = HexFormat.of();

  /** A heartbeat signed by hand: key 100..131, link 5, timestamp 0x0102030405. */
  private static final String SIGNED =
      "fd0901000c0101000000030000000203590403170f05050403020100bb3cacc4e731";

  private final byte[] key = key(100);

  @Test
  void acceptsAndMakesTheSignatureOfTheVector() {
    Frame frame = Frame.of(HEX.parseHex(SIGNED));
    assertTrue(Signature.matches(key, frame));
    assertEquals(5, Signature.linkId(frame));
    assertEquals(0x0102030405L, Signature.timestamp(frame));
    Frame again = Signature.sign(key, 5, 0x0102030405L, 50, frame);
    assertEquals(SIGNED, HEX.formatHex(again.toBytes()));
  }

  @Test
  void anyChangedBitOrAnotherKeyIsRefused() {
    assertFalse(Signature.matches(key(99), Frame.of(HEX.parseHex(SIGNED))));
    for (int at = 3; at < SIGNED.length() / 2; at++) {
      byte[] changed = HEX.parseHex(SIGNED);
      changed[at] ^= 1;
      assertFalse(Signature.matches(key, Frame.of(changed)), "byte " + at);
    }
  }

  @Test
  void rule14_timestampsGrowThroughClockStepsAndRestarts() {
    Instant now = Instant.parse("2026-11-22T05:00:00Z");
    SigningClock clock = new SigningClock(0);
    long first = clock.next(now);
    assertEquals(Signature.timestampAt(now), first);
    long second = clock.next(now);
    long third = clock.next(now.minusSeconds(3600));
    assertTrue(first < second && second < third);
    SigningClock restarted = new SigningClock(clock.last());
    assertTrue(restarted.next(now.minusSeconds(7200)) > third);
  }

  @Test
  void rule14_aFrameIsTakenOnceAndNeverWhenOld() {
    Frame plain = Frame.of(HEX.parseHex(SIGNED));
    SignatureGate gate = new SignatureGate(key, 0);
    Frame now = Signature.sign(key, 1, 100_000_000, 50, plain);
    assertEquals(Verdict.PASSED, gate.judge(now));
    assertEquals(Verdict.REPLAYED, gate.judge(now));
    Frame otherLinkOld = Signature.sign(key, 2, 100_000_000 - 6_000_001, 50, plain);
    assertEquals(Verdict.REPLAYED, gate.judge(otherLinkOld));
    Frame otherLinkRecent = Signature.sign(key, 2, 100_000_000 - 5_999_999, 50, plain);
    assertEquals(Verdict.PASSED, gate.judge(otherLinkRecent));
    Frame forged = Signature.sign(key(1), 1, 100_000_001, 50, plain);
    assertEquals(Verdict.WRONG_KEY, gate.judge(forged));
    assertEquals(100_000_000, gate.newest());
  }

  private static byte[] key(int from) {
    byte[] key = new byte[Signature.KEY_LENGTH];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (from + i);
    }
    return key;
  }
}
