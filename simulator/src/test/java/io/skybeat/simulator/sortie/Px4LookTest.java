package io.skybeat.simulator.sortie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.FaultKind;
import io.skybeat.simulator.vehicle.autopilot.FlightMode;
import io.skybeat.simulator.vehicle.speech.Manners;
import io.skybeat.simulator.world.TruePose;
import io.skybeat.station.event.Answer;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Order;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import io.skybeat.station.room.DroneView;
import io.skybeat.station.room.SortieView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A PX4 on its patrol is sent to look, goes back to where it left its route, and comes home at
 * somebody's hand; over real UDP, judged by where it truly was. With a gimbal, and bare.
 */
@Timeout(300)
class Px4LookTest {
  private static final LatLon DOCK = LoopbackStation.DOCK;

  /** Between the car park and the bar street, with no watched place near. */
  private static final LatLon PLACE = new LocalFrame(DOCK).toLatLon(new Enu(100, -45, 0));

  private LoopbackStation station;

  @AfterEach
  void end() throws Exception {
    station.close();
  }

  @Test
  void itLooksAndResumesAndAHandThatSendsItHomeIsSeen(@TempDir Path folder) throws Exception {
    begin(folder, Manners.PX4);
    looks();
    TruePose pose = station.vehicle(1).truth();
    assertTrue(offAxisDeg(pose) < 6, "the camera is off by " + offAxisDeg(pose));
    resumes();
    int after = one(Fact.PatrolResumed.class).item();
    await("it flies on", () -> drone().missionItem() > after && inMission());

    station.vehicle(1).pilots(FlightMode.RTL);
    await("the station sees a hand", () -> drone().control().isPresent());
    assertTrue(drone().control().orElseThrow().seen());
    await("it is down", () -> sortie().phase() == Phase.DONE);
    Outcome outcome = sortie().outcome().orElseThrow();
    assertEquals(Outcome.Kind.ABORTED, outcome.kind());
    assertEquals("mode AUTO_RTL, which the station did not order", outcome.reason());
    assertEquals(0, facts(Fact.OrderFailed.class).size(), station::story);
  }

  @Test
  void withoutAGimbalItLooksAllTheSameAndComesHomeOfItsOwnAccordForItsBattery(@TempDir Path folder)
      throws Exception {
    begin(folder, Manners.PX4.stripped());
    looks();
    String said =
        facts(Fact.PhaseEntered.class).stream()
            .filter(fact -> fact.phase() == Phase.LOOKING)
            .map(Fact::reason)
            .reduce((first, last) -> last)
            .orElseThrow();
    assertTrue(said.contains("the camera is not known to be on it"), said);
    resumes();
    station
        .vehicle(1)
        .faults()
        .plan(new Fault(FaultKind.BATTERY_SAG, station.time.now(), Duration.ofSeconds(600), 1, 19));
    await("it is down", () -> sortie().phase() == Phase.DONE);
    Outcome outcome = sortie().outcome().orElseThrow();
    assertEquals(Outcome.Kind.ABORTED, outcome.kind());
    assertTrue(outcome.reason().contains("battery"), outcome::reason);
    assertEquals(0, facts(Fact.ControlTaken.class).size(), station::story);
  }

  private void begin(Path folder, Manners manners) throws Exception {
    station = new LoopbackStation(folder, 1, Optional.empty(), manners);
    await("it is heard", () -> drone().preArmGood() && drone().where().isPresent());
    Order fly = new Order.FlyNow(LoopbackStation.ROUTE, LoopbackStation.drone(1), "pilot-1");
    assertTrue(ask(fly).taken());
    await("it is planned", () -> !station.station.showing().view().sorties().isEmpty());
    await("it is on its way", () -> sortie().itemReached() >= 4 && inMission());
  }

  private void looks() throws Exception {
    Order look =
        new Order.Look(Optional.empty(), Optional.of(PLACE), Optional.empty(), Optional.empty());
    Answer answer = ask(look);
    assertTrue(answer.taken(), answer.text());
    await(
        "it looks",
        () -> sortie().phase() == Phase.LOOKING && facts(Fact.PatrolLeft.class).size() == 1);
    assertEquals("AUTO_LOITER", drone().mode());
    TruePose pose = station.vehicle(1).truth();
    double besideM = Geodesy.distanceM(where(pose), PLACE);
    assertTrue(besideM > 15 && besideM < 100, "beside it, not over it: " + besideM);
  }

  private void resumes() throws Exception {
    assertTrue(ask(new Order.EndLook(LoopbackStation.drone(1))).taken());
    await("it resumes", () -> !facts(Fact.PatrolResumed.class).isEmpty());
    assertEquals(
        one(Fact.PatrolLeft.class).item(),
        one(Fact.PatrolResumed.class).item(),
        "it goes on where it broke off");
    await("it is seen on its route", this::inMission);
  }

  private boolean inMission() {
    return drone().mode().equals("AUTO_MISSION");
  }

  private static LatLon where(TruePose pose) {
    return new LocalFrame(DOCK).toLatLon(pose.position());
  }

  private static double offAxisDeg(TruePose pose) {
    Enu gap = new LocalFrame(DOCK).toEnu(PLACE).minus(pose.position());
    double yaw = StrictMath.toRadians(pose.camera().yawDeg());
    double pitch = StrictMath.toRadians(pose.camera().pitchDeg());
    Enu axis =
        new Enu(
            StrictMath.sin(yaw) * StrictMath.cos(pitch),
            StrictMath.cos(yaw) * StrictMath.cos(pitch),
            StrictMath.sin(pitch));
    return StrictMath.toDegrees(StrictMath.acos(Math.min(1, axis.dot(gap.unit()))));
  }

  private <T extends Fact> T one(Class<T> kind) {
    List<T> found = facts(kind);
    assertEquals(1, found.size(), () -> kind.getSimpleName() + station.story());
    return found.get(0);
  }

  private <T extends Fact> List<T> facts(Class<T> kind) {
    return station.facts().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private Answer ask(Order order) throws Exception {
    return station
        .station
        .ask("wang.fang", order, "a test")
        .toCompletableFuture()
        .get(120, TimeUnit.SECONDS);
  }

  private DroneView drone() {
    return station.station.showing().view().drones().get(0);
  }

  private SortieView sortie() {
    return station.station.showing().view().sorties().get(0);
  }

  private void await(String what, BooleanSupplier condition) {
    station.await(what, condition, () -> over(what));
  }

  private boolean over(String what) {
    return !what.endsWith("down")
        && station.station.showing().view().sorties().stream()
            .anyMatch(one -> one.phase() == Phase.DONE);
  }
}
