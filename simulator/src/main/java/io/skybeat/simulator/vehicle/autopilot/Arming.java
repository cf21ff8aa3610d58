package io.skybeat.simulator.vehicle.autopilot;

import io.skybeat.simulator.vehicle.flight.Estimate;
import io.skybeat.simulator.vehicle.flight.Pack;
import java.util.Optional;

/** Whether the motors may be armed: position, battery, mode. */
final class Arming {
  private static final double WARM_S = 1.2;
  // As an ArduCopter switched on cold: its pre-arm bit is good long before it has a position.
  private static final double COLD_FIX_S = 9;
  private static final double COLD_PLACE_S = 19;
  private static final double COLD_CHECKS_S = 22;
  private static final double COLD_POSITION_S = 40;

  private final ParameterTable parameters;
  private final Failsafes failsafes;
  private final double checksS;
  private final double positionS;
  private final double fixS;
  private final double placeS;

  Arming(ParameterTable parameters, Failsafes failsafes, boolean warm) {
    this.parameters = parameters;
    this.failsafes = failsafes;
    this.checksS = warm ? WARM_S : COLD_CHECKS_S;
    this.positionS = warm ? WARM_S : COLD_POSITION_S;
    this.fixS = warm ? WARM_S : COLD_FIX_S;
    this.placeS = warm ? WARM_S : COLD_PLACE_S;
  }

  /** What SYS_STATUS shows. */
  boolean preArmGood(double uptimeS, Pack pack) {
    return uptimeS >= checksS && battery(pack) && !failsafes.stationLost();
  }

  boolean fixed(double uptimeS) {
    return uptimeS >= fixS;
  }

  boolean placed(double uptimeS) {
    return uptimeS >= placeS;
  }

  boolean positionKnown(double uptimeS) {
    return uptimeS >= positionS;
  }

  /** Empty where arming may go on, else ArduCopter's words for why not, without their beginning. */
  Optional<String> refusal(Readiness readiness, Estimate own, FlightMode mode) {
    double uptimeS = readiness.uptimeS();
    Pack pack = readiness.pack();
    if (!armable(mode)) {
      return Optional.of(mode + " mode not armable");
    }
    if (uptimeS < checksS) {
      return Optional.of("Gyros not calibrated");
    }
    if (mode.needsPosition() && !(positionKnown(uptimeS) && own.satellites())) {
      return Optional.of("Need Position Estimate");
    }
    if (failsafes.stationLost()) {
      return Optional.of("GCS failsafe on");
    }
    if (!battery(pack)) {
      return Optional.of("Battery 1 below minimum arming capacity");
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
