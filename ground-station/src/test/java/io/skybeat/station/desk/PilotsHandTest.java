package io.skybeat.station.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.MissionRequestList;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.geo.LatLon;
import io.skybeat.station.event.Answer;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Order;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** While a pilot has a drone in hand the station keeps silent, whatever happens to it. */
class PilotsHandTest {
  private static final LatLon PLACE = new LatLon(30.4996, 114.3010);

  private static List<Object> said(VirtualDay day) {
    return day.effects.stream()
        .filter(Effect.Send.class::isInstance)
        .map(effect -> ((Effect.Send) effect).message())
        .filter(message -> !(message instanceof Heartbeat))
        .toList();
  }

  @Test
  void nothingButHeartbeatsAlsoAfterARestart() {
    VirtualDay day = VirtualDay.withSlotAt(8);
    day.until(Phase.PATROLLING, 20);
    day.run(3);
    assertTrue(day.ask(new Order.TakeOver(VirtualDay.DRONE), "a closer look").taken());
    day.effects.clear();
    day.run(5);
    assertEquals(List.of(), said(day));
    assertFalse(day.ask(new Order.Hold(VirtualDay.DRONE), "stop").taken());
    assertFalse(day.ask(new Order.TakeOver(VirtualDay.DRONE), "me too").taken());
    day.crash();
    day.effects.clear();
    day.run(6);
    assertEquals(List.of(), said(day), "it does not know less than before");
    assertTrue(day.effects.stream().anyMatch(e -> e.toString().contains("Heartbeat")));

    assertTrue(day.ask(new Order.HandBack(VirtualDay.DRONE), "back to you").taken());
    day.run(2);
    assertTrue(said(day).stream().anyMatch(MissionRequestList.class::isInstance));
    day.until(Phase.DONE, 200);
    assertEquals(Outcome.Kind.COMPLETED, day.outcome().kind(), day.story());
    assertEquals(
        1, day.facts().stream().filter(Fact.PatrolResumed.class::isInstance).count(), day.story());
  }

  @Test
  void aDroneInHandIsNotLaunchedAndTheReasonIsSaid() {
    VirtualDay day = VirtualDay.withSlotAt(8);
    day.run(1);
    assertTrue(day.ask(new Order.TakeOver(VirtualDay.DRONE), "maintenance").taken());
    day.until(Phase.DONE, 120);
    assertEquals(Outcome.Kind.SKIPPED, day.outcome().kind());
    assertTrue(day.outcome().reason().contains("li.wei has the drone in hand"));
    assertEquals(0, day.copter.timesArmed);
  }

  @Test
  void aLookThatNobodyIsFitForIsRefusedWithEveryDronesReason() {
    VirtualDay day = VirtualDay.withSlotAt(600);
    day.run(3);
    day.copter.battery = 20;
    day.run(2);
    Answer answer =
        day.ask(
            new Order.Look(
                Optional.empty(), Optional.of(PLACE), Optional.empty(), Optional.empty()),
            "a call");
    assertFalse(answer.taken());
    assertTrue(answer.text().startsWith("no drone is fit to look: d1: not fit: "), answer.text());
    assertTrue(answer.text().contains("battery 20 %"), answer.text());
  }

  @Test
  void aSortieIsSkippedByNameAndReason() {
    VirtualDay day = VirtualDay.withSlotAt(300);
    day.run(1);
    SortieId id = day.sortie().sortie();
    assertTrue(day.ask(new Order.Cancel(id), "a parade passes").taken());
    assertEquals("withdrawn by li.wei: a parade passes", day.outcome().reason());
  }
}
