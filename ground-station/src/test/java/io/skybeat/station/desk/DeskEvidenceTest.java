package io.skybeat.station.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.sighting.PixelBox;
import io.skybeat.core.sighting.Place;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.sighting.StillRef;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Order;
import io.skybeat.station.event.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sightings from the wire to the journal, the acknowledgement and the room. */
class DeskEvidenceTest {
  private static final String SHA256 = "ab".repeat(32);
  private final VirtualDay day = new VirtualDay(true, List.of(), List.of("pilot-1"));

  private Sighting fire(String id) {
    return fire(day.now(), id);
  }

  /** A fire that owes its picture. */
  static Sighting fire(Instant now, String id) {
    return new Sighting(
        id,
        "track",
        VirtualDay.CAMERA,
        Optional.empty(),
        Origin.SIMULATED,
        Kind.FIRE,
        now,
        now,
        ClockQuality.SYNCHRONISED,
        Optional.of(new Place(new LatLon(30.4996, 114.3005), 5)),
        Optional.empty(),
        List.of(),
        1,
        false,
        1,
        "tail ratio 14",
        Optional.empty(),
        new ModelRef("thermal-tail", "1", ""),
        Optional.of(new StillRef(SHA256, 3, "image/jpeg")));
  }

  private List<String> acknowledged() {
    return day.effects.stream()
        .filter(Effect.Acknowledge.class::isInstance)
        .flatMap(effect -> ((Effect.Acknowledge) effect).ids().stream())
        .toList();
  }

  @Test
  void acknowledgedOnlyWhenJournalAndStillAreDurable() {
    day.flushing = false;
    day.tell(new Event.Sighted(day.now(), fire("f1"), false));
    day.run(1);
    assertEquals(List.of(), acknowledged());
    day.flushing = true;
    day.run(1);
    assertEquals(List.of(), acknowledged(), "the still is not there yet");
    day.run(3);
    assertTrue(day.effects.contains(new Effect.AskStills(List.of(SHA256))));
    day.tell(new Event.StillHeld(day.now(), SHA256));
    assertEquals(List.of("f1"), acknowledged());
  }

  @Test
  void aSightingSentAgainIsAcknowledgedAgainButKeptOnce() {
    day.tell(new Event.Sighted(day.now(), fire("f1"), true));
    day.run(1);
    day.crash();
    day.tell(new Event.Sighted(day.now(), fire("f1"), true));
    day.run(1);
    assertEquals(List.of("f1", "f1"), acknowledged());
    assertEquals(1, day.facts().stream().filter(Fact.SightingKept.class::isInstance).count());
    assertEquals(1, day.state().ledger().alerts().byId().size());
  }

  @Test
  void anAlertIsShownOnlyWhenItIsDurable() {
    day.run(1);
    day.flushing = false;
    day.tell(new Event.Sighted(day.now(), fire("f1"), true));
    assertTrue(day.effects.contains(new Effect.Show(true)));
    assertFalse(day.state().showable());
    day.flushing = true;
    day.run(0.2);
    assertTrue(day.state().showable());
  }

  @Test
  void alertsAreDisposedOfByNamedPersonsWithReasons() {
    day.tell(new Event.Sighted(day.now(), fire("f1"), true));
    AlertId id = day.state().ledger().alerts().byId().firstKey();
    assertFalse(day.ask(new Order.FalseAlarm(id), "").taken(), "a reason is needed");
    assertTrue(day.ask(new Order.Acknowledge(id), "").taken());
    assertFalse(day.ask(new Order.Acknowledge(id), "").taken(), "once is enough");
    assertTrue(day.ask(new Order.FalseAlarm(id), "a lamp").taken());
    assertFalse(day.ask(new Order.Close(id), "done").taken());
    assertEquals(
        Optional.of("li.wei"),
        day.state().ledger().alerts().find(id).orElseThrow().view().stageBy());
  }

  @Test
  void streamsAreTakenForASortieAndAnalysedInTheAir() {
    VirtualDay flight = VirtualDay.withSlotAt(5);
    flight.tell(
        new Event.LinkChanged(flight.now(), "w", true, "connected", "analytics 1", List.of()));
    flight.until(Phase.PATROLLING, 20);
    flight.until(Phase.DONE, 200);
    flight.run(1);
    List<CameraAssignment> told =
        flight.effects.stream()
            .filter(Effect.Assign.class::isInstance)
            .flatMap(effect -> ((Effect.Assign) effect).cameras().stream())
            .toList();
    assertFalse(told.get(0).analyse());
    assertTrue(told.get(told.size() - 1).analyse());
    assertTrue(told.stream().allMatch(CameraAssignment::record));
    assertEquals(List.of(), AnalyticsWishes.cameras(flight.state(), terms(), flight.now()));
    assertTrue(flight.effects.stream().filter(Effect.FeedPoses.class::isInstance).count() > 100);
  }

  private static DeskTerms terms() {
    return VirtualDay.terms(true, List.of(), List.of());
  }

  @Test
  void watchingIsAuditedAndSwitchesTheLivePicture() {
    assertTrue(day.ask(new Order.Watch(VirtualDay.CAMERA, true), "").taken());
    assertTrue(day.ask(new Order.Watch(VirtualDay.CAMERA, true), "").taken());
    assertTrue(day.ask(new Order.Watch(VirtualDay.CAMERA, false), "").taken());
    assertTrue(day.ask(new Order.Watch(VirtualDay.CAMERA, false), "").taken());
    List<Effect> live = day.effects.stream().filter(Effect.Live.class::isInstance).toList();
    assertEquals(
        List.of(
            new Effect.Live(VirtualDay.CAMERA, true), new Effect.Live(VirtualDay.CAMERA, false)),
        live);
    assertEquals(4, day.facts().stream().filter(Fact.LiveWatched.class::isInstance).count());
  }

  @Test
  void aMarkWithoutAnalyticsIsRefusedAtOnceWithItLater() {
    Order mark =
        new Order.MarkPicture(
            VirtualDay.CAMERA, day.now(), new PixelBox(1, 2, 3, 4), "somebody lies there");
    assertFalse(day.ask(mark, "").taken());
    day.tell(new Event.LinkChanged(day.now(), "w", true, "connected", "analytics 1", List.of()));
    assertEquals(null, day.ask(mark, ""));
    String id =
        day.effects.stream()
            .filter(Effect.PassMark.class::isInstance)
            .map(effect -> ((Effect.PassMark) effect).mark().id())
            .findFirst()
            .orElseThrow();
    day.tell(new Event.MarkDeclined(day.now(), id, "no such frame"));
    assertEquals("no such frame", day.answers.get(2L).text());
  }
}
