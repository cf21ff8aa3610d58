package io.skybeat.simulator.sortie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.missions.file.MissionsFolder;
import io.skybeat.simulator.vehicle.autopilot.FlightMode;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A look, a moving target, a pilot's hand: the station over real UDP with the simulator's copters,
 * judged by where they truly were and where their cameras truly pointed.
 */
@Timeout(300)
class LookOverUdpTest {
  private static final String PERSON = "wang.fang";
  private static final LatLon DOCK = LoopbackStation.DOCK;

  /** Between the car park and the bar street, with no watched place near. */
  private static final LatLon PLACE = at(100, -45);

  private LoopbackStation station;

  private static LatLon at(double east, double north) {
    return new LocalFrame(DOCK).toLatLon(new Enu(east, north, 0));
  }

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    station = new LoopbackStation(folder, 2);
    await("both are heard", () -> heard("d1") && heard("d2"));
    // Their estimates settle in the meantime: a drone is not sent to look before.
    station.pass(Duration.ofSeconds(10));
  }

  @AfterEach
  void end() throws Exception {
    station.close();
  }

  @Test
  void onePatrolIsSentToLookFollowsIsTakenInHandAndGoesOnEachTime() throws Exception {
    fly("d1");
    await("d1 is on its way", () -> reached("d1") >= 4);
    int before = drone("d1").missionItem();
    looksFromBeside();
    followsWhileItIsMarked();
    List<Fact.PatrolLeft> left = facts(Fact.PatrolLeft.class);
    assertEquals(1, left.size(), "one break for both: " + station.story());
    assertTrue(left.get(0).item() >= before, left.toString());
    assertEquals(
        left.get(0).item(), one(Fact.PatrolResumed.class).item(), "it goes on where it broke off");
    isSilentWhileAPilotHasIt();
    seesAHandOnTheSticks();
    assertEquals(0, facts(Fact.OrderFailed.class).size());
  }

  private void looksFromBeside() throws Exception {
    Answer answer = ask(new Order.Look(empty(), Optional.of(PLACE), empty(), empty()), "a call");
    assertTrue(answer.taken(), answer.text());
    assertTrue(answer.text().startsWith("d1 looks: d1: "), answer.text());
    await("d1 stands there", () -> phase("d1", Phase.LOOKING) && mode("d1", FlightMode.GUIDED));
    TruePose pose = station.vehicle(1).truth();
    double besideM = Geodesy.distanceM(where(pose), PLACE);
    assertTrue(besideM > 15 && besideM < 100, "beside it, not over it: " + besideM);
    clearOfPlaces(where(pose));
    assertTrue(offAxisDeg(pose, PLACE) < 6, "the camera is off by " + offAxisDeg(pose, PLACE));
  }

  private void followsWhileItIsMarked() throws Exception {
    LatLon first = where(station.vehicle(1).truth());
    LatLon target = PLACE;
    for (int step = 1; step <= 7; step++) {
      target = at(100, -45 + 10 * step);
      Answer mark = ask(new Order.Follow(LoopbackStation.drone(1), target), "");
      assertTrue(mark.taken(), mark.text());
      station.pass(Duration.ofSeconds(3));
    }
    LatLon there = target;
    await(
        "the camera is on it",
        () ->
            offAxisDeg(station.vehicle(1).truth(), there) < 8
                && stands(station.vehicle(1).truth()));
    LatLon last = where(station.vehicle(1).truth());
    assertTrue(Geodesy.distanceM(first, last) > 15, "it moved with the target");
    clearOfPlaces(last);
    await("nobody marks any more: d1 goes on", () -> mode("d1", FlightMode.AUTO));
    await("and says so", () -> !facts(Fact.PatrolResumed.class).isEmpty());
    assertEquals(
        "the target was not marked again", one(Fact.LookEnded.class).reason().split(";", -1)[0]);
    assertEquals(7, facts(Fact.LookMoved.class).size());
  }

  private void isSilentWhileAPilotHasIt() throws Exception {
    assertTrue(ask(new Order.TakeOver(LoopbackStation.drone(1)), "a closer look").taken());
    station.vehicle(1).pilots(FlightMode.LOITER);
    await("the room sees who has it", () -> drone("d1").control().isPresent());
    assertEquals(PERSON, drone("d1").control().orElseThrow().by());
    long sent = station.spokenTo(1);
    assertEquals(
        "wang.fang has the drone in hand", refused(new Order.Return(LoopbackStation.drone(1))));
    station.pass(Duration.ofSeconds(15));
    assertEquals(sent, station.spokenTo(1), "nothing but heartbeats");
    assertEquals(FlightMode.LOITER, station.vehicle(1).mode());
    assertTrue(ask(new Order.HandBack(LoopbackStation.drone(1)), "back to you").taken());
    await("d1 flies its route again", () -> facts(Fact.PatrolResumed.class).size() == 2);
    assertEquals(FlightMode.AUTO, station.vehicle(1).mode());
  }

  private void seesAHandOnTheSticks() throws Exception {
    station.vehicle(1).pilots(FlightMode.ALT_HOLD);
    await("the station sees it", () -> drone("d1").control().isPresent());
    assertTrue(drone("d1").control().orElseThrow().seen());
    long sent = station.spokenTo(1);
    station.vehicle(1).pilots(FlightMode.LAND);
    await("d1 is down", () -> phase("d1", Phase.DONE));
    assertEquals(sent, station.spokenTo(1), "nothing but heartbeats");
    Outcome outcome = sortie("d1").outcome().orElseThrow();
    assertEquals(Outcome.Kind.ABORTED, outcome.kind(), outcome.reason());
    assertEquals(1, facts(Fact.RestDecided.class).size(), "what becomes of the rest is said");
  }

  @Test
  void oneThatStandsReadyIsSentWithAPlanOfItsOwn() throws Exception {
    Answer answer = ask(new Order.Look(empty(), Optional.of(PLACE), empty(), empty()), "a call");
    assertTrue(answer.taken(), answer.text());
    String drone = answer.text().substring(0, 2);
    await("it looks", () -> phase(drone, Phase.LOOKING));
    TruePose pose = station.vehicle(drone.charAt(1) - '0').truth();
    clearOfPlaces(where(pose));
    assertTrue(offAxisDeg(pose, PLACE) < 8, "the camera is off by " + offAxisDeg(pose, PLACE));
    await("it is down", () -> phase(drone, Phase.DONE));
    Outcome outcome = sortie(drone).outcome().orElseThrow();
    assertEquals(Outcome.Kind.COMPLETED, outcome.kind(), outcome.reason() + station.story());
    assertEquals(1, facts(Fact.PlanVerified.class).size(), "verified before the launch");
    assertEquals(1, facts(Fact.RouteDrawn.class).size());
  }

  // ---- what is so

  private static void clearOfPlaces(LatLon where) {
    MissionsFolder.read(Path.of(System.getProperty("skybeat.root"), "missions"))
        .areas()
        .forEach(area -> assertTrue(area.ring().distanceM(where) > 4, "over " + area.id()));
  }

  private static LatLon where(TruePose pose) {
    return new LocalFrame(DOCK).toLatLon(pose.position());
  }

  private static boolean stands(TruePose pose) {
    return pose.velocityMps().horizontal() < 1;
  }

  private static double offAxisDeg(TruePose pose, LatLon target) {
    Enu gap = new LocalFrame(DOCK).toEnu(target).minus(pose.position());
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
    assertEquals(1, found.size(), kind.getSimpleName() + station.story());
    return found.get(0);
  }

  private <T extends Fact> List<T> facts(Class<T> kind) {
    return station.facts().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static <T> Optional<T> empty() {
    return Optional.empty();
  }

  private Answer ask(Order order, String reason) throws Exception {
    return station
        .station
        .ask(PERSON, order, reason)
        .toCompletableFuture()
        .get(120, TimeUnit.SECONDS);
  }

  private String refused(Order order) throws Exception {
    Answer answer = ask(order, "a try");
    assertTrue(!answer.taken(), answer.text());
    return answer.text();
  }

  private void fly(String drone) throws Exception {
    assertTrue(
        ask(
                new Order.FlyNow(
                    LoopbackStation.ROUTE, LoopbackStation.drone(drone.charAt(1) - '0'), "pilot-1"),
                "a patrol")
            .taken());
  }

  private boolean heard(String id) {
    return station.station.showing().view().drones().stream()
        .anyMatch(d -> d.drone().value().equals(id) && d.preArmGood() && d.where().isPresent());
  }

  private DroneView drone(String id) {
    return station.station.showing().view().drones().stream()
        .filter(one -> one.drone().value().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private SortieView sortie(String drone) {
    return station.station.showing().view().sorties().stream()
        .filter(one -> one.drone().value().equals(drone))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no sortie of " + drone));
  }

  private int reached(String drone) {
    return station.station.showing().view().sorties().stream()
        .filter(one -> one.drone().value().equals(drone))
        .mapToInt(SortieView::itemReached)
        .max()
        .orElse(-1);
  }

  private boolean phase(String drone, Phase phase) {
    return station.station.showing().view().sorties().stream()
        .anyMatch(one -> one.drone().value().equals(drone) && one.phase() == phase);
  }

  private boolean mode(String drone, FlightMode mode) {
    return drone(drone).mode().equals(mode.name());
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
