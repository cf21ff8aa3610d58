package io.skybeat.simulator.sortie;

import io.dronefleet.mavlink.minimal.Heartbeat;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.sign.SigningKey;
import io.skybeat.mavlink.transport.TlogRecorder;
import io.skybeat.mavlink.transport.TlogTerms;
import io.skybeat.missions.file.MissionsFolder;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.missions.schedule.Timetable;
import io.skybeat.simulator.vehicle.SimulatedVehicle;
import io.skybeat.simulator.vehicle.VehicleConfig;
import io.skybeat.simulator.vehicle.speech.Manners;
import io.skybeat.station.Station;
import io.skybeat.station.StationRoom;
import io.skybeat.station.alert.AlertTerms;
import io.skybeat.station.config.DroneEntry;
import io.skybeat.station.config.FlightTerms;
import io.skybeat.station.config.LinkEntry;
import io.skybeat.station.desk.DeskTerms;
import io.skybeat.station.event.Fact;
import io.skybeat.station.link.MavlinkEdge;
import io.skybeat.station.look.LookTerms;
import io.skybeat.station.port.Stills;
import io.skybeat.station.port.VehicleLink;
import io.skybeat.station.sortie.SortieTerms;
import io.skybeat.station.store.SqliteJournal;
import io.skybeat.station.store.SqliteUsers;
import io.skybeat.station.store.SqliteViews;
import io.skybeat.station.web.CommandRoomServer;
import io.skybeat.station.web.WebSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * A station with its journal, its MAVLink edge on a real UDP port and its command room on a real
 * HTTP port, and simulated vehicles that speak to it over the loopback; all in step with one clock.
 */
final class LoopbackStation implements AutoCloseable {
  static final LatLon DOCK = new LatLon(30.5, 114.3);
  static final String ROUTE = "first-patrol";

  final SteppedTime time = new SteppedTime();
  final Station station;
  final MavlinkEdge mavlink;
  final SqliteUsers users;
  final CommandRoomServer web;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Map<Integer, SimulatedVehicle> vehicles = new ConcurrentHashMap<>();
  private final Map<Integer, AtomicLong> spoken = new ConcurrentHashMap<>();
  private final SqliteJournal journal;
  private final List<Fact> facts = new ArrayList<>();
  private final Manners manners;
  private final Lockstep lockstep;

  /** Drone {@code dN} has MAVLink system N and stands eight metres east of the one before. */
  LoopbackStation(Path folder, int drones) throws Exception {
    this(folder, drones, Optional.empty());
  }

  /** The same with a signed link, where there is a key. */
  LoopbackStation(Path folder, int drones, Optional<SigningKey> key) throws Exception {
    this(folder, drones, key, Manners.ARDUCOPTER);
  }

  /** The same with vehicles of other manners. */
  LoopbackStation(Path folder, int drones, Optional<SigningKey> key, Manners manners)
      throws Exception {
    this.manners = manners;
    Path database = folder.resolve("skybeat.db");
    journal = part(SqliteJournal.open(database, "test"));
    SqliteViews views = part(new SqliteViews(database, "test"));
    users = part(new SqliteUsers(database, "test", time));
    station = part(new Station(terms(Math.max(1, drones)), time, journal));
    TlogRecorder recorder = part(new TlogRecorder(folder.resolve("flights"), TlogTerms.DEFAULT));
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    mavlink =
        part(
            MavlinkEdge.open(
                List.of(new LinkEntry(LinkEntry.Kind.UDP, any, "", 0, key, 0, false)),
                folder.resolve("signing"),
                255,
                time,
                recorder,
                station::tell));
    lockstep = new Lockstep(time, station, mavlink, vehicles.values(), this::story);
    station.begin(new Counted(), message -> {});
    for (int n = 1; n <= drones; n++) {
      fly(n, key);
    }
    web =
        part(
            CommandRoomServer.start(
                new StationRoom(
                    station, (camera, person, sink) -> () -> {}, Stills.NONE, views, users),
                time,
                new WebSettings("127.0.0.1", 0, WebSettings.DEFAULT_SESSION)));
  }

  /** Starts a vehicle of system {@code n}, signing with its own key where it has one. */
  void fly(int n, Optional<SigningKey> key) throws IOException {
    LatLon pad = new LocalFrame(DOCK).toLatLon(new Enu(8.0 * (n - 1), 0, 0));
    VehicleConfig config =
        VehicleConfig.standard(n, drone(n), DOCK, 50, 40 + n, mavlink.address())
            .standingAt(pad, 0)
            .withManners(manners);
    vehicles.put(n, part(SimulatedVehicle.start(config, time, new Dialect(), key)));
  }

  SimulatedVehicle vehicle(int n) {
    return vehicles.get(n);
  }

  /** Lets time go on until it is so; fails after half an hour of it, or when it is over. */
  void await(String what, BooleanSupplier condition, BooleanSupplier over) {
    lockstep.await(what, condition, over);
  }

  /** Lets so much time go by. */
  void pass(Duration duration) {
    lockstep.pass(duration);
  }

  /** How many messages but heartbeats the station had for a vehicle so far. */
  long spokenTo(int n) {
    AtomicLong count = spoken.get(n);
    return count == null ? 0 : count.get();
  }

  static DroneId drone(int n) {
    return new DroneId("d" + n);
  }

  private static DeskTerms terms(int count) {
    MissionsFolder missions =
        MissionsFolder.read(Path.of(System.getProperty("skybeat.root"), "missions"));
    List<DroneEntry> drones = new ArrayList<>();
    for (int n = 1; n <= count; n++) {
      drones.add(new DroneEntry(drone(n), n, Origin.SIMULATED, true, List.of()));
    }
    Timetable timetable =
        new Timetable(ZoneOffset.UTC, List.of(new Pilot("pilot-1", "Duty pilot", 5)), List.of());
    SortieTerms sorties =
        SortieTerms.of(
            FlightTerms.DEFAULT,
            drones,
            missions.routes(),
            missions.areas(),
            timetable,
            List.of("pilot-1"),
            255);
    LookTerms usual = sorties.look();
    sorties =
        sorties.with(
            new LookTerms(
                usual.check(),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                usual.heightM(),
                usual.followMps(),
                usual.turnaround()));
    return new DeskTerms(
        "test",
        "1",
        drones,
        sorties,
        new AlertTerms(
            missions.areas(), missions.knownHeat(), missions.landmarks(), new TreeMap<>()),
        missions.areas(),
        DOCK,
        4,
        false);
  }

  /** Everything that the journal holds, in order. */
  List<Fact> facts() {
    journal.replay(facts.size(), (position, fact) -> facts.add(fact));
    return List.copyOf(facts);
  }

  /** The same in lines, behind how the drones stand. */
  String story() {
    StringBuilder story = new StringBuilder();
    station.showing().view().drones().forEach(drone -> story.append(drone).append('\n'));
    facts().forEach(fact -> story.append(fact).append('\n'));
    return story.toString();
  }

  @Override
  public void close() throws Exception {
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
  }

  private <T extends AutoCloseable> T part(T one) {
    parts.push(one);
    return one;
  }

  /** Counts what the station says beside its heartbeats. */
  private final class Counted implements VehicleLink {
    @Override
    public void send(int systemId, Object message) {
      if (!(message instanceof Heartbeat)) {
        spoken.computeIfAbsent(systemId, id -> new AtomicLong()).incrementAndGet();
      }
      mavlink.send(systemId, message);
    }

    @Override
    public long badFrames() {
      return mavlink.badFrames();
    }

    @Override
    public List<String> troubles() {
      return mavlink.troubles();
    }

    @Override
    public void close() {}
  }
}
