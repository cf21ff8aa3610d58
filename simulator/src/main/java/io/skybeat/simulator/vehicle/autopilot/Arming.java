package io.skybeat.simulator.vehicle.autopilot;

import io.skybeat.simulator.vehicle.flight.Estimate;
import io.skybeat.simulator.vehicle.flight.Pack;
import java.util.Optional;

/** Whether the motors may be armed: position, battery, mode. */
final class Arming {
  private static final double WARM_S = 1.2;
  // As an ArduCopter switched on cold: its pre-arm bit is good long before it has a position.
  private static final double COLD_CHECKS_S = 22;
  private static final double COLD_POSITION_S = 40;

  private final ParameterTable parameters;
  private final Failsafes failsafes;
  private final double checksS;
  private final double positionS;

  Arming(ParameterTable parameters, Failsafes failsafes, boolean warm) {
    this.parameters = parameters;
    this.failsafes = failsafes;
    this.checksS = warm ? WARM_S : COLD_CHECKS_S;
    this.positionS = warm ? WARM_S : COLD_POSITION_S;
  }

  /** What SYS_STATUS shows. */
  boolean preArmGood(double uptimeS, Pack pack) {
    return uptimeS >= checksS && battery(pack) && !failsafes.stationLost();
  }

  boolean positionKnown(double uptimeS) {
    return uptimeS >= positionS;
  }

  /** Empty where arming may go on, else ArduCopter's words for why not. */
  Optional<String> refusal(double uptimeS, Estimate own, Pack pack, FlightMode mode) {
    if (!armable(mode)) {
      return Optional.of("Arm: " + mode + " mode not armable");
    }
    if (uptimeS < checksS) {
      return Optional.of("Arm: Gyros not calibrated");
    }
    if (mode.needsPosition() && !(positionKnown(uptimeS) && own.satellites())) {
      return Optional.of("Arm: Need Position Estimate");
    }
    if (failsafes.stationLost()) {
      return Optional.of("Arm: GCS failsafe on");
    }
    if (!battery(pack)) {
      return Optional.of("Arm: Battery 1 below minimum arming capacity");
    }
    return Optional.empty();
  }

  private boolean armable(FlightMode mode) {
    return mode == FlightMode.AUTO
        ? ((int) parameters.get("AUTO_OPTIONS") & 1) != 0
        : mode.armable();
  }

  private boolean battery(Pack pack) {
    return pack.remainingMah() >= parameters.get("BATT_ARM_MAH");
  }
}
