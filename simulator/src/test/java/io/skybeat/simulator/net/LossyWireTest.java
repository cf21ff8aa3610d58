package io.skybeat.simulator.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.simulator.vehicle.BenchClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossyWireTest {
  private static final Duration NONE = Duration.ZERO;

  private static List<Integer> through(LinkFaults faults, long seed) {
    BenchClock clock = new BenchClock();
    List<Integer> arrived = new ArrayList<>();
    LossyWire<byte[]> wire =
        new LossyWire<>(clock, faults, seed, bytes -> arrived.add((int) bytes[0]));
    for (int i = 0; i < 100; i++) {
      wire.send(new byte[] {(byte) i});
      clock.run(Duration.ofMillis(10));
    }
    clock.run(Duration.ofSeconds(5));
    return arrived;
  }

  @Test
  void aGoodWireChangesNothing() {
    List<Integer> arrived = through(LinkFaults.NONE, 1);
    assertEquals(100, arrived.size());
    assertEquals(arrived.stream().sorted().toList(), arrived);
  }

  @Test
  void losesItsShareAndAlwaysTheSame() {
    List<Integer> arrived = through(LinkFaults.losing(0.3), 1);
    assertEquals(70, arrived.size(), 15);
    assertEquals(arrived, through(LinkFaults.losing(0.3), 1));
    assertNotEquals(arrived, through(LinkFaults.losing(0.3), 2));
  }

  @Test
  void doublesAndReorders() {
    List<Integer> doubled = through(new LinkFaults(0, 0.2, 0, NONE, NONE), 1);
    assertEquals(120, doubled.size(), 12);
    List<Integer> mixed = through(new LinkFaults(0, 0, 0.2, NONE, NONE), 1);
    assertEquals(100, mixed.size());
    assertNotEquals(mixed.stream().sorted().toList(), mixed);
  }

  @Test
  void jitterDelaysButKeepsTheOrder() {
    List<Integer> late =
        through(new LinkFaults(0, 0, 0, Duration.ofMillis(50), Duration.ofMillis(200)), 1);
    assertEquals(100, late.size());
    assertEquals(late.stream().sorted().toList(), late);
  }

  @Test
  void nothingPassesACut() {
    BenchClock clock = new BenchClock();
    List<byte[]> arrived = new ArrayList<>();
    LossyWire<byte[]> wire = new LossyWire<>(clock, LinkFaults.NONE, 1, arrived::add);
    wire.cut(true);
    wire.send(new byte[1]);
    wire.cut(false);
    wire.send(new byte[1]);
    clock.run(Duration.ofSeconds(1));
    assertEquals(1, arrived.size());
    assertTrue(wire.lost() == 1 && wire.offered() == 2);
  }
}
