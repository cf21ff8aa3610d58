package io.skybeat.simulator.sortie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.transport.FlightRecorder;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.missions.schedule.Timetable;
import io.skybeat.simulator.vehicle.SimulatedVehicle;
import io.skybeat.simulator.vehicle.VehicleConfig;
import io.skybeat.simulator.vehicle.speech.Manners;
import io.skybeat.station.Station;
import io.skybeat.station.alert.AlertTerms;
import io.skybeat.station.config.DroneEntry;
import io.skybeat.station.config.FlightTerms;
import io.skybeat.station.config.LinkEntry;
import io.skybeat.station.desk.DeskTerms;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Order;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.link.MavlinkEdge;
import io.skybeat.station.room.DroneView;
import io.skybeat.station.room.RoomView;
import io.skybeat.station.room.SortieView;
import io.skybeat.station.sortie.SortieTerms;
import io.skybeat.station.store.MemoryJournal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Three waypoints, twice in a row, on vehicles as bare as a software in the loop: no camera, no
 * gimbal, no fence, nothing told before it is asked for. An ArduCopter that waits on a TCP port and
 * a PX4 that speaks over UDP, at the same time; the first plan returns, the second lands.
 */
@Timeout(300)
class PlainPatrolTest {
  private static final LatLon DOCK = new LatLon(30.5, 114.3);
  private static final LocalFrame TOWN = new LocalFrame(DOCK);
  private static final double HEIGHT_M = 20;

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final SteppedTime time = new SteppedTime();
  private final MemoryJournal journal = new MemoryJournal(true);
  private Station station;
  private Lockstep lockstep;

  @AfterEach
  void end() throws Exception {
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
  }

  @Test
  void bareVehiclesFlyTwiceInARow() throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    VehicleConfig copter = config(1, Manners.ARDUCOPTER.stripped()).listeningAt(any);
    SimulatedVehicle listening = part(SimulatedVehicle.start(copter, time, new Dialect()));
    station = part(new Station(terms(), time, journal));
    MavlinkEdge edge =
        part(
            MavlinkEdge.open(
                List.of(
                    link(LinkEntry.Kind.TCP_CLIENT, listening.localAddress()),
                    link(LinkEntry.Kind.UDP, any)),
                Path.of("unused"),
                255,
                time,
                FlightRecorder.NONE,
                station::tell));
    station.begin(edge, message -> {});
    VehicleConfig px4 = config(2, Manners.PX4.stripped()).withStation(edge.address());
    SimulatedVehicle speaking = part(SimulatedVehicle.start(px4, time, new Dialect()));
    lockstep =
        new Lockstep(
            time,
            station,
            edge,
            List.of(listening, speaking),
            () -> station.showing().view().drones() + " " + facts());

    for (String route : List.of("and-returns", "and-lands")) {
      for (int n = 1; n <= 2; n++) {
        DroneId drone = drone(n);
        await(drone + " is ready", view -> ready(view, drone));
        station.ask("li.wei", new Order.FlyNow(route, drone, "pilot-1"), "a test of " + route);
      }
      for (int n = 1; n <= 2; n++) {
        DroneId drone = drone(n);
        await(drone + " has flown " + route, view -> flown(view, drone, route));
        SortieView sortie = sortie(station.showing().view(), drone, route).orElseThrow();
        assertEquals(
            Outcome.Kind.COMPLETED,
            sortie.outcome().orElseThrow().kind(),
            () -> sortie.outcome() + " " + facts());
      }
    }
    List<Fact> facts = facts();
    assertEquals(4, facts.stream().filter(Fact.PlanVerified.class::isInstance).count());
    assertEquals(4, facts.stream().filter(Fact.LaunchCommitted.class::isInstance).count());
    assertEquals(4, facts.stream().filter(Fact.SettingsRead.class::isInstance).count());
    assertTrue(facts.stream().noneMatch(Fact.OrderGiven.class::isInstance), facts::toString);
  }

  private static boolean ready(RoomView view, DroneId drone) {
    return view.drones().stream()
        .anyMatch(
            one ->
                one.drone().equals(drone)
                    && one.link() == DroneView.Link.UP
                    && one.preArmGood()
                    && !one.armed()
                    && one.sortie().isEmpty());
  }

  private static Optional<SortieView> sortie(RoomView view, DroneId drone, String route) {
    return view.sorties().stream()
        .filter(one -> one.drone().equals(drone) && one.route().equals(route))
        .findFirst();
  }

  private static boolean flown(RoomView view, DroneId drone, String route) {
    return sortie(view, drone, route).map(one -> one.outcome().isPresent()).orElse(false);
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    journal.replay((position, fact) -> facts.add(fact));
    return facts;
  }

  private void await(String what, Predicate<RoomView> condition) {
    lockstep.await(what, () -> condition.test(station.showing().view()), () -> false);
  }

  private static DroneId drone(int n) {
    return new DroneId("d" + n);
  }

  private static VehicleConfig config(int n, Manners manners) {
    LatLon pad = TOWN.toLatLon(new Enu(10.0 * (n - 1), 0, 0));
    return VehicleConfig.standard(
            n,
            drone(n),
            DOCK,
            50,
            70 + n,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 1))
        .standingAt(pad, 0)
        .withManners(manners);
  }

  private static LinkEntry link(LinkEntry.Kind kind, InetSocketAddress at) {
    return new LinkEntry(kind, at, "", 0, Optional.empty(), 0, false);
  }

  private static DeskTerms terms() {
    TreeMap<String, Plan> plans = new TreeMap<>();
    plans.put("and-returns", plan("and-returns", true));
    plans.put("and-lands", plan("and-lands", false));
    List<DroneEntry> drones = new ArrayList<>();
    for (int n = 1; n <= 2; n++) {
      drones.add(new DroneEntry(drone(n), n, Origin.SIMULATED, true, List.of()));
    }
    Timetable timetable =
        new Timetable(ZoneOffset.UTC, List.of(new Pilot("pilot-1", "Duty pilot", 5)), List.of());
    SortieTerms sorties =
        SortieTerms.of(
            FlightTerms.DEFAULT, drones, plans, List.of(), timetable, List.of("pilot-1"), 255);
    assertTrue(
        sorties.violations().values().stream().allMatch(List::isEmpty),
        () -> sorties.violations().toString());
    return new DeskTerms(
        "test",
        "1",
        drones,
        sorties,
        new AlertTerms(List.of(), List.of(), List.of(), new TreeMap<>()),
        List.of(),
        DOCK,
        4,
        false);
  }

  /** As QGroundControl writes it: a pitch of take-off, no heading, a way home. */
  private static Plan plan(String name, boolean returns) {
    List<PlanItem> items = new ArrayList<>();
    items.add(item(PlanItem.NAV_TAKEOFF, 15, new Enu(0, 0, HEIGHT_M)));
    items.add(item(PlanItem.NAV_WAYPOINT, 0, new Enu(0, 20, HEIGHT_M)));
    items.add(item(PlanItem.NAV_WAYPOINT, 0, new Enu(20, 20, HEIGHT_M)));
    items.add(item(PlanItem.NAV_WAYPOINT, 0, new Enu(20, 0, HEIGHT_M)));
    if (!returns) {
      items.add(item(PlanItem.NAV_LAND, 0, new Enu(0, 0, 0)));
    } else {
      items.add(
          new PlanItem(
              PlanItem.NAV_RETURN_TO_LAUNCH,
              PlanItem.FRAME_MISSION,
              true,
              List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)));
    }
    return new Plan(name, Optional.of(DOCK), 50, 8, items, List.of(), List.of());
  }

  private static PlanItem item(int command, double param1, Enu at) {
    LatLon where = TOWN.toLatLon(at);
    return new PlanItem(
        command,
        PlanItem.FRAME_GLOBAL_RELATIVE_ALT,
        true,
        List.of(param1, 0.0, 0.0, Double.NaN, where.latDeg(), where.lonDeg(), at.up()));
  }

  private <T extends AutoCloseable> T part(T one) {
    parts.push(one);
    return one;
  }
}
