package io.skybeat.station.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.clip.ClipReport;
import io.skybeat.core.clip.ClipWish;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.EvidenceWord;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Order;
import io.skybeat.station.evidence.EvidenceTerms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an alert to its item of evidence, and to its end. */
class EvidenceStoryTest {
  private static final String SHA256 = "cd".repeat(32);
  private static final Duration KEEP = Duration.ofHours(1);
  private VirtualDay day;

  @BeforeEach
  void begin() {
    DeskTerms terms = VirtualDay.terms(true, List.of(), List.of("pilot-1"));
    day =
        new VirtualDay(
            new DeskTerms(
                terms.station(),
                terms.version(),
                terms.drones(),
                terms.sorties(),
                terms.alerts(),
                terms.areas(),
                terms.gridOrigin(),
                terms.cellSizeM(),
                terms.recordVideo(),
                new EvidenceTerms(true, Duration.ofSeconds(5), Duration.ofSeconds(7), KEEP)));
    connect(true);
  }

  private void connect(boolean up) {
    day.tell(new Event.LinkChanged(day.now(), "w1", up, "", "analytics 1", List.of()));
  }

  private AlertId burn() {
    day.tell(new Event.Sighted(day.now(), DeskEvidenceTest.fire(day.now(), "f1"), true));
    return day.state().ledger().alerts().byId().firstKey();
  }

  private void tell(EvidenceWord word) {
    day.tell(new Event.EvidenceTold(day.now(), word));
  }

  private <T extends Effect> List<T> effects(Class<T> type) {
    return day.effects.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private <T extends Fact> List<T> facts(Class<T> type) {
    return day.facts().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private ClipReport report(AlertId alert, boolean filmed) {
    ClipReport.Film film =
        new ClipReport.Film(
            SHA256, 1000, "h264", 1280, 720, day.now(), day.now(), 100, 0, new TreeMap<>());
    return new ClipReport(
        "clip-" + alert,
        VirtualDay.CAMERA,
        day.now(),
        filmed ? Optional.of(film) : Optional.empty(),
        Optional.empty(),
        filmed,
        filmed
            ? List.of()
            : List.of(new ClipReport.Gap(day.now(), day.now(), "recording had not begun")),
        List.of(),
        Optional.empty(),
        Optional.of("no pose"),
        List.of(),
        new TreeMap<>());
  }

  @Test
  void aClipIsAskedForUntilItIsThereThenSealedAndAcknowledged() {
    AlertId alert = burn();
    day.run(1.5);
    Effect.WantClips first = effects(Effect.WantClips.class).get(0);
    ClipWish wish = first.wishes().get(0);
    assertEquals("clip-" + alert, wish.id());
    assertEquals(5, wish.beforeS());
    assertEquals(7, wish.afterS());
    day.run(12);
    assertTrue(effects(Effect.WantClips.class).size() >= 3, "asked again and again");
    tell(new EvidenceWord.ClipTold(report(alert, true)));
    day.run(2);
    assertEquals(List.of(), effects(Effect.SealEvidence.class), "its bytes are not there");
    tell(new EvidenceWord.ClipArrived("00".repeat(32)));
    assertEquals(List.of(), effects(Effect.SealEvidence.class), "that was another");
    tell(new EvidenceWord.ClipArrived(SHA256));
    Effect.SealEvidence seal = effects(Effect.SealEvidence.class).get(0);
    assertEquals(alert, seal.draft().raised().alert());
    assertEquals("f1", seal.draft().sighting().orElseThrow().id());
    assertEquals("analytics 1", seal.draft().analytics());
    tell(new EvidenceWord.Sealed(alert, 1, "ef", true));
    Fact.EvidenceKept kept = facts(Fact.EvidenceKept.class).get(0);
    assertEquals(1, kept.number());
    assertTrue(
        effects(Effect.Acknowledge.class).stream()
            .anyMatch(one -> one.ids().contains("clip-" + alert)));
    int asked = effects(Effect.WantClips.class).size();
    day.run(12);
    assertEquals(asked, effects(Effect.WantClips.class).size(), "nothing is lacking any more");
    assertEquals(1, effects(Effect.SealEvidence.class).size());
  }

  @Test
  void whereNothingIsFilmedTheItemIsSealedWithTheReason() {
    AlertId alert = burn();
    day.run(1);
    tell(new EvidenceWord.ClipTold(report(alert, false)));
    assertEquals(1, effects(Effect.SealEvidence.class).size());
    ClipReport told = effects(Effect.SealEvidence.class).get(0).draft().clip().orElseThrow();
    assertEquals("recording had not begun", told.gaps().get(0).reason());
  }

  @Test
  void aCrashedStationAsksAgainAndKeepsOneItem() {
    AlertId alert = burn();
    day.run(2);
    day.crash();
    connect(true);
    day.run(2);
    assertFalse(effects(Effect.WantClips.class).isEmpty());
    tell(new EvidenceWord.ClipTold(report(alert, true)));
    tell(new EvidenceWord.ClipArrived(SHA256));
    tell(new EvidenceWord.Sealed(alert, 1, "ef", true));
    tell(new EvidenceWord.Sealed(alert, 1, "ef", true));
    assertEquals(1, facts(Fact.EvidenceKept.class).size());
  }

  @Test
  void aWorkerThatNeverAnswersIsWaitedForWhileItIsAwayAndThenNotForEver() {
    burn();
    connect(false);
    day.run(700);
    assertEquals(List.of(), effects(Effect.SealEvidence.class), "it may still come");
    connect(true);
    day.run(500);
    assertEquals(List.of(), effects(Effect.SealEvidence.class));
    day.run(120);
    String why = effects(Effect.SealEvidence.class).get(0).draft().noClip().orElseThrow();
    assertEquals("analytics told of no clip within 10 min", why);
  }

  @Test
  void whatCannotBeSealedIsSaidAndTriedAgain() {
    AlertId alert = burn();
    day.run(1);
    tell(new EvidenceWord.ClipTold(report(alert, false)));
    tell(new EvidenceWord.Failed("evidence cannot be sealed: full"));
    assertEquals(Optional.of("evidence cannot be sealed: full"), day.state().evidence().trouble());
    day.run(35);
    assertEquals(2, effects(Effect.SealEvidence.class).size());
    tell(new EvidenceWord.Sealed(alert, 1, "ef", false));
    assertEquals(Optional.empty(), day.state().evidence().trouble());
  }

  @Test
  void itsTimeOverAnItemIsErasedUnlessItIsHeld() {
    AlertId alert = burn();
    day.run(1);
    tell(new EvidenceWord.ClipTold(report(alert, false)));
    assertFalse(day.ask(new Order.HoldEvidence(alert, true), "case 12").taken(), "none yet");
    tell(new EvidenceWord.Sealed(alert, 4, "ef", false));
    assertFalse(day.ask(new Order.HoldEvidence(alert, true), "").taken(), "without a reason");
    assertTrue(day.ask(new Order.HoldEvidence(alert, true), "case 12").taken());
    assertEquals(
        List.of(new Effect.HoldEvidence(alert, 4, true)), effects(Effect.HoldEvidence.class));
    day.run(3700);
    assertEquals(List.of(), effects(Effect.EraseEvidence.class));
    assertTrue(day.ask(new Order.HoldEvidence(alert, false), "case closed").taken());
    day.run(2);
    assertEquals(
        List.of(new Effect.EraseEvidence(alert, 4, "retention of 1 hours")),
        effects(Effect.EraseEvidence.class));
    tell(new EvidenceWord.Erased(alert, 4, "retention of 1 hours"));
    assertEquals("retention of 1 hours", facts(Fact.EvidenceErased.class).get(0).reason());
    day.run(60);
    assertEquals(1, effects(Effect.EraseEvidence.class).size());
    assertTrue(day.ask(new Order.ExportEvidence(List.of(alert)), "court order").taken());
    assertEquals("li.wei", facts(Fact.EvidenceExported.class).get(0).actor().name());
  }
}
