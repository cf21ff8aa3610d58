package io.skybeat.simulator.vehicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Faults of a live vehicle: by name, seed and moment. */
class VehicleFaultsTest {
  private final BenchClock clock = new BenchClock();
  private final Instant start = clock.now();
  private final List<Object> wire = new ArrayList<>();

  private VehicleFaults faults(long seed) {
    return new VehicleFaults(clock, seed);
  }

  private Fault fault(FaultKind kind, int afterS, int lastingS, double strength) {
    return new Fault(kind, start.plusSeconds(afterS), Duration.ofSeconds(lastingS), 7, strength);
  }

  @Test
  void aCutLinkCarriesNothingWhileItIsCut() {
    VehicleFaults faults = faults(1);
    VehicleLoop loop = new VehicleLoop(FlightBench.config(), clock, m -> faults.out(m, wire::add));
    faults.strikes(loop);
    faults.plan(fault(FaultKind.LINK_CUT, 10, 5, 1));
    loop.start();
    clock.run(Duration.ofMillis(10_100));
    wire.clear();
    clock.run(Duration.ofMillis(4_800));
    assertEquals(0, wire.size());
    assertTrue(faults.in("a command").isEmpty());
    clock.run(Duration.ofSeconds(2));
    assertTrue(wire.size() > 20, "heard again");
    loop.close();
  }

  @Test
  void packAndSatellitesFailWhenTheirTimeComes() {
    VehicleFaults faults = faults(1);
    VehicleLoop loop = new VehicleLoop(FlightBench.config(), clock, m -> {});
    faults.strikes(loop);
    faults.plan(fault(FaultKind.BATTERY_SAG, 5, 1, 18));
    faults.plan(fault(FaultKind.GPS_LOSS, 20, 10, 1));
    loop.start();
    clock.run(Duration.ofMillis(4_900));
    assertTrue(loop.batteryPercent() > 90);
    clock.run(Duration.ofMillis(300));
    assertEquals(18, loop.batteryPercent(), 0.5);
    clock.run(Duration.ofSeconds(16));
    assertTrue(!loop.estimate().satellites());
    clock.run(Duration.ofSeconds(12));
    assertTrue(loop.estimate().satellites());
    loop.close();
  }

  @Test
  void theSameSeedLosesTheSameMessages() {
    assertEquals(lost(3), lost(3));
    assertTrue(!lost(3).equals(lost(4)));
  }

  private List<Object> lost(long seed) {
    VehicleFaults faults = faults(seed);
    faults.plan(new Fault(FaultKind.LOSSY_LINK, clock.now(), Duration.ofDays(1), 7, 0.3));
    clock.run(Duration.ofMillis(1));
    List<Object> arrived = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      faults.out(i, arrived::add);
    }
    assertTrue(arrived.size() > 110 && arrived.size() < 170, arrived.size() + " of 200");
    return arrived;
  }

  @Test
  void whatALiveVehicleCannotSufferIsRefused() {
    for (FaultKind kind : List.of(FaultKind.REBOOT, FaultKind.FOREIGN_TRAFFIC)) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> faults(1).plan(fault(kind, 1, 1, 1)))
              .getMessage();
      assertTrue(message.contains("./skybeat day only"), message);
    }
  }
}
