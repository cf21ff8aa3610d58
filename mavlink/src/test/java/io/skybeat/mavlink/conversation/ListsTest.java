package io.skybeat.mavlink.conversation;

import static io.skybeat.mavlink.conversation.Plans.PARTIES;
import static io.skybeat.mavlink.conversation.Plans.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.Event;
import io.dronefleet.mavlink.common.MavParamType;
import io.dronefleet.mavlink.common.ParamRequestList;
import io.dronefleet.mavlink.common.ParamRequestRead;
import io.dronefleet.mavlink.common.ParamValue;
import io.dronefleet.mavlink.common.RequestEvent;
import io.dronefleet.mavlink.common.ResponseEventError;
import io.dronefleet.mavlink.util.EnumValue;
import java.util.List;
import java.util.Optional;
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

  private static Event event(int sequence) {
    return Event.builder().sequence(sequence).build();
  }

  private static List<Integer> sequences(EventStream.Step step) {
    return step.events().stream().map(Event::sequence).toList();
  }
}
