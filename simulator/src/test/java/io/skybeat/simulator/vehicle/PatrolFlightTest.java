package io.skybeat.simulator.vehicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.ExtendedSysState;
import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.MissionItemReached;
import io.skybeat.core.geo.Enu;
import io.skybeat.mavlink.dialect.message.MissionCurrent;
import io.skybeat.simulator.world.TruePose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole sortie in virtual time. */
class PatrolFlightTest {
  @Test
  void fliesThePatrolAndComesHome() {
    FlightBench bench = new FlightBench(FlightBench.config());
    bench.launch(Items.patrol().list());
    Instant armedAt = bench.clock.now();
    bench.await("off the ground", () -> bench.position().up() > 1);
    assertTrue(
        Duration.between(armedAt, bench.clock.now()).toSeconds() < 6, "takes off within seconds");
    Flown flown = new Flown();
    bench.await(
        "disarmed",
        () -> {
          flown.note(bench.vehicle.truth(bench.clock.now()));
          return !bench.armed();
        });
    double sortieS = Duration.between(armedAt, bench.clock.now()).toMillis() / 1000.0;
    bench.run(2);
    assertTrue(sortieS > 120 && sortieS < 200, "a sortie of " + sortieS + " s");
    assertEquals(
        List.of(1, 4, 6, 8, 9, 11, 13, 15, 17),
        bench.all(MissionItemReached.class).stream().map(MissionItemReached::seq).toList());
    assertTrue(bench.position().horizontal() < 8, "back at the dock: " + bench.position());
    assertTrue(flown.fastestMps > 6 && flown.fastestMps < 9.5, flown.toString());
    assertTrue(flown.highestM > 28 && flown.highestM < 33, flown.toString());
    assertTrue(flown.steepestLeanDeg > 5 && flown.steepestLeanDeg < 31, flown.toString());
    MissionCurrent current = bench.last(MissionCurrent.class).orElseThrow();
    assertEquals(5, current.missionState().value());
    assertEquals(1, bench.last(ExtendedSysState.class).orElseThrow().landedState().value());
  }

  @Test
  void aSplineSwingsOutAsAnArduCoptersDoes() {
    FlightBench bench = new FlightBench(FlightBench.config());
    bench.launch(
        new Items()
            .place(22, new Enu(0, 0, 30))
            .place(16, new Enu(100, 0, 30))
            .place(82, new Enu(100, 100, 30))
            .place(82, new Enu(0, 100, 30), 2)
            .act(20)
            .list());
    double[] eastmost = {0};
    bench.await(
        "past the second spline",
        () -> {
          eastmost[0] = Math.max(eastmost[0], bench.position().east());
          return bench.all(MissionItemReached.class).stream().anyMatch(one -> one.seq() == 4);
        });
    // The curve's own furthest east is 125; straight legs would not pass 100 by more than a turn.
    assertEquals(125, eastmost[0], 4);
    assertEquals(0, bench.position().minus(new Enu(0, 100, 30)).length(), 4);
  }

  @Test
  void readsBackWhatItKept() {
    FlightBench bench = new FlightBench(FlightBench.config());
    bench.run(2);
    List<MissionItemInt> sent = Items.patrol().list();
    assertEquals(0, bench.upload(sent, 0));
    List<MissionItemInt> kept = bench.download(0);
    assertEquals(sent.size(), kept.size());
    for (int i = 1; i < sent.size(); i++) {
      assertEquals(sent.get(i).command().value(), kept.get(i).command().value());
      assertEquals(sent.get(i).x(), kept.get(i).x());
      assertEquals(sent.get(i).y(), kept.get(i).y());
      assertEquals(sent.get(i).z(), kept.get(i).z(), 0.011);
      assertEquals(sent.get(i).param1(), kept.get(i).param1());
    }
    assertEquals(3, kept.get(1).frame().value(), "ArduPilot tells frames in their float form");
    assertEquals(50, kept.get(0).z(), 2, "item 0 is home, whatever was sent");
  }

  @Test
  void sameSeedSameBytes() {
    assertEquals(fingerprint(1), fingerprint(1));
    assertTrue(!fingerprint(1).equals(fingerprint(2)));
  }

  private static List<Integer> fingerprint(long seed) {
    VehicleConfig config =
        VehicleConfig.standard(
            7,
            FlightBench.config().drone(),
            FlightBench.DOCK,
            50,
            seed,
            FlightBench.config().station());
    FlightBench bench = new FlightBench(config);
    bench.launch(Items.hop().list());
    bench.awaitLanded();
    List<Integer> hashes = new ArrayList<>();
    bench.sentByVehicle.forEach(bytes -> hashes.add(java.util.Arrays.hashCode(bytes)));
    return hashes;
  }

  private static final class Flown {
    private double fastestMps;
    private double highestM;
    private double steepestLeanDeg;

    void note(TruePose pose) {
      Enu velocity = pose.velocityMps();
      fastestMps = Math.max(fastestMps, velocity.horizontal());
      highestM = Math.max(highestM, pose.position().up());
      steepestLeanDeg =
          Math.max(steepestLeanDeg, Math.max(Math.abs(pose.pitchDeg()), Math.abs(pose.rollDeg())));
    }

    @Override
    public String toString() {
      return fastestMps + " m/s, " + highestM + " m high, lean " + steepestLeanDeg + " deg";
    }
  }
}
