package io.skybeat.station.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.geo.Ring;
import io.skybeat.missions.check.FlightCheck;
import io.skybeat.missions.check.Limits;
import io.skybeat.missions.check.Surroundings;
import io.skybeat.missions.day.Approval;
import io.skybeat.missions.file.MissionsFolder;
import io.skybeat.missions.schedule.Calendar;
import io.skybeat.missions.schedule.Days;
import io.skybeat.missions.schedule.MissedSlots;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.missions.schedule.Slot;
import io.skybeat.missions.schedule.Timetable;
import io.skybeat.missions.schedule.WatchedPlace;
import io.skybeat.station.event.Answer;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Order;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.room.SortieView;
import io.skybeat.station.sortie.Planning;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What the station does about a place that is left alone for too long, and what it may not. */
class GapsAtWorkTest {
  private static final MissionsFolder MISSIONS =
      MissionsFolder.read(Path.of(System.getProperty("skybeat.root"), "missions"));
  private static final LocalFrame TOWN = new LocalFrame(new LatLon(30.5, 114.3));

  private static VirtualDay day(MissedSlots missed, Optional<List<Approval>> approvals) {
    Slot slot =
        new Slot(
            "s",
            "first-patrol",
            VirtualDay.DRONE,
            "pilot-1",
            Optional.empty(),
            LocalTime.MIDNIGHT,
            Optional.empty(),
            List.of(),
            List.of(VirtualDay.START.plusSeconds(10)));
    WatchedPlace square =
        new WatchedPlace(
            "square",
            Optional.of(Duration.ofMinutes(10)),
            Duration.ofSeconds(10),
            Days.EVERY,
            List.of(),
            OptionalDouble.of(0.3));
    Timetable timetable =
        new Timetable(
            ZoneOffset.UTC,
            List.of(new Pilot("pilot-1", "Duty pilot", 3)),
            List.of(slot),
            Calendar.PLAIN,
            List.of(square),
            missed);
    Planning planning =
        Planning.of(
            new FlightCheck(Limits.DEFAULT, Surroundings.of(MISSIONS.areas())),
            MISSIONS.routes(),
            Optional.empty(),
            approvals);
    return new VirtualDay(
        VirtualDay.terms(
            MISSIONS, VirtualDay.drone(true), timetable, planning, List.of("pilot-1")));
  }

  private static List<Fact.GapDecided> decided(VirtualDay day) {
    return day.facts().stream()
        .filter(Fact.GapDecided.class::isInstance)
        .map(Fact.GapDecided.class::cast)
        .toList();
  }

  private static VirtualDay leftAlone(MissedSlots missed) {
    VirtualDay day = day(missed, Optional.empty());
    day.ask(new Order.Duty("pilot-1", false), "away");
    day.run(1300);
    assertTrue(!decided(day).isEmpty(), day.story());
    return day;
  }

  @Test
  void aSortieOfItsOwnIsPlannedAndPassesTheSameChecks() {
    VirtualDay day = leftAlone(new MissedSlots(MissedSlots.Policy.CATCH_UP, Duration.ofMinutes(3)));
    Fact.GapDecided first = decided(day).get(0);
    String id = first.by().orElseThrow().value();
    assertTrue(id.startsWith("gap-square-d1-"), id);
    assertTrue(first.reason().startsWith("square is left alone since "), first.reason());
    SortieView own = own(day, id);
    // Nobody is on duty: it does not fly either, and that is said, once.
    assertEquals(Outcome.Kind.SKIPPED, own.outcome().orElseThrow().kind());
    List<Fact.GapDecided> said =
        decided(day).stream().filter(one -> one.reason().contains("did not look at it")).toList();
    assertEquals(1, said.size(), decided(day).toString());
    assertTrue(said.get(0).reason().contains("pilot pilot-1 is not on duty"), said.get(0).reason());
    assertTrue(said.get(0).reason().endsWith("no look at it is planned"), said.get(0).reason());
  }

  private static SortieView own(VirtualDay day, String id) {
    return day.sorties().stream()
        .filter(one -> one.sortie().value().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPersonMayRefuseIt() {
    VirtualDay day =
        day(new MissedSlots(MissedSlots.Policy.CATCH_UP, Duration.ofMinutes(3)), Optional.empty());
    day.ask(new Order.Duty("pilot-1", false), "away");
    for (int s = 0; s < 1300 && decided(day).isEmpty(); s++) {
      day.run(1);
    }
    Fact.GapDecided first = decided(day).get(0);
    day.ask(new Order.Duty("pilot-1", true), "back");
    assertTrue(day.ask(new Order.Cancel(first.by().orElseThrow()), "a parade").taken());
    day.run(300);
    assertEquals(2, decided(day).size(), decided(day).toString());
    assertTrue(
        decided(day).get(1).reason().contains("withdrawn by li.wei: a parade"),
        decided(day).get(1).reason());
    assertEquals(0, day.copter.timesArmed);
  }

  @Test
  void whereNothingIsMadeUpTheGapIsOnlySaid() {
    VirtualDay day = leftAlone(MissedSlots.SKIP);
    assertEquals(1, decided(day).size(), decided(day).toString());
    String why = decided(day).get(0).reason();
    assertTrue(why.contains("the timetable makes up for nothing that was missed"), why);
    assertEquals(Optional.empty(), decided(day).get(0).by());
    assertEquals(1, day.sorties().size());
  }

  @Test
  void aLookOutsideTheApprovedVolumeIsRefusedWithTheReason() {
    Ring small =
        new Ring(
            List.of(
                TOWN.toLatLon(new Enu(-60, -60, 0)),
                TOWN.toLatLon(new Enu(60, -60, 0)),
                TOWN.toLatLon(new Enu(60, 60, 0)),
                TOWN.toLatLon(new Enu(-60, 60, 0))));
    Instant from = VirtualDay.START.minusSeconds(60);
    Instant until = VirtualDay.START.plusSeconds(90_000);
    Answer narrow = look(approval(small, 60, from, until));
    assertTrue(
        narrow.text().contains("approval A1 does not hold it") && narrow.text().contains("fence"),
        narrow.text());
    Answer low = look(approval(TOWN_RING, 20, from, until));
    assertTrue(low.text().contains("ceiling"), low.text());
    Answer late = look(approval(TOWN_RING, 60, from, VirtualDay.START.plusSeconds(30)));
    assertTrue(late.text().contains("approval A1 holds at another time"), late.text());
    assertTrue(look(approval(TOWN_RING, 60, from, until)).taken(), "it lies within");
  }

  private static final Ring TOWN_RING =
      new Ring(
          List.of(
              TOWN.toLatLon(new Enu(-400, -400, 0)),
              TOWN.toLatLon(new Enu(400, -400, 0)),
              TOWN.toLatLon(new Enu(400, 400, 0)),
              TOWN.toLatLon(new Enu(-400, 400, 0))));

  private static Approval approval(Ring volume, double ceilingM, Instant from, Instant until) {
    return new Approval(
        "A1", List.of(), Optional.of(volume), OptionalDouble.of(ceilingM), from, until);
  }

  /** From its dock, at a place 100 m to the north. */
  private static Answer look(Approval approval) {
    VirtualDay day = day(MissedSlots.SKIP, Optional.of(List.of(approval)));
    day.ask(new Order.Cancel(day.sortie().sortie()), "not today");
    day.run(5);
    LatLon place = TOWN.toLatLon(new Enu(60, 100, 0));
    return day.ask(
        new Order.Look(Optional.empty(), Optional.of(place), Optional.empty(), Optional.empty()),
        "a call");
  }
}
