package io.skybeat.simulator.vehicle;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Pose;
import io.skybeat.simulator.net.LinkFaults;
import io.skybeat.simulator.world.TruePose;
import io.skybeat.station.fleet.Fleet;
import io.skybeat.station.fleet.Vehicle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * One patrol in virtual time: where the vehicle truly was at each frame, and the poses that the
 * station made of its telemetry. Real MAVLink bytes, the real fleet; nothing is drawn.
 *
 * @param truths true poses, ten a second, while it is armed
 * @param poses what analytics was told, with the moment of arrival
 */
record SurveyFlight(List<TruePose> truths, List<Heard> poses) {
  static final DroneId DRONE = new DroneId("kite-7");

  /** From the world's first moment to the launch, as in the demo. */
  private static final double LEAD_S = 7;

  private static final Duration FRAME = Duration.ofMillis(100);

  /** A pose and when it came. */
  record Heard(Instant at, Pose pose) {}

  static SurveyFlight fly(long seed) {
    VehicleConfig config =
        VehicleConfig.standard(
            7, DRONE, FlightBench.DOCK, 50, seed, FlightBench.config().station());
    FlightBench bench = new FlightBench(config, LinkFaults.NONE, 1);
    bench.run(LEAD_S);
    Recorder recorder = new Recorder(bench);
    bench.launch(Items.patrol().list());
    bench.await(
        "landed",
        () -> {
          recorder.note();
          return !bench.armed();
        });
    return new SurveyFlight(List.copyOf(recorder.truths), List.copyOf(recorder.poses));
  }

  private static final class Recorder {
    private final FlightBench bench;
    private final List<TruePose> truths = new ArrayList<>();
    private final List<Heard> poses = new ArrayList<>();
    private Fleet fleet;
    private Instant next;

    Recorder(FlightBench bench) {
      this.bench = bench;
      fleet = new Fleet(new TreeMap<>(java.util.Map.of(7, Vehicle.unheard(DRONE, 7))));
      next = bench.clock.now();
    }

    void note() {
      Instant now = bench.clock.now();
      for (Object message : bench.heard) {
        Fleet.Step step = fleet.heard(now, 7, 1, message);
        fleet = step.fleet();
        step.pose().ifPresent(pose -> poses.add(new Heard(now, pose)));
      }
      bench.heard.clear();
      while (!next.isAfter(now)) {
        TruePose truth = bench.vehicle.truth(next);
        if (bench.armed() && truth.position().up() > 0.5) {
          truths.add(truth);
        }
        next = next.plus(FRAME);
      }
    }
  }
}
