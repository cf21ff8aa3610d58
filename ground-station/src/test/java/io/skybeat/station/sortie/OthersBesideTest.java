package io.skybeat.station.sortie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.SysStatus;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavModeFlag;
import io.dronefleet.mavlink.minimal.MavState;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.mavlink.dialect.message.MissionCurrent;
import io.skybeat.missions.file.MissionsFolder;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.missions.schedule.Timetable;
import io.skybeat.station.around.Around;
import io.skybeat.station.config.FlightTerms;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.Fleet;
import io.skybeat.station.fleet.Vehicle;
import io.skybeat.station.look.Spot;
import io.skybeat.station.permit.Permits;
import io.skybeat.station.upkeep.Upkeep;
import io.skybeat.station.watch.Looks;
import io.skybeat.station.watch.Watching;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * One drone has looked beside its route and wants back, another flies its own route; the town's
 * dock is (0, 0), metres east and north of it.
 */
class OthersBesideTest {
  private static final Instant AT = Instant.parse("2026-11-22T05:00:00Z");
  private static final LocalFrame TOWN = new LocalFrame(new LatLon(30.5, 114.3));
  private static final Actor RULE = Actor.rule("test");
  private static final DroneId MINE = new DroneId("d1");
  private static final DroneId OTHER = new DroneId("d2");

  private static LatLon at(double east, double north) {
    return TOWN.toLatLon(new Enu(east, north, 0));
  }

  /** The station as the rule sees it. */
  private static final class Town implements Standing, Scene.Pen {
    private final SortieTerms terms;
    private final List<String> reasons = new ArrayList<>();
    private final List<Object> sent = new ArrayList<>();
    private Flight flight = Flight.watching(AT);
    private Sorties sorties = Sorties.NONE;
    private Fleet fleet;

    Town() {
      MissionsFolder missions =
          MissionsFolder.read(Path.of(System.getProperty("skybeat.root"), "missions"));
      terms =
          SortieTerms.of(
              FlightTerms.DEFAULT,
              List.of(),
              missions.routes(),
              missions.areas(),
              new Timetable(ZoneOffset.UTC, List.of(new Pilot("pilot-1", "P", 2)), List.of()),
              List.of(),
              255);
      SortedMap<Integer, Vehicle> vehicles = new TreeMap<>();
      vehicles.put(1, Vehicle.unheard(MINE, 1));
      vehicles.put(2, Vehicle.unheard(OTHER, 2));
      fleet = new Fleet(vehicles);
      flies(MINE);
      flies(OTHER);
      happens(new Fact.PatrolLeft(AT, RULE, "a call came in", id(MINE), 9, at(60, 38), 30));
    }

    private static SortieId id(DroneId drone) {
      return new SortieId("s-" + drone);
    }

    private void happens(Fact fact) {
      sorties = sorties.evolve(fact);
    }

    private void flies(DroneId drone) {
      happens(
          new Fact.SortiePlanned(
              AT, RULE, "slot", id(drone), drone, "first-patrol", AT, "pilot-1", Origin.SIMULATED));
      happens(new Fact.TookOff(AT, RULE, "left the ground", id(drone)));
      happens(new Fact.PhaseEntered(AT, RULE, "flies its route", id(drone), Phase.PATROLLING));
    }

    /** It is there, armed, in GUIDED (4), AUTO (3) or RTL (6). */
    private void is(DroneId drone, double east, double north, double heightM, int mode) {
      int system = drone.equals(MINE) ? 1 : 2;
      hears(
          system,
          Heartbeat.builder()
              .autopilot(EnumValue.<MavAutopilot>create(3))
              .baseMode(EnumValue.<MavModeFlag>create(128))
              .systemStatus(EnumValue.<MavState>create(4))
              .customMode(mode)
              .build());
      hears(
          system,
          SysStatus.builder()
              .voltageBattery(22_000)
              .currentBattery(100)
              .batteryRemaining(90)
              .build());
      // To the last point of the route: (80, -10).
      hears(system, MissionCurrent.builder().seq(15).total(17).build());
      LatLon where = at(east, north);
      hears(
          system,
          GlobalPositionInt.builder()
              .timeBootMs(1000)
              .lat((int) Math.round(where.latDeg() * 1e7))
              .lon((int) Math.round(where.lonDeg() * 1e7))
              .alt((int) Math.round((50 + heightM) * 1000))
              .relativeAlt((int) Math.round(heightM * 1000))
              .build());
    }

    private void hears(int system, Object message) {
      fleet = fleet.heard(AT, system, 1, message).fleet();
    }

    private Sortie mine() {
      return sorties.of(MINE).orElseThrow();
    }

    private Optional<String> back() {
      return new OthersBeside(terms, this)
          .against(mine(), vehicle(MINE).motion().fix().orElseThrow(), mine().left().orElseThrow());
    }

    private Optional<String> toLook(double east, double north, double heightM) {
      Spot spot = new Spot(at(east, north), heightM, List.of(), 25, 0, 0);
      return new OthersBeside(terms, this)
          .against(mine(), vehicle(MINE).motion().fix().orElseThrow(), spot);
    }

    /** A turn of mine, {@code s} seconds on. */
    private void turn(int s) {
      Instant at = AT.plusSeconds(s);
      Commands commands = new Commands(terms.systemId());
      Scene scene = new Scene(at, mine(), flight, vehicle(MINE), 1, Optional.empty(), 0, this);
      new Detour(terms, commands, new Orders(commands, terms)).pursue(scene, this);
      flight = scene.flight();
    }

    @Override
    public Sortie note(Fact.OfSortie fact) {
      happens(fact);
      reasons.add(fact.reason());
      return mine();
    }

    @Override
    public void ending(Sortie sortie) {
      throw new AssertionError("ends " + sortie);
    }

    @Override
    public long position() {
      return 0;
    }

    @Override
    public void send(int systemId, Object message) {
      sent.add(message);
    }

    @Override
    public Sorties sorties() {
      return sorties;
    }

    @Override
    public Vehicle vehicle(DroneId drone) {
      return fleet.vehicle(drone).orElse(null);
    }

    @Override
    public Upkeep upkeep() {
      throw new UnsupportedOperationException("not asked by this rule");
    }

    @Override
    public Permits permits() {
      throw new UnsupportedOperationException("not asked by this rule");
    }

    @Override
    public Around around() {
      throw new UnsupportedOperationException("not asked by this rule");
    }

    @Override
    public Watching watching() {
      throw new UnsupportedOperationException("not asked by this rule");
    }

    @Override
    public Looks watched() {
      throw new UnsupportedOperationException("not asked by this rule");
    }

    @Override
    public Optional<String> journalTrouble() {
      return Optional.empty();
    }
  }

  @Test
  void nobodyIsAgainstAWayThatNobodyFlies() {
    Town town = new Town();
    town.is(MINE, -15, -10, 30, 4);
    town.is(OTHER, 120, 15, 30, 4);
    assertEquals(Optional.empty(), town.back());
    assertEquals(Optional.empty(), town.toLook(-15, 10, 25));
  }

  @Test
  void oneThatStandsOnTheWayBackIsInTheWay() {
    Town town = new Town();
    town.is(MINE, -15, -10, 30, 4);
    // Half way between where it looked from and where it left its route.
    town.is(OTHER, 22, 14, 31, 4);
    assertTrue(town.back().orElseThrow().startsWith("d2 "), town.back().toString());
    town.is(OTHER, 22, 14, 70, 4);
    assertEquals(Optional.empty(), town.back(), "far above it");
  }

  @Test
  void oneThatComesHomeThroughTheWayIsInTheWay() {
    Town town = new Town();
    town.is(MINE, -15, -10, 30, 4);
    town.is(OTHER, 60, 38, 31, 6);
    assertEquals(Optional.of("d2 comes home beside its way"), town.back());
    assertEquals(
        Optional.of("d2 comes home beside its way"),
        town.toLook(30, 5, 25),
        "nor does it go and look there");
  }

  @Test
  void itSaysOnceForWhomItWaitsAndThenFliesBack() {
    Town town = new Town();
    town.is(MINE, -15, -10, 30, 4);
    town.is(OTHER, 60, 38, 31, 6);
    for (int s = 0; s < 5; s++) {
      town.turn(s);
    }
    assertEquals(List.of("d2 comes home beside its way"), town.reasons);
    assertEquals(List.of(), town.sent);
    town.is(OTHER, 120, 15, 70, 4);
    town.turn(5);
    assertEquals(1, town.reasons.size(), town.reasons.toString());
    CommandInt back = (CommandInt) town.sent.get(0);
    assertEquals(192, back.command().value(), "DO_REPOSITION");
  }

  @Test
  void oneThatIsDownIsInNobodysWay() {
    Town town = new Town();
    town.is(MINE, -15, -10, 30, 4);
    town.is(OTHER, 22, 14, 31, 6);
    assertTrue(town.back().isPresent());
    town.happens(new Fact.PhaseEntered(AT, RULE, "coming down", Town.id(OTHER), Phase.LANDING));
    for (int i = 0; i < 2; i++) {
      town.hears(
          2,
          Heartbeat.builder()
              .autopilot(EnumValue.<MavAutopilot>create(3))
              .baseMode(EnumValue.<MavModeFlag>create(0))
              .systemStatus(EnumValue.<MavState>create(3))
              .customMode(6)
              .build());
    }
    assertEquals(Optional.empty(), town.back());
  }
}
