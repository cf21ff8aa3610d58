package io.skybeat.mavlink.conversation;

import static io.skybeat.mavlink.conversation.Plans.PARTIES;
import static io.skybeat.mavlink.conversation.Plans.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.CurrentEventSequence;
import io.dronefleet.mavlink.common.Event;
import io.dronefleet.mavlink.common.MavEventCurrentSequenceFlags;
import io.dronefleet.mavlink.common.MavParamType;
import io.dronefleet.mavlink.common.ParamRequestList;
import io.dronefleet.mavlink.common.ParamRequestRead;
import io.dronefleet.mavlink.common.ParamValue;
import io.dronefleet.mavlink.common.RequestEvent;
import io.dronefleet.mavlink.common.ResponseEventError;
import io.dronefleet.mavlink.util.EnumValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Parameters and events: what comes in a row, with gaps. */
class ListsTest {
  private static ParamValue value(int index, float wire, int type) {
    return ParamValue.builder()
        .paramId(index == 65535 ? "_HASH_CHECK" : "P" + index)
        .paramValue(wire)
        .paramType(EnumValue.<MavParamType>create(type))
        .paramCount(4)
        .paramIndex(index)
        .build();
  }

  private static ParameterList list(ParameterCodec codec, Optional<Integer> known) {
    return new ParameterList(PARTIES, codec, known, Patience.RECOMMENDED);
  }

  @Test
  void gapsOfTheListAreFilledOneAtATime() {
    ParameterList list = list(ParameterCodec.BY_VALUE, Optional.empty());
    assertInstanceOf(ParamRequestList.class, list.start(at(0)).get(0));
    assertEquals(List.of(), list.heard(at(0.1), 1, 1, value(0, 7, 6)));
    List<Object> first = list.heard(at(0.2), 1, 1, value(3, 2.5f, 9));
    assertEquals(1, ((ParamRequestRead) first.get(0)).paramIndex());
    assertEquals(1, ((ParamRequestRead) list.due(at(2)).get(0)).paramIndex(), "asked again");
    List<Object> second = list.heard(at(2.1), 1, 1, value(1, 3, 2));
    assertEquals(2, ((ParamRequestRead) second.get(0)).paramIndex());
    list.heard(at(2.2), 1, 1, value(2, 4, 2));
    ParameterList.Complete all =
        assertInstanceOf(ParameterList.Complete.class, list.outcome().orElseThrow());
    assertEquals(4, all.byName().size());
    assertEquals(7, all.byName().get("P0").value());
  }

  @Test
  void integersAreReadByTheAutopilotsEncoding() {
    ParameterList list = list(ParameterCodec.BY_BITS, Optional.empty());
    list.start(at(0));
    for (int i = 0; i < 4; i++) {
      list.heard(at(0.1), 1, 1, value(i, Float.intBitsToFloat(-3), 6));
    }
    ParameterList.Complete all = (ParameterList.Complete) list.outcome().orElseThrow();
    assertEquals(-3, all.byName().get("P2").value());
  }

  @Test
  void aKnownHashSparesTheReadingAnotherOneDoesNot() {
    float wire = Float.intBitsToFloat(123456);
    ParameterList spared = list(ParameterCodec.BY_BITS, Optional.of(123456));
    assertEquals("_HASH_CHECK", ((ParamRequestRead) spared.start(at(0)).get(0)).paramId());
    spared.heard(at(0.1), 1, 1, value(65535, wire, 5));
    assertEquals(Optional.of(new ParameterList.Unchanged(123456)), spared.outcome());
    ParameterList read = list(ParameterCodec.BY_BITS, Optional.of(99));
    read.start(at(0));
    List<Object> next = read.heard(at(0.1), 1, 1, value(65535, wire, 5));
    assertInstanceOf(ParamRequestList.class, next.get(0));
  }

  @Test
  void missingEventsAreAskedForAndToldInOrder() {
    EventStream stream = new EventStream(PARTIES, Patience.RECOMMENDED);
    assertEquals(List.of(65534), sequences(stream.heard(at(0), 1, 1, event(65534))));
    EventStream.Step gap = stream.heard(at(0.1), 1, 1, event(0));
    assertEquals(List.of(), gap.events());
    assertEquals(65535, ((RequestEvent) gap.messages().get(0)).firstSequence());
    assertEquals(1, stream.due(at(2)).messages().size());
    assertEquals(List.of(65535, 0), sequences(stream.heard(at(2.1), 1, 1, event(65535))));
    assertEquals(List.of(), sequences(stream.heard(at(2.2), 1, 1, event(0))), "each once");
    assertTrue(stream.nextDue().isEmpty());
  }

  @Test
  void whatTheVehicleHasForgottenIsPassedOver() {
    EventStream stream = new EventStream(PARTIES, Patience.RECOMMENDED);
    stream.heard(at(0), 1, 1, event(5));
    stream.heard(at(0.1), 1, 1, event(9));
    EventStream.Step told =
        stream.heard(
            at(0.2),
            1,
            1,
            ResponseEventError.builder().sequence(6).sequenceOldestAvailable(9).build());
    assertEquals(List.of(9), sequences(told));
  }

  @Test
  void aVehicleThatBeginsItsNumbersAnewIsFollowed() {
    EventStream stream = new EventStream(PARTIES, Patience.RECOMMENDED);
    stream.heard(at(0), 1, 1, event(500));
    EnumValue<MavEventCurrentSequenceFlags> anew = EnumValue.create(1);
    stream.heard(at(1), 1, 1, CurrentEventSequence.builder().sequence(400).flags(anew).build());
    assertEquals(List.of(401), sequences(stream.heard(at(2), 1, 1, event(401))));
    assertTrue(stream.nextDue().isEmpty());
  }

  @Test
  void eventsUnderLossAreToldInOrderAndOnceEach() {
    for (int seed = 1; seed <= 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      EventStream stream = new EventStream(PARTIES, Patience.RECOMMENDED);
      List<Integer> told = new ArrayList<>();
      List<Integer> asked = new ArrayList<>();
      int next = 65_500;
      stream.heard(at(0), 1, 1, event(next));
      int first = next + 1;
      for (int tick = 1; tick < 800; tick++) {
        List<EventStream.Step> steps = new ArrayList<>();
        if (tick <= 400 && tick % 4 == 0) {
          next++;
          if (random.nextInt(100) < 70) {
            steps.add(stream.heard(at(tick * 0.1), 1, 1, event(next % 65_536)));
          }
        }
        for (int again : List.copyOf(asked)) {
          asked.remove(Integer.valueOf(again));
          if (random.nextInt(100) < 70) {
            steps.add(stream.heard(at(tick * 0.1), 1, 1, event(again)));
          }
        }
        CurrentEventSequence now = CurrentEventSequence.builder().sequence(next % 65_536).build();
        if (tick % 30 == 0) {
          steps.add(stream.heard(at(tick * 0.1), 1, 1, now));
        }
        steps.add(stream.due(at(tick * 0.1)));
        for (EventStream.Step step : steps) {
          told.addAll(sequences(step));
          step.messages().forEach(ask -> asked.add(((RequestEvent) ask).firstSequence()));
        }
      }
      for (int i = 0; i + 1 < told.size(); i++) {
        assertTrue(Math.floorMod(told.get(i + 1) - told.get(i), 65_536) >= 1, "seed " + seed);
        assertTrue(Math.floorMod(told.get(i + 1) - told.get(i), 65_536) < 5, "seed " + seed);
      }
      assertTrue(told.size() >= 97, "seed " + seed + " told " + told.size());
      assertEquals(first, told.get(0));
    }
  }

  @Test
  void aFailsafesEventSaysItsCauseAndAnotherItsNumber() {
    byte[] arguments = new byte[40];
    arguments[4] = 6;
    arguments[5] = 5;
    arguments[7] = 2;
    Event hold =
        Event.builder()
            .id(EventReading.id("commander_failsafe_enter_hold"))
            .logLevels(0x42)
            .arguments(arguments)
            .build();
    EventReading read = EventReading.of(hold);
    assertEquals("failsafe: GCS connection lost, return in 5 s", read.words());
    assertTrue(read.complains());
    byte[] others = {1, 2, 0, 0};
    EventReading other =
        EventReading.of(Event.builder().id(0x1_00_0102).logLevels(6).arguments(others).build());
    assertEquals("event 1:258 (info) 0102", other.words());
    assertFalse(other.complains());
    // FNV-1a of "a" is 0xe40c292c, by the authors' own table.
    assertEquals(0x1_0c_292c, EventReading.id("a"));
  }

  private static Event event(int sequence) {
    return Event.builder().sequence(sequence).build();
  }

  private static List<Integer> sequences(EventStream.Step step) {
    return step.events().stream().map(Event::sequence).toList();
  }
}
