package io.skybeat.analytics;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DaylightTest {
  private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
  private final Daylight light = new Daylight();

  private static Instant at(double seconds) {
    return T0.plusMillis(Math.round(1000 * seconds));
  }

  @Test
  void theEyesChangeWhenItHasBeenDarkForAWhile() {
    for (int s = 0; s < 3; s++) {
      light.visible(at(s), false);
      assertFalse(light.thermalShouldCount(at(s)));
    }
    light.visible(at(3), true);
    light.visible(at(4), true);
    assertFalse(light.thermalShouldCount(at(4)), "a second is no night");
    light.visible(at(5), true);
    assertTrue(light.thermalShouldCount(at(5)));
    assertFalse(light.visibleMayRest(at(5)), "nobody counts yet");
    light.thermalCounted(at(5));
    assertTrue(light.visibleMayRest(at(6)));
    assertFalse(light.visibleMayRest(at(12)), "the thermal eye has gone silent");
    light.visible(at(12), false);
    light.visible(at(13), false);
    light.visible(at(14), false);
    assertFalse(light.thermalShouldCount(at(14)), "there is light again");
  }

  @Test
  void aFlickeringLightChangesNothing() {
    for (int s = 0; s < 20; s++) {
      light.visible(at(s), s % 2 == 0);
      assertFalse(light.thermalShouldCount(at(s)), "at " + s);
    }
  }

  @Test
  void aVisibleEyeThatIsNotThereIsReplaced() {
    assertFalse(light.thermalShouldCount(at(0)), "it may come yet");
    assertTrue(light.thermalShouldCount(at(6)));
    light.visible(at(7), false);
    assertFalse(light.thermalShouldCount(at(7)));
    assertTrue(light.thermalShouldCount(at(13)), "its stream has ended");
  }

  @Test
  void aSlowMachineLooksMoreRarely() {
    LookPace pace = new LookPace(2);
    assertTrue(pace.due(at(0)));
    pace.looked(at(0), 30_000_000);
    assertFalse(pace.due(at(0.4)));
    assertTrue(pace.due(at(0.5)));
    pace.looked(at(0.5), 300_000_000);
    assertFalse(pace.due(at(2)), "0.3 s of work are 15 % of 2 s");
    assertTrue(pace.due(at(2.5)));
  }
}
