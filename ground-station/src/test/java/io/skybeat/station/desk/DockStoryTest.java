package io.skybeat.station.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.station.around.AroundTerms;
import io.skybeat.station.around.Tiding;
import io.skybeat.station.around.dock.DockAnswer;
import io.skybeat.station.around.dock.DockCommand;
import io.skybeat.station.around.dock.DockOrder;
import io.skybeat.station.around.dock.DockReport;
import io.skybeat.station.around.dock.DockReport.Cover;
import io.skybeat.station.around.dock.DockReport.Mode;
import io.skybeat.station.around.dock.DockTerms;
import io.skybeat.station.around.traffic.TrafficTerms;
import io.skybeat.station.around.weather.WeatherTerms;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sorties from a dock, and docks that fail. */
class DockStoryTest {
  private static DockTerms terms(double awayM) {
    return new DockTerms(
        new TreeMap<>(
            Map.of("dock-1", new DockTerms.Entry("dock-1", List.of(VirtualDay.DRONE), true))),
        Duration.ofSeconds(2),
        Duration.ofSeconds(4),
        2,
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        10,
        awayM,
        12,
        95);
  }

  /** A dock that moves its cover in a second and a half, if nothing is wrong with it. */
  private static final class Dock {
    final VirtualDay day;
    final List<String> orders = new ArrayList<>();
    final List<Cover> atArming = new ArrayList<>();
    Cover cover = Cover.CLOSED;
    Cover goal = Cover.CLOSED;
    Instant goalAt = Instant.MAX;
    boolean stuck;
    boolean deaf;
    boolean silent;
    boolean stopped;
    boolean charging;
    double percent = 80;
    int told;
    boolean armed;

    Dock(VirtualDay day) {
      this.day = day;
      day.dock = this::take;
    }

    void take(DockCommand command) {
      if (deaf) {
        return;
      }
      orders.add(command.order().word());
      if (command.order() == DockOrder.CHARGE || command.order() == DockOrder.STOP_CHARGE) {
        charging = command.order() == DockOrder.CHARGE;
        return;
      }
      if (stuck) {
        answer(command, 514_107, DockAnswer.State.FAILED);
        return;
      }
      goal = command.order() == DockOrder.OPEN ? Cover.OPEN : Cover.CLOSED;
      goalAt = day.now().plusMillis(1500);
      answer(command, 0, DockAnswer.State.IN_PROGRESS);
    }

    private void answer(DockCommand command, int result, DockAnswer.State state) {
      pending.add(
          new Tiding.DockAnswered(
              new DockAnswer("dock-1", command.request(), day.now(), result, state, 0)));
    }

    private final List<Tiding> pending = new ArrayList<>();

    /** Lets time pass for station, copter and dock. */
    void run(double seconds) {
      for (int i = 0; i < seconds * 10; i++) {
        List<Tiding> now = List.copyOf(pending);
        pending.clear();
        now.forEach(tiding -> day.tell(new Event.Told(day.now(), tiding)));
        if (!day.now().isBefore(goalAt) && !stuck) {
          cover = goal;
          goalAt = Instant.MAX;
        }
        if (told++ % 10 == 0 && !silent) {
          day.tell(
              new Event.Told(
                  day.now(),
                  new Tiding.DockTold(
                      new DockReport(
                          "dock-1",
                          day.now(),
                          false,
                          Optional.of(cover),
                          Optional.of(Mode.IDLE),
                          Optional.of(!day.copter.armed),
                          Optional.of(charging),
                          OptionalDouble.of(percent),
                          Optional.of(stopped)))));
        }
        day.run(0.1);
        if (day.copter.armed != armed) {
          armed = day.copter.armed;
          atArming.add(cover);
        }
      }
    }

    void until(Phase phase, int limitS) {
      for (int i = 0; i < limitS * 10 && day.sortie().phase() != phase; i++) {
        run(0.1);
      }
      assertEquals(phase, day.sortie().phase(), day.story());
    }
  }

  private static Dock dock() {
    return dock(0);
  }

  private static Dock dock(double awayM) {
    return new Dock(
        new VirtualDay(
            VirtualDay.around(
                VirtualDay.terms(
                    true, List.of(VirtualDay.START.plusSeconds(12)), List.of("pilot-1")),
                new AroundTerms(WeatherTerms.NONE, TrafficTerms.DEFAULT, terms(awayM)))));
  }

  @Test
  void itOpensBeforeTheStartClosesBehindTheDroneAndOpensForItsReturn() {
    Dock dock = dock();
    dock.run(1);
    dock.until(Phase.DONE, 200);
    dock.run(8);
    assertEquals(Outcome.Kind.COMPLETED, dock.day.outcome().kind(), dock.day.story());
    assertEquals(
        List.of("charge", "open", "stop-charge", "close", "open", "close", "charge"),
        dock.orders,
        dock.day.story());
    assertEquals(List.of(Cover.OPEN, Cover.OPEN), dock.atArming, "armed and disarmed");
    assertEquals(Cover.CLOSED, dock.cover);
    long ordered = dock.day.facts().stream().filter(Fact.DockOrdered.class::isInstance).count();
    long obeyed = dock.day.facts().stream().filter(Fact.DockObeyed.class::isInstance).count();
    assertEquals(ordered, obeyed, dock.day.story());
  }

  @Test
  void behindADroneThatStaysNearItIsLeftOpen() {
    Dock dock = dock(1000);
    dock.run(1);
    dock.until(Phase.DONE, 200);
    dock.run(8);
    assertEquals(
        List.of("charge", "open", "stop-charge", "close", "charge"), dock.orders, dock.day.story());
    assertEquals(List.of(Cover.OPEN, Cover.OPEN), dock.atArming, "armed and disarmed");
  }

  @Test
  void aCoverThatDoesNotOpenKeepsTheDroneOnTheGround() {
    Dock dock = dock();
    dock.stuck = true;
    dock.run(1);
    dock.until(Phase.DONE, 120);
    assertEquals(0, dock.day.copter.timesArmed);
    assertEquals(Outcome.Kind.SKIPPED, dock.day.outcome().kind());
    assertEquals("dock dock-1 does not open: refused with 514107", dock.day.outcome().reason());
  }

  @Test
  void aDockThatAnswersNothingKeepsTheDroneOnTheGround() {
    Dock dock = dock();
    dock.deaf = true;
    dock.run(1);
    dock.until(Phase.DONE, 120);
    assertEquals(0, dock.day.copter.timesArmed);
    assertEquals("dock dock-1 does not open: no answer from it", dock.day.outcome().reason());
  }

  @Test
  void aDockThatIsNotHeardKeepsTheDroneOnTheGround() {
    Dock dock = dock();
    dock.silent = true;
    dock.run(1);
    dock.until(Phase.DONE, 120);
    assertEquals("dock dock-1 is not heard", dock.day.outcome().reason());
  }

  @Test
  void theEmergencyButtonKeepsTheDroneOnTheGround() {
    Dock dock = dock();
    dock.stopped = true;
    dock.run(1);
    dock.until(Phase.DONE, 120);
    assertTrue(
        dock.day.outcome().reason().contains("dock dock-1 is stopped by its emergency button"),
        dock.day.outcome().reason());
    assertFalse(dock.orders.contains("open"), "a stopped dock is left alone");
  }

  @Test
  void aDockThatDoesNotOpenForTheReturnDivertsToTheRallyPoint() {
    Dock dock = dock();
    dock.run(1);
    dock.until(Phase.PATROLLING, 60);
    dock.run(8);
    assertEquals(Cover.CLOSED, dock.cover, "closed behind it");
    dock.stuck = true;
    dock.until(Phase.DONE, 200);
    assertEquals(Cover.CLOSED, dock.cover);
    List<String> given =
        dock.day.facts().stream()
            .filter(Fact.OrderGiven.class::isInstance)
            .map(Fact.OrderGiven.class::cast)
            .map(one -> one.order() + " by " + one.actor() + ": " + one.reason())
            .toList();
    assertEquals(2, given.size(), given.toString());
    assertTrue(given.get(0).startsWith("divert by rule dock: "), given.toString());
    assertEquals("land by rule dock: over the rally point", given.get(1));
    assertEquals(305_001_804, dock.day.copter.latE7(), 2, "at the rally point");
    assertTrue(
        dock.day.outcome().reason().contains("; divert ordered by dock: "),
        dock.day.outcome().reason());
    assertEquals(Outcome.Kind.COMPLETED, dock.day.outcome().kind(), "its route was flown");
  }

  @Test
  void aStationThatRestartsGoesOnWithTheDockAsItStands() {
    Dock dock = dock();
    dock.run(1);
    dock.until(Phase.PATROLLING, 60);
    dock.day.crash();
    dock.until(Phase.DONE, 200);
    assertEquals(Cover.OPEN, dock.atArming.get(1), "open when it came down");
    assertEquals(Outcome.Kind.COMPLETED, dock.day.outcome().kind(), dock.day.story());
  }
}
