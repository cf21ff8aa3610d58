package io.skybeat.simulator.vehicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.geo.Enu;
import io.skybeat.mavlink.dialect.message.GimbalDeviceAttitudeStatus;
import io.skybeat.simulator.vehicle.flight.ErrorSigmas;
import io.skybeat.simulator.vehicle.speech.Manners;
import io.skybeat.simulator.world.TruePose;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the camera really looks. */
class LookTest {
  private static final Enu TARGET = new Enu(-30, 72, 0);

  /** Takes off and holds at the first look point, and some seconds of settling. */
  private static FlightBench looking(VehicleConfig config) {
    FlightBench bench = new FlightBench(config);
    bench.launch(
        new Items()
            .place(22, new Enu(0, 0, 30))
            .place(195, TARGET)
            .place(16, new Enu(0, 40, 30), 30)
            .act(20)
            .list());
    bench.await("there", () -> bench.position().minus(new Enu(0, 40, 30)).length() < 5);
    bench.run(6);
    return bench;
  }

  @Test
  void withoutErrorsTheTruthLooksAtTheTarget() {
    ErrorSigmas shakeOnly = new ErrorSigmas(0, 0, 0, 0, 0, 0, 0, 0.04);
    FlightBench bench = looking(FlightBench.config().withSigmas(shakeOnly));
    for (int i = 0; i < 50; i++) {
      bench.run(0.2);
      assertTrue(LookAngles.missDeg(bench, TARGET) < 1, "gusts and shake included");
    }
  }

  @Test
  void itLooksWhereItBelievesTheTargetIs() {
    FlightBench bench = looking(FlightBench.config());
    var own = bench.vehicle.estimate();
    assertTrue(LookAngles.missDeg(own.camera(), TARGET.minus(own.position())) < 1);
    // By its own errors, not more: 3 degrees of compass and some metres at 50 m.
    assertTrue(LookAngles.missDeg(bench, TARGET) < 15);
  }

  @Test
  void slewsWithinItsRatesAndFollowsWhileFlyingPast() {
    List<TruePose> poses = new ArrayList<>();
    FlightBench bench = new FlightBench(FlightBench.config().withSigmas(ErrorSigmas.NONE));
    bench.launch(
        new Items()
            .place(22, new Enu(0, 0, 30))
            .place(195, TARGET)
            .place(16, new Enu(0, 140, 30))
            .act(20)
            .list());
    bench.await("under way", () -> bench.position().north() > 30);
    while (bench.position().north() < 110) {
      bench.run(0.1);
      poses.add(bench.vehicle.truth(bench.clock.now()));
      assertTrue(LookAngles.missDeg(bench, TARGET) < 1.5, "at " + bench.position());
    }
    for (int i = 1; i < poses.size(); i++) {
      double turned = poses.get(i).camera().yawDeg() - poses.get(i - 1).camera().yawDeg();
      assertTrue(Math.abs(turned) < 7.1 || Math.abs(turned) > 352, "70 degrees a second");
    }
  }

  @Test
  void tellsTheSameBearingInEitherFrame() {
    double earth = toldBearingDeg(FlightBench.config(), 64);
    Manners relative = new Manners(false, false, false, true);
    double vehicle = toldBearingDeg(FlightBench.config().withManners(relative), 32);
    assertEquals(earth, vehicle, 0.5);
  }

  private static double toldBearingDeg(VehicleConfig config, int flag) {
    FlightBench bench = looking(config);
    bench.run(0.2);
    GimbalDeviceAttitudeStatus told = bench.last(GimbalDeviceAttitudeStatus.class).orElseThrow();
    assertTrue((told.flags().value() & flag) != 0);
    double w = told.q().get(0);
    double z = told.q().get(3);
    double x = told.q().get(1);
    double y = told.q().get(2);
    double yaw = Math.toDegrees(Math.atan2(2 * (w * z + x * y), 1 - 2 * (y * y + z * z)));
    double bearing = flag == 64 ? yaw : yaw + bench.vehicle.estimate().yawDeg();
    return (bearing % 360 + 360) % 360;
  }

  @Test
  void truthIsSmoothBetweenStepsAndALittleAhead() {
    FlightBench bench = new FlightBench(FlightBench.config());
    bench.launch(Items.hop().list());
    bench.await("cruising", () -> bench.position().north() > 20);
    Enu velocity = bench.vehicle.truth(bench.clock.now()).velocityMps();
    Enu before = bench.vehicle.truth(bench.clock.now().minusMillis(107)).position();
    Enu after = bench.vehicle.truth(bench.clock.now().minusMillis(7)).position();
    assertEquals(velocity.north() * 0.1, after.minus(before).north(), 0.05);
    Enu ahead = bench.vehicle.truth(bench.clock.now().plusMillis(50)).position();
    assertEquals(velocity.north() * 0.05, ahead.minus(bench.position()).north(), 0.05);
    assertEquals(
        bench.vehicle.truth(bench.clock.now().plusSeconds(5)).position().north(),
        bench.vehicle.truth(bench.clock.now().plusSeconds(9)).position().north(),
        "it does not guess further than a moment");
  }
}
