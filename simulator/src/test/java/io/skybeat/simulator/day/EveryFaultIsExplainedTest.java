package io.skybeat.simulator.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.FaultDetail;
import io.skybeat.simulator.fault.FaultKind;
import io.skybeat.simulator.fault.FaultKind.Stage;
import io.skybeat.station.event.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every fault that a day can play strikes a sortie of its own: before the launch, in flight, on the
 * way home. The production station ends each with one outcome and its reason, and every invariant
 * holds; among them that the plan aboard is the one that was checked.
 */
class EveryFaultIsExplainedTest {
  private static final Instant START = DayFleet.midnight();

  /** When a fault begins, from its sortie's start, and how long it lasts. */
  enum Moment {
    /** Until the sortie is called off, or late and caught up. */
    BEFORE_THE_LAUNCH(-150, 500),
    IN_FLIGHT(60, 60),
    ON_THE_WAY_HOME(150, 240);

    final int fromS;
    final int lastingS;

    Moment(int fromS, int lastingS) {
      this.fromS = fromS;
      this.lastingS = lastingS;
    }
  }

  private static List<FaultKind> kinds() {
    return Arrays.stream(FaultKind.values()).filter(kind -> kind.playedIn(Stage.DAY)).toList();
  }

  /** Each when it does most harm. */
  @Test
  void eachEndsInOneOutcomeWithItsReason() {
    play(EveryFaultIsExplainedTest::worst);
  }

  /** The long profile: {@code -Dskybeat.faults.moments=all}. */
  @ParameterizedTest
  @EnumSource(Moment.class)
  @EnabledIfSystemProperty(named = "skybeat.faults.moments", matches = "all")
  void eachEndsInOneOutcomeAtAnyMoment(Moment moment) {
    play(kind -> moment);
  }

  private static Moment worst(FaultKind kind) {
    return switch (kind) {
      case HEARTBEAT_STOP,
          TELEMETRY_STOP,
          HIGH_LATENCY,
          BATTERY_SAG,
          STRONG_WIND,
          GPS_LOSS,
          FENCE_BREACH,
          VEHICLE_CLOCK_JUMP,
          DOCK_COVER_STUCK,
          INTRUDER,
          STATION_CRASH,
          CLOCK_JUMP ->
          Moment.IN_FLIGHT;
      case LINK_CUT, DOCK_E_STOP, DOCK_SILENT, JOURNAL_REFUSES -> Moment.ON_THE_WAY_HOME;
      default -> Moment.BEFORE_THE_LAUNCH;
    };
  }

  private static void play(Function<FaultKind, Moment> moments) {
    List<FaultKind> kinds = kinds();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      faults.add(fault(kinds.get(i), i, moments.apply(kinds.get(i))));
    }
    DayOptions usual = DayTest.options(5, kinds.size(), FaultProfile.NONE);
    DayOptions quiet =
        new DayOptions(
            5, kinds.size(), FaultProfile.NONE, usual.missions(), DayOptions.ROUTE, true);
    Day day = new Day(quiet, faults, List.of());
    DayResult result = day.run();
    assertTrue(result.good(), () -> result.failure() + "\n" + String.join("\n", result.story()));
    for (int i = 0; i < kinds.size(); i++) {
      explained(day, kinds.get(i), START.plus(DayFleet.EVERY.multipliedBy(i)));
    }
  }

  private static void explained(Day day, FaultKind kind, Instant start) {
    List<Outcome> outcomes =
        day.witness().sorties().stories().stream()
            .filter(story -> story.planned.startsAt().equals(start))
            .filter(story -> story.planned.resumes().isEmpty())
            .map(story -> story.outcome)
            .toList();
    assertEquals(1, outcomes.size(), kind + ": " + outcomes);
    assertNotNull(outcomes.get(0), kind.word());
    assertNotEquals(Outcome.Kind.LOST, outcomes.get(0).kind(), kind.word());
    assertFalse(outcomes.get(0).reason().isBlank(), kind.word());
  }

  private static Fault fault(FaultKind kind, int sortie, Moment moment) {
    return new Fault(
        kind,
        START.plus(DayFleet.EVERY.multipliedBy(sortie)).plusSeconds(moment.fromS),
        Duration.ofSeconds(moment.lastingS),
        kind.scope().ofDrone() ? 1 + sortie % DayFleet.AIRFRAMES : 0,
        kind.usualStrength(),
        FaultDetail.USUAL.seeded(7 + sortie));
  }
}
