package io.skybeat.simulator.day;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skybeat.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
  private static final Instant START = Instant.parse("2026-11-22T16:00:00Z");

  private final VirtualTime time = new VirtualTime(START);
  private final List<String> ran = new ArrayList<>();

  @Test
  void wakesInOrderOfTimeAndThenOfAsking() {
    time.wakeAt(START.plusSeconds(2), () -> ran.add("late"));
    time.wakeAt(START.plusSeconds(1), () -> ran.add("first"));
    time.wakeAt(START.plusSeconds(1), () -> ran.add("second"));
    time.wakeAt(START.minusSeconds(9), () -> ran.add("overdue"));
    time.runUntil(START.plusSeconds(3));
    assertEquals(List.of("overdue", "first", "second", "late"), ran);
    assertEquals(START.plusSeconds(3), time.now());
  }

  @Test
  void whatIsWithdrawnOrBeyondTheLimitDoesNotRun() {
    Time.Wakeup withdrawn = time.wakeAt(START.plusSeconds(1), () -> ran.add("withdrawn"));
    time.wakeAt(START.plusSeconds(1), () -> time.wakeAt(time.now(), () -> ran.add("nested")));
    time.wakeAt(START.plusSeconds(5), () -> ran.add("beyond"));
    withdrawn.cancel();
    time.runUntil(START.plusSeconds(4));
    assertEquals(List.of("nested"), ran);
  }

  @Test
  void aWakeUpOfTheStationsClockComesAfterTheTimeAskedForWhateverItIsSetTo() {
    StationClock clock = new StationClock(time);
    clock.set(Duration.ofMinutes(-1));
    clock.wakeAt(clock.now().plusSeconds(2), () -> ran.add("at " + clock.now()));
    clock.set(Duration.ofSeconds(30));
    time.runUntil(START.plusSeconds(2));
    assertEquals(List.of("at " + START.plusSeconds(32)), ran);
  }
}
