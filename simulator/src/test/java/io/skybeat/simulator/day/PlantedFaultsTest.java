package io.skybeat.simulator.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.ParamSet;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.core.wire.WireMessage;
import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.FaultKind;
import io.skybeat.simulator.vehicle.autopilot.MissionItem;
import io.skybeat.station.desk.Desk;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Order;
import io.skybeat.station.event.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every invariant can fail: something is planted that breaks it, and it is the one that tells. */
class PlantedFaultsTest {
  private static final Instant START = DayFleet.midnight();
  private static final Actor GHOST = Actor.machine("ghost");

  /** A day without faults; {@code plant} puts something into it. */
  private static String broken(int sorties, List<Fault> faults, Consumer<Day> plant) {
    DayOptions options =
        new DayOptions(
            5,
            sorties,
            FaultProfile.NONE,
            DayTest.options(5, sorties, FaultProfile.NONE).missions(),
            DayOptions.ROUTE,
            true);
    Day day = new Day(options, faults, List.of());
    plant.accept(day);
    DayResult result = day.run();
    assertTrue(!result.good(), () -> "nothing broke: " + result.outcomes() + result.excused());
    assertTrue(!result.story().isEmpty(), "a failed day tells what led to it");
    return result.failure().substring(0, result.failure().indexOf(':'));
  }

  private static void command(Day day, int number, int command, float param1, float param2) {
    day.network()
        .line(number)
        .tell(
            CommandLong.builder()
                .targetSystem(number)
                .targetComponent(1)
                .command(EnumValue.create(command))
                .param1(param1)
                .param2(param2)
                .build());
  }

  private static void flyTo(Day day, int number, double east, double north, float up) {
    var there =
        new io.skybeat.core.geo.LocalFrame(io.skybeat.simulator.world.Town.DOCK)
            .toLatLon(new io.skybeat.core.geo.Enu(east, north, 0));
    day.network()
        .line(number)
        .tell(
            CommandInt.builder()
                .targetSystem(number)
                .targetComponent(1)
                .frame(EnumValue.create(6))
                .command(EnumValue.create(192))
                .param2(1)
                .x((int) Math.round(there.latDeg() * 1e7))
                .y((int) Math.round(there.lonDeg() * 1e7))
                .z(up)
                .build());
  }

  private static Desk.Step noting(Day day, Fact fact) {
    var state = day.station().state();
    return new Desk.Step(state, List.of(new Effect.Note(List.of(fact))));
  }

  @Test
  void aStrangerArms() {
    assertEquals(
        "armed-by-the-book",
        broken(
            1,
            List.of(),
            day ->
                day.at(
                    START.minusSeconds(30),
                    () -> {
                      command(day, 1, 176, 1, 4);
                      command(day, 1, 400, 1, 0);
                    })));
  }

  @Test
  void thePlanIsChangedAfterItWasVerified() {
    assertEquals(
        "the-plan-is-aboard",
        broken(
            1,
            List.of(),
            day ->
                day.at(
                    START.minusSeconds(1),
                    () -> {
                      List<MissionItem> plan = new ArrayList<>(day.berth(1).vehicle().mission());
                      MissionItem old = plan.get(4);
                      plan.set(
                          4,
                          new MissionItem(
                              old.frame(), old.command(), 0, 0, 0, 0, old.x() + 900, old.y(), 9));
                      day.berth(1).vehicle().suffer(speech -> speech.remember(plan));
                    })));
  }

  @Test
  void anotherPackIsPutInAtTheLastMoment() {
    assertEquals(
        "pack-aboard",
        broken(
            3,
            List.of(),
            day -> {
              Instant start = START.plus(DayFleet.EVERY.multipliedBy(2));
              for (int millis = -3_000; millis < 20_000; millis += 50) {
                day.at(start.plusMillis(millis), () -> swapUnseen(day));
              }
            }));
  }

  /** After the launch was decided, and before it is armed. */
  private static void swapUnseen(Day day) {
    PackShelf shelf = day.berth(DayFleet.SWAPS).shelf();
    boolean decided =
        day.witness()
            .sorties()
            .underWay(DayFleet.drone(DayFleet.SWAPS))
            .map(story -> story.pack.equals(Optional.of(shelf.inside())))
            .orElse(false);
    if (decided && !day.berth(DayFleet.SWAPS).armed()) {
      shelf.swap(shelf.inside().equals("p3-1") ? "p3-2" : "p3-1", day.station().now());
    }
  }

  @Test
  void aPlaceIsLeftAloneAndNothingIsSaid() {
    assertEquals(
        "gap-is-said",
        broken(
            6,
            List.of(),
            day ->
                day.at(
                    START.plusSeconds(10),
                    () -> {
                      // As if the journal told of a look that nobody has seen end.
                      day.witness()
                          .gaps()
                          .take(
                              new Fact.PlaceWatched(
                                  START.plusSeconds(200),
                                  GHOST,
                                  "?",
                                  new io.skybeat.core.flight.SortieId("s"),
                                  "square",
                                  START.plusSeconds(100),
                                  START.plusSeconds(130)),
                              true);
                      day.witness().gaps().due(START.plusSeconds(2400), new java.util.TreeSet<>());
                    })));
  }

  @Test
  void aStrangerSendsItOutOfTheFence() {
    assertEquals(
        "fence-kept",
        broken(
            1, List.of(), day -> day.at(START.plusSeconds(40), () -> flyTo(day, 1, -150, 0, 30))));
  }

  @Test
  void aStrangerSendsItTooHigh() {
    assertEquals(
        "ceiling-kept",
        broken(
            1, List.of(), day -> day.at(START.plusSeconds(40), () -> flyTo(day, 1, 0, 40, 150))));
  }

  @Test
  void aStrangerSendsOneIntoTheOther() {
    assertEquals(
        "separation",
        broken(
            1,
            List.of(),
            day -> {
              // A second one is in the air, 6 m higher.
              Order second =
                  new Order.FlyNow(DayOptions.ROUTE + "-2", DayFleet.drone(2), "pilot-2");
              day.at(START.minusSeconds(25), () -> day.station().ask("li.wei", second, "two"));
              for (int s = 40; s < 140; s++) {
                day.at(START.plusSeconds(s), () -> chase(day));
              }
            }));
  }

  /** The second is told to fly to where the first is. */
  private static void chase(Day day) {
    var there = day.berth(1).place();
    flyTo(day, 2, there.east(), there.north(), (float) there.up());
  }

  @Test
  void itsFailsafesAreSwitchedOffAndThePackIsEmpty() {
    // The station would call it home: it does not hear that either.
    assertEquals(
        "reserve-kept",
        broken(
            1,
            List.of(
                new Fault(
                    FaultKind.COMMANDS_UNHEARD, START.plusSeconds(31), Duration.ofHours(1), 1, 1)),
            day ->
                day.at(
                    START.plusSeconds(30),
                    () -> {
                      for (String name : List.of("BATT_FS_LOW_ACT", "BATT_FS_CRT_ACT")) {
                        day.network()
                            .line(1)
                            .tell(
                                ParamSet.builder()
                                    .targetSystem(1)
                                    .targetComponent(1)
                                    .paramId(name)
                                    .paramValue(0)
                                    .paramType(EnumValue.create(2))
                                    .build());
                      }
                      day.at(START.plusSeconds(32), () -> day.berth(1).faults().begin(sag(10)));
                    })));
  }

  private static Fault sag(double percent) {
    return new Fault(FaultKind.BATTERY_SAG, START, Duration.ZERO, 1, percent);
  }

  @Test
  void itHoversOutOfReachUntilItIsGivenUp() {
    assertEquals(
        "flown-for-a-sortie",
        broken(
            1,
            List.of(
                new Fault(FaultKind.LINK_CUT, START.plusSeconds(50), Duration.ofHours(1), 1, 1)),
            day ->
                day.at(
                    START.plusSeconds(40),
                    () -> day.station().ask("li.wei", new Order.Hold(DayFleet.drone(1)), "look"))));
  }

  @Test
  void aStrangerSkipsTheRoute() {
    assertEquals(
        "completed-was-flown",
        broken(
            1, List.of(), day -> day.at(START.plusSeconds(20), () -> command(day, 1, 224, 17, 0))));
  }

  @Test
  void theStationNeverComesBack() {
    assertEquals(
        "station-is-up",
        broken(
            1,
            List.of(
                new Fault(
                    FaultKind.STATION_CRASH, START.plusSeconds(9), Duration.ofHours(2), 0, 1)),
            day -> {}));
  }

  @Test
  void somebodyElseWritesToTheJournal() {
    assertEquals(
        "journal-position",
        broken(
            1,
            List.of(),
            day ->
                day.at(
                    START.minusSeconds(200),
                    () ->
                        day.journal()
                            .append(
                                List.of(
                                    new Fact.DutyChanged(START, GHOST, "?", "pilot-1", true))))));
  }

  @Test
  void theLoopStandsStill() {
    assertEquals(
        "heartbeat",
        broken(
            1,
            List.of(),
            day ->
                day.at(
                    START.minusSeconds(100),
                    () -> {
                      // Its process is stopped, but not dead: nobody carries effects out.
                      day.station().crash();
                      day.at(
                          START.minusSeconds(97),
                          () ->
                              day.witness()
                                  .stepped(new Event.Due(START), new Desk.Step(null, List.of())));
                    })));
  }

  @Test
  void theLoopSpins() {
    assertEquals(
        "no-spinning",
        broken(
            1,
            List.of(),
            day ->
                day.at(
                    START.minusSeconds(100),
                    () -> {
                      for (int i = 0; i < 60; i++) {
                        day.station().tell(new Event.Due(day.station().now()));
                      }
                    })));
  }

  @Test
  void aFactIsHeldThatTheLedgerDoesNotKnow() {
    assertEquals(
        "replay-equals-live",
        broken(
            1,
            List.of(),
            day ->
                day.at(
                    START.minusSeconds(100),
                    () ->
                        day.witness()
                            .stepped(
                                new Event.Due(START),
                                noting(
                                    day,
                                    new Fact.DutyChanged(START, GHOST, "?", "pilot-1", false))))));
  }

  @Test
  void aFactWithoutAReason() {
    assertEquals(
        "actor-and-reason",
        broken(
            1,
            List.of(),
            day ->
                day.at(
                    START,
                    () ->
                        day.witness()
                            .stepped(
                                new Event.Due(START),
                                noting(
                                    day,
                                    new Fact.DutyChanged(START, GHOST, " ", "pilot-1", true))))));
  }

  @Test
  void aSightingIsForgottenBeforeItIsKept() {
    Day day = new Day(DayTest.options(2, 2, FaultProfile.NONE));
    boolean[] forgotten = new boolean[1];
    for (int tick = 0; tick < 30_000; tick++) {
      day.at(START.plusMillis(50L * tick), () -> forgotten[0] |= !forgotten[0] && forget(day));
    }
    DayResult result = day.run();
    assertTrue(result.failure().startsWith("no-sighting-lost"), result.failure());
  }

  /** Drops a sighting that is on its way, from the wire and from the spool. */
  private static boolean forget(Day day) {
    List<String> onTheirWay =
        day.analytics().unacknowledged().stream()
            .filter(id -> id.startsWith("s-") && !day.witness().alerts().kept(id))
            .toList();
    if (!onTheirWay.isEmpty()) {
      day.analytics().tell(new WireMessage.Ack(onTheirWay));
      day.analytics().gone(true);
      day.analytics().gone(false);
    }
    return !onTheirWay.isEmpty();
  }

  @Test
  void itIsSaidToBeDownAndIsNot() {
    assertEquals(
        "completed-is-down",
        broken(
            1,
            List.of(),
            day ->
                day.at(
                    START.plusSeconds(150),
                    () -> {
                      SortieBook.Story story =
                          day.witness().sorties().underWay(DayFleet.drone(1)).orElseThrow();
                      day.witness()
                          .stepped(
                              new Event.Due(START),
                              noting(
                                  day,
                                  new Fact.SortieEnded(
                                      START,
                                      GHOST,
                                      "?",
                                      story.id(),
                                      new Outcome(Outcome.Kind.COMPLETED, "?"))));
                    })));
  }

  @Test
  void aCheckThatDoesNotHoldNamesItself() {
    BrokenInvariant broken =
        assertThrows(
            BrokenInvariant.class, () -> new Checks().hold("some-rule", false, () -> "here"));
    assertEquals("some-rule", broken.invariant());
    assertEquals("some-rule: here", broken.getMessage());
  }
}
