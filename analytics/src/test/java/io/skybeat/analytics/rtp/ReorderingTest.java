package io.skybeat.analytics.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReorderingTest {
  private static final long MS = 1_000_000;

  private final Reordering reordering = new Reordering(8, 60 * MS);
  private final List<Integer> out = new ArrayList<>();

  private void packet(int sequence, long nowMs) {
    RtpPacket packet =
        new RtpPacket(96, false, sequence & 0xFFFF, 0, 1, new byte[1], 0, 1, Instant.EPOCH);
    reordering.accept(packet, nowMs * MS).forEach(p -> out.add(p.sequence()));
  }

  @Test
  void putsPacketsInOrderAcrossTheWrapAndDropsDoubles() {
    for (int n : new int[] {65534, 0, 65535, 65535, 2, 1, 3}) {
      packet(n, 0);
    }
    assertEquals(List.of(65534, 65535, 0, 1, 2, 3), out);
    assertEquals(0, reordering.lost());
  }

  @Test
  void givesAMissingPacketUpWhenPatienceEnds() {
    packet(1, 0);
    packet(3, 10);
    packet(4, 20);
    assertEquals(List.of(1), out);
    reordering.drain(71 * MS).forEach(p -> out.add(p.sequence()));
    assertEquals(List.of(1, 3, 4), out);
    assertEquals(1, reordering.lost());
    packet(2, 80);
    assertEquals(List.of(1, 3, 4), out, "too late is too late");
  }

  @Test
  void givesAMissingPacketUpWhenTooManyWait() {
    packet(1, 0);
    for (int n = 3; n <= 10; n++) {
      packet(n, 0);
    }
    assertEquals(List.of(1, 3, 4, 5, 6, 7, 8, 9, 10), out);
  }

  @Test
  void followsASenderThatStartsOver() {
    packet(100, 0);
    packet(40_000, 0);
    packet(40_001, 0);
    assertEquals(List.of(100, 40_000, 40_001), out);
  }
}
