package io.skybeat.mavlink.conversation;

import static io.skybeat.mavlink.conversation.Plans.PARTIES;
import static io.skybeat.mavlink.conversation.Plans.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.MavParamType;
import io.dronefleet.mavlink.common.ParamSet;
import io.dronefleet.mavlink.common.ParamValue;
import io.dronefleet.mavlink.common.Timesync;
import io.dronefleet.mavlink.util.EnumValue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterAndTimeTest {
  private static final int INT32 = 6;

  @Test
  void rule13_encodingOfIntegersDependsOnTheAutopilot() {
    assertEquals(ParameterCodec.BY_BITS, ParameterCodec.of(12));
    assertEquals(ParameterCodec.BY_VALUE, ParameterCodec.of(3));
    assertEquals(3f, ParameterCodec.BY_VALUE.encode(3, INT32));
    assertEquals(3, Float.floatToRawIntBits(ParameterCodec.BY_BITS.encode(3, INT32)));
    for (int type = 1; type <= 6; type++) {
      double value = type % 2 == 0 ? -5 : 250;
      for (ParameterCodec codec : ParameterCodec.values()) {
        assertEquals(value, codec.decode(codec.encode(value, type), type), codec + " " + type);
      }
    }
    assertEquals(0.5, ParameterCodec.BY_BITS.decode(ParameterCodec.BY_BITS.encode(0.5, 9), 9));
  }

  @Test
  void rule13_theValueAfterARefusalLooksLikeSuccessAndIsNot() {
    ParameterExchange set = set("AUTO_OPTIONS", 3);
    ParamSet order = (ParamSet) set.start(at(0)).get(0);
    assertEquals(3f, order.paramValue());
    set.heard(at(0.1), 1, 1, value("RTL_ALT", 1500));
    assertTrue(set.outcome().isEmpty());
    set.heard(at(0.1), 1, 1, value("AUTO_OPTIONS", 0));
    assertTrue(set.outcome().isEmpty(), "that one may have been under way already");
    assertEquals(1, set.due(at(1.5)).size());
    set.heard(at(1.6), 1, 1, value("AUTO_OPTIONS", 0));
    assertEquals(new ParameterExchange.Refused("AUTO_OPTIONS", 3, 0), set.outcome().orElseThrow());

    ParameterExchange taken = set("AUTO_OPTIONS", 3);
    taken.start(at(0));
    taken.heard(at(0.1), 1, 1, value("AUTO_OPTIONS", 3));
    assertInstanceOf(ParameterExchange.Value.class, taken.outcome().orElseThrow());
  }

  @Test
  void readingAParameterThatIsNotThereEnds() {
    ParameterExchange read =
        ParameterExchange.read(PARTIES, "NO_SUCH", ParameterCodec.BY_VALUE, Patience.RECOMMENDED);
    int asked = read.start(at(0)).size();
    for (double t = 0; t < 20; t += 0.5) {
      asked += read.due(at(t)).size();
    }
    assertEquals(6, asked);
    assertEquals(new ParameterExchange.NoAnswer("NO_SUCH"), read.outcome().orElseThrow());
  }

  @Test
  void rule15_timesyncRepliesOfOtherPairsAreNotOurs() {
    TimeSync sync = new TimeSync(PARTIES);
    Timesync question = (Timesync) sync.start(at(0)).get(0);
    assertEquals(List.of(), sync.heard(at(0.1), 1, 1, reply(5, question.ts1() + 1)));
    assertEquals(List.of(), sync.heard(at(0.1), 2, 1, reply(5, question.ts1())));
    assertEquals(List.of(), sync.heard(at(0.1), 1, 1, reply(0, question.ts1())), "a question");
    assertEquals(1, sync.heard(at(0.1), 1, 1, reply(5, question.ts1())).size(), "the next one");
  }

  @Test
  void theFastestOfSeveralAnswersGivesTheOffset() {
    TimeSync sync = new TimeSync(PARTIES);
    // The vehicle was booted 1000 s before T0; one way takes 10, 50, 2, 80, 30 ms.
    double[] oneWay = {0.010, 0.050, 0.002, 0.080, 0.030};
    double t = 0;
    List<Object> toSend = sync.start(at(t));
    for (double delay : oneWay) {
      Timesync question = (Timesync) toSend.get(0);
      long vehicleNanos = (long) ((1000 + t + delay) * 1e9);
      t += 2.2 * delay;
      toSend = sync.heard(at(t), 1, 1, reply(vehicleNanos, question.ts1()));
    }
    TimeSync.Measured measured =
        assertInstanceOf(TimeSync.Measured.class, sync.outcome().orElseThrow());
    assertEquals(5, measured.answers());
    Duration error = Duration.between(at(20), measured.ourTime(Duration.ofSeconds(1020))).abs();
    assertTrue(error.compareTo(Duration.ofMillis(1)) < 0, error::toString);
  }

  @Test
  void vehiclesQuestionIsAnsweredItsMomentMirrored() {
    Timesync question = Timesync.builder().tc1(0).ts1(10_001_831_001L).build();
    Timesync answer = TimeSync.answer(PARTIES, at(0), question).orElseThrow();
    assertEquals(10_001_831_001L, answer.ts1());
    assertEquals(Plans.T0.getEpochSecond() * 1_000_000_000L, answer.tc1());
    assertTrue(TimeSync.answer(PARTIES, at(0), reply(5, 6)).isEmpty());
  }

  private static ParameterExchange set(String name, double value) {
    return ParameterExchange.set(
        PARTIES, name, value, INT32, ParameterCodec.BY_VALUE, Patience.RECOMMENDED);
  }

  private static ParamValue value(String name, float value) {
    return ParamValue.builder()
        .paramId(name)
        .paramValue(value)
        .paramType(EnumValue.<MavParamType>create(INT32))
        .build();
  }

  private static Timesync reply(long tc1, long ts1) {
    return Timesync.builder().tc1(tc1).ts1(ts1).build();
  }
}
