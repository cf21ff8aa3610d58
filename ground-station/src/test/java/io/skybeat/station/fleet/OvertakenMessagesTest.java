package io.skybeat.station.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.ExtendedSysState;
import io.dronefleet.mavlink.common.MavLandedState;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavModeFlag;
import io.dronefleet.mavlink.minimal.MavState;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.core.flight.DroneId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What was said before the take-off and comes after it does not end the flight. */
class OvertakenMessagesTest {
  private static final Instant START = Instant.parse("2026-11-22T05:00:00Z");
  private static final int ARMED = 128;
  private static final int STANDBY = 3;
  private static final int ACTIVE = 4;

  private Vehicle vehicle = Vehicle.unheard(new DroneId("d1"), 1);
  private int told;

  private void tell(Object message) {
    vehicle = Telemetry.fold(vehicle, START.plusMillis(200L * told++), 1, message);
  }

  private static Heartbeat beat(boolean armed) {
    return Heartbeat.builder()
        .autopilot(EnumValue.<MavAutopilot>create(3))
        .baseMode(EnumValue.<MavModeFlag>create(armed ? ARMED : 0))
        .systemStatus(EnumValue.<MavState>create(armed ? ACTIVE : STANDBY))
        .customMode(3)
        .build();
  }

  private static ExtendedSysState says(Landed landed) {
    return ExtendedSysState.builder()
        .landedState(EnumValue.<MavLandedState>create(landed.ordinal()))
        .build();
  }

  private void flies() {
    tell(beat(false));
    tell(says(Landed.ON_GROUND));
    tell(beat(true));
    tell(says(Landed.TAKEOFF));
    assertTrue(vehicle.flying());
  }

  @Test
  void oneLateMessageOfEachKindIsNotBelieved() {
    flies();
    tell(says(Landed.ON_GROUND));
    assertTrue(vehicle.flying(), "overtaken on its way");
    tell(beat(false));
    assertTrue(vehicle.condition().armed());
    assertFalse(vehicle.grounded());
    assertTrue(vehicle.fitness().armedAt().isPresent(), "it has been armed all the time");
    tell(says(Landed.IN_AIR));
    tell(beat(true));
    tell(says(Landed.ON_GROUND));
    tell(beat(false));
    assertTrue(vehicle.flying(), "another late one, much later, is alone again");
  }

  @Test
  void oneWordEndsAFlightThatWasComingDown() {
    flies();
    tell(says(Landed.LANDING));
    tell(beat(false));
    assertFalse(vehicle.condition().armed(), "a real copter says LANDING until it disarms");
    assertTrue(vehicle.grounded());
  }

  @Test
  void aLandingThatWasNotAnnouncedIsBelievedWhenToldTwiceRunning() {
    flies();
    tell(says(Landed.ON_GROUND));
    tell(says(Landed.ON_GROUND));
    assertTrue(vehicle.grounded());
    tell(beat(false));
    assertFalse(vehicle.condition().armed(), "on the ground one word is enough");
  }

  @Test
  void motorsThatStopInTheAirAreBelievedAtTheSecondHeartbeat() {
    flies();
    tell(beat(false));
    tell(beat(false));
    assertFalse(vehicle.condition().armed());
    assertEquals(Landed.ON_GROUND, vehicle.condition().landed(), "stands by, disarmed");
  }
}
