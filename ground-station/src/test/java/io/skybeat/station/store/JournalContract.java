package io.skybeat.station.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.flight.SortieId;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import io.skybeat.station.port.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every journal must do. */
abstract class JournalContract {
  static final Instant AT = Instant.parse("2026-11-22T05:00:00.123456Z");
  static final SortieId SORTIE = new SortieId("s-1");
  static final Actor RULE = Actor.rule("test");

  final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

  /** Opens the journal; a second time: after the process ended. */
  abstract Journal open() throws Exception;

  static List<Fact> story() {
    return List.of(
        new Fact.SortiePlanned(
            AT,
            RULE,
            "slot",
            SORTIE,
            new DroneId("d1"),
            "r",
            AT.plusSeconds(5),
            "p",
            Origin.SIMULATED),
        new Fact.PhaseEntered(AT.plusSeconds(1), RULE, "due", SORTIE, Phase.CHECKING),
        new Fact.SortieEnded(
            AT.plusSeconds(2),
            RULE,
            "battery 夜",
            SORTIE,
            new Outcome(Outcome.Kind.SKIPPED, "battery 夜")));
  }

  Journal listening() throws Exception {
    Journal journal = open();
    journal.listen(
        new Journal.Listener() {
          @Override
          public void stored(long position) {
            told.add(position);
          }

          @Override
          public void failed(String why) {
            told.add(why);
          }
        });
    return journal;
  }

  /** Waits for what the journal tells next. */
  Object next() throws InterruptedException {
    return told.poll(120, TimeUnit.SECONDS);
  }

  void awaitStored(long position) throws InterruptedException {
    Object said = next();
    while (said instanceof Long stored && stored < position) {
      said = next();
    }
    assertEquals(position, said);
  }

  static List<Fact> replay(Journal journal) {
    List<Fact> facts = new ArrayList<>();
    journal.replay(
        (position, fact) -> {
          facts.add(fact);
          assertEquals(facts.size(), position);
        });
    return facts;
  }

  @Test
  void whatWasAppendedComesBackInOrder() throws Exception {
    try (Journal journal = listening()) {
      assertEquals(3, journal.append(story()));
      awaitStored(3);
      assertEquals(story(), replay(journal));
    }
  }

  @Test
  void positionsGoOnAfterAnEnd() throws Exception {
    try (Journal journal = listening()) {
      journal.append(story());
      awaitStored(3);
    }
    try (Journal journal = listening()) {
      assertEquals(story(), replay(journal));
      assertEquals(4, journal.append(story().subList(1, 2)));
      awaitStored(4);
      assertEquals(4, replay(journal).size());
    }
  }

  @Test
  void endingWritesWhatIsPending() throws Exception {
    try (Journal journal = listening()) {
      for (int i = 0; i < 100; i++) {
        journal.append(story().subList(1, 2));
      }
    }
    try (Journal journal = listening()) {
      assertEquals(100, replay(journal).size());
    }
  }

  @Test
  void aSnapshotIsAShortcutForThoseWhoKnowItsShape() throws Exception {
    try (Journal journal = listening()) {
      assertEquals(Optional.empty(), journal.snapshot("a"));
      journal.append(story());
      awaitStored(3);
      journal.keepSnapshot(3, "a", () -> "three facts");
      journal.append(story().subList(1, 2));
      awaitStored(4);
    }
    try (Journal journal = listening()) {
      assertEquals(Optional.of(new Journal.Snapshot(3, "a", "three facts")), journal.snapshot("a"));
      assertEquals(Optional.empty(), journal.snapshot("b"));
      List<Long> tail = new ArrayList<>();
      journal.replay(3, (position, fact) -> tail.add(position));
      assertEquals(List.of(4L), tail);
      assertEquals(4, replay(journal).size());
    }
  }
}
