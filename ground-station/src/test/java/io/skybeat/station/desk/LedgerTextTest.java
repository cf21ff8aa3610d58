package io.skybeat.station.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Order;
import io.skybeat.station.event.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Snapshots of the ledger. */
class LedgerTextTest {

  /** A flown sortie with a crowd in the middle of its hold, a fire, a disposed alert, duties. */
  private static List<Fact> story() {
    VirtualDay day = VirtualDay.withSlotAt(5);
    day.ask(new Order.Duty("pilot-1", true), "");
    day.tell(new Event.LinkChanged(day.now(), "w", true, "connected", "analytics 1", List.of()));
    day.until(Phase.PATROLLING, 20);
    day.tell(new Event.Sighted(day.now(), DeskEvidenceTest.fire(day.now(), "f1"), true));
    day.ask(new Order.FalseAlarm(day.state().ledger().alerts().byId().firstKey()), "a lamp");
    for (int i = 0; i < 8; i++) {
      day.tell(RestartTest.report(i, day.now(), 2.3));
      day.run(0.5);
    }
    return day.facts();
  }

  @Test
  void aLedgerComesBackWhole() {
    Ledger ledger = Ledger.EMPTY;
    for (Fact fact : story()) {
      ledger = ledger.evolve(fact);
      assertEquals(ledger, LedgerText.read(LedgerText.write(ledger)), fact.toString());
    }
    assertEquals(1, ledger.memory().crowd().gatherings().size());
    assertEquals(1, ledger.alerts().byId().size());
    assertTrue(ledger.sightings().has("f1"));
  }

  @Test
  void foldingOnFromASnapshotGivesTheSame() {
    List<Fact> story = story();
    Ledger whole = fold(Ledger.EMPTY, story);
    for (int at = 0; at <= story.size(); at += 7) {
      Ledger early = fold(Ledger.EMPTY, story.subList(0, at));
      Ledger late = fold(LedgerText.read(LedgerText.write(early)), story.subList(at, story.size()));
      assertEquals(whole, late, "snapshot at " + at);
    }
  }

  private static Ledger fold(Ledger from, List<Fact> facts) {
    Ledger ledger = from;
    for (Fact fact : facts) {
      ledger = ledger.evolve(fact);
    }
    return ledger;
  }

  @Test
  void theShapeIsStableAndOtherTextIsRefused() {
    assertEquals(LedgerText.shape(), LedgerText.shape());
    assertTrue(LedgerText.shape().matches("ledger-[0-9]+-[0-9a-f]{8}"), LedgerText.shape());
    assertThrows(BadDocument.class, () -> LedgerText.read("{\"alerts\":1}"));
  }
}
