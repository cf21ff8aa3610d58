package io.skybeat.simulator.vehicle.speech;

import io.dronefleet.mavlink.ardupilotmega.EkfStatusReport;
import io.dronefleet.mavlink.common.EstimatorStatus;
import io.dronefleet.mavlink.common.FenceStatus;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.mavlink.dialect.message.AvailableModes;
import io.skybeat.mavlink.dialect.message.CurrentMode;
import io.skybeat.simulator.vehicle.autopilot.Autopilot;
import io.skybeat.simulator.vehicle.autopilot.FlightMode;
import io.skybeat.simulator.vehicle.autopilot.Personality;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the vehicle says of its estimator, its fence and its modes. */
final class StateReports {
  private final Autopilot autopilot;
  private final VehicleClock clock;
  private final double gpsSigmaM;

  StateReports(Autopilot autopilot, VehicleClock clock, double gpsSigmaM) {
    this.autopilot = autopilot;
    this.clock = clock;
    this.gpsSigmaM = gpsSigmaM;
  }

  EkfStatusReport ekf() {
    // Attitude, velocities, positions; without a fix only the attitude and a constant position.
    return EkfStatusReport.builder()
        .flags(EnumValue.create(autopilot.readiness().positionKnown() ? 0x33f : 0xa7))
        .velocityVariance(0.05f)
        .posHorizVariance(0.06f)
        .posVertVariance(0.03f)
        .compassVariance(0.04f)
        .build();
  }

  EstimatorStatus estimator(Instant at) {
    return EstimatorStatus.builder()
        .timeUsec(clock.bootUs(at))
        .flags(EnumValue.create(autopilot.readiness().positionKnown() ? 0x33f : 0xa7))
        .velRatio(0.05f)
        .posHorizRatio(0.06f)
        .posVertRatio(0.03f)
        .magRatio(0.04f)
        .posHorizAccuracy((float) gpsSigmaM)
        .posVertAccuracy((float) gpsSigmaM)
        .build();
  }

  FenceStatus fence(Instant at) {
    return FenceStatus.builder()
        .breachStatus(autopilot.fence().breach() != 0 ? 1 : 0)
        .breachCount(autopilot.fence().breaches())
        .breachType(EnumValue.create(autopilot.fence().breach()))
        .breachTime(clock.bootMs(at))
        .build();
  }

  CurrentMode currentMode() {
    Personality own = autopilot.personality();
    long mode = autopilot.modeNumber();
    return CurrentMode.builder()
        .standardMode(own.standard(autopilot.mode()))
        .customMode(mode)
        .intendedCustomMode(mode)
        .build();
  }

  /** One of its modes, counted from 1; empty beyond the last. */
  Optional<Object> mode(int index) {
    Personality own = autopilot.personality();
    List<FlightMode> modes = own.announced();
    if (index < 1 || index > modes.size()) {
      return Optional.empty();
    }
    FlightMode mode = modes.get(index - 1);
    return Optional.of(
        AvailableModes.builder()
            .numberModes(modes.size())
            .modeIndex(index)
            .standardMode(own.standard(mode))
            .customMode(own.number(mode))
            .properties(0)
            .modeName(own.name(mode))
            .build());
  }
}
