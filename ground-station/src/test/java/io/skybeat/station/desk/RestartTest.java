package io.skybeat.station.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.sighting.Place;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.KnownHeat;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A station that is killed again and again judges as one that was left alone. */
class RestartTest {
  private static final int SECONDS = 90;
  private static final int DOWN_TICKS = 25;

  /** What an analytics worker has on its disk: everything until it is acknowledged, in order. */
  private static final class Worker {
    private final Map<String, Event> spool = new LinkedHashMap<>();
    private int heard;

    void put(VirtualDay day, String id, Event event, boolean up) {
      spool.put(id, event);
      if (up) {
        day.tell(event);
      }
    }

    /** Takes the acknowledgements since the last time. */
    void listen(VirtualDay day) {
      for (; heard < day.effects.size(); heard++) {
        if (day.effects.get(heard) instanceof Effect.Acknowledge ack) {
          ack.ids().forEach(spool::remove);
        }
      }
    }

    void connect(VirtualDay day) {
      day.tell(new Event.LinkChanged(day.now(), "w", true, "connected", "analytics 1", List.of()));
      Collection<Event> again = List.copyOf(spool.values());
      again.forEach(day::tell);
    }
  }

  static Event report(int number, Instant at, double density) {
    Area area = VirtualDay.terms(true, List.of(), List.of()).areas().get(0);
    LatLon origin = area.ring().corners().get(0);
    List<Cell> cells = new ArrayList<>();
    for (int column = 2; column < 8; column++) {
      double here = column < 4 ? density : 0.1;
      cells.add(new Cell(column, 2, here * 16, here, 0.1, false));
    }
    return new Event.CellsSeen(
        at,
        new CellReport(
            "r" + number,
            VirtualDay.CAMERA,
            Origin.SIMULATED,
            at,
            origin,
            4,
            cells,
            20,
            Optional.empty()));
  }

  private static Event fire(int number, String track, Instant at, LatLon where) {
    return new Event.Sighted(
        at,
        new Sighting(
            "f" + number + track,
            track,
            VirtualDay.CAMERA,
            Optional.empty(),
            Origin.SIMULATED,
            Kind.FIRE,
            at,
            at,
            ClockQuality.SYNCHRONISED,
            Optional.of(new Place(where, 5)),
            Optional.empty(),
            List.of(),
            1,
            false,
            1,
            "tail ratio 14",
            Optional.empty(),
            new ModelRef("thermal-tail", "1", ""),
            Optional.empty()),
        true);
  }

  /** An evening: a crowd condenses, thins out and condenses again; a fire burns beside a grill. */
  private static double density(double second) {
    if (second < 8 || second > 78) {
      return 0.4;
    }
    return second > 40 && second < 74 ? 1.0 : 2.1;
  }

  private record Told(
      Kind kind, Optional<String> area, Instant firstSeenAt, Instant confirmedFrameAt) {}

  private record Ended(List<Told> raised, TreeSet<String> levels, int kills, long followed) {}

  private static Ended evening(long seed, boolean killing) {
    VirtualDay day = new VirtualDay(true, List.of(), List.of("pilot-1"));
    KnownHeat grill = VirtualDay.terms(true, List.of(), List.of()).alerts().knownHeat().get(0);
    LocalFrame around = new LocalFrame(grill.where());
    Worker worker = new Worker();
    worker.connect(day);
    SplittableRandom random = new SplittableRandom(seed);
    int kills = 0;
    int untilKill = 30 + random.nextInt(60);
    int untilUp = 0;
    for (int tick = 0; tick < SECONDS * 10; tick++) {
      boolean up = untilUp == 0;
      // What was captured is the same evening whatever the station does.
      Instant at = VirtualDay.START.plusMillis(100L * tick);
      if (tick % 5 == 0) {
        worker.put(day, "r" + tick, report(tick, at, density(tick / 10.0)), up);
      }
      if (tick % 12 == 3) {
        worker.put(day, "f" + tick + "grill", fire(tick, "grill", at, grill.where()), up);
        LatLon beside = around.toLatLon(new Enu(grill.radiusM() + 2.5, 0, 0));
        worker.put(day, "f" + tick + "fire", fire(tick, "fire", at, beside), up);
      }
      // Now and then the journal is behind when the kill comes.
      day.flushing = random.nextInt(4) > 0;
      day.run(0.1, up);
      worker.listen(day);
      if (!up && --untilUp == 0) {
        day.crash();
        worker.connect(day);
      } else if (up && killing && --untilKill == 0) {
        kills++;
        untilKill = 30 + random.nextInt(60);
        untilUp = DOWN_TICKS;
      }
    }
    day.flushing = true;
    if (untilUp > 0) {
      day.crash();
      worker.connect(day);
    }
    day.run(3);
    worker.listen(day);
    assertEquals(Map.of(), worker.spool, "everything is acknowledged in the end");
    List<Told> raised = new ArrayList<>();
    TreeSet<String> levels = new TreeSet<>();
    long followed = 0;
    for (Fact fact : day.facts()) {
      if (fact instanceof Fact.AlertRaised raise) {
        raised.add(
            new Told(raise.kind(), raise.area(), raise.firstSeenAt(), raise.confirmedFrameAt()));
      } else if (fact instanceof Fact.AlertUpdated update && update.sighting().isEmpty()) {
        levels.add(update.alert() + " " + update.level());
      } else if (fact instanceof Fact.CrowdFollowed) {
        followed++;
      }
    }
    return new Ended(raised, levels, kills, followed);
  }

  @Test
  void killedInTheMiddleOfHoldsItRaisesTheSameAlerts() {
    Ended alone = evening(0, false);
    assertEquals(List.of(Kind.FIRE, Kind.CROWD), alone.raised().stream().map(Told::kind).toList());
    assertTrue(alone.levels().size() >= 2, alone.levels().toString());
    int kills = 0;
    for (long seed = 1; seed <= 8; seed++) {
      Ended killed = evening(seed, true);
      assertEquals(alone.raised(), killed.raised(), "seed " + seed);
      assertEquals(alone.levels(), killed.levels(), "seed " + seed);
      kills += killed.kills();
    }
    assertTrue(kills > 40, kills + " kills");
  }

  @Test
  void whatIsFollowedCostsNothingWhileThereIsNoCrowd() {
    VirtualDay day = new VirtualDay(true, List.of(), List.of("pilot-1"));
    for (int i = 0; i < 50; i++) {
      day.tell(report(i, day.now(), 0.9));
      day.run(0.5);
    }
    assertEquals(0, day.facts().stream().filter(Fact.CrowdFollowed.class::isInstance).count());
  }

  @Test
  void thePictureThatNeverComesIsGivenUpAndSaid() {
    VirtualDay day = new VirtualDay(true, List.of(), List.of("pilot-1"));
    Sighting owed = DeskEvidenceTest.fire(day.now(), "f1");
    day.tell(new Event.Sighted(day.now(), owed, false));
    day.run(Inbound.STILL_LIMIT.toSeconds() + 5);
    assertEquals(0, missing(day), "nobody is connected who could owe it");
    day.tell(new Event.LinkChanged(day.now(), "w", true, "connected", "analytics 1", List.of()));
    day.run(Inbound.STILL_LIMIT.toSeconds() - 2);
    day.tell(new Event.StillFailed(day.now(), "ab", "the disk is full"));
    assertEquals(Optional.of("the disk is full"), day.state().inbound().stillTrouble());
    day.run(Inbound.STILL_LIMIT.toSeconds() - 2);
    assertEquals(0, missing(day), "a full disk here is not the worker's debt");
    assertTrue(day.effects.stream().noneMatch(Effect.Acknowledge.class::isInstance));
    day.run(5);
    assertEquals(1, missing(day));
    assertTrue(day.effects.contains(new Effect.Acknowledge(List.of("f1"))));
    assertEquals(1, day.facts().stream().filter(Fact.SightingKept.class::isInstance).count());
    day.run(Duration.ofMinutes(5).toSeconds());
    assertEquals(1, missing(day));
  }

  private static long missing(VirtualDay day) {
    return day.facts().stream().filter(Fact.PictureMissing.class::isInstance).count();
  }
}
