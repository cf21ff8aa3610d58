package io.skybeat.simulator.vehicle.speech;

import io.dronefleet.mavlink.ardupilotmega.EkfStatusReport;
import io.dronefleet.mavlink.common.EstimatorStatus;
import io.dronefleet.mavlink.common.FenceStatus;
import io.dronefleet.mavlink.common.HighLatency2;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavType;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.core.geo.LatLon;
import io.skybeat.mavlink.dialect.message.AvailableModes;
import io.skybeat.mavlink.dialect.message.CurrentMode;
import io.skybeat.simulator.vehicle.autopilot.Autopilot;
import io.skybeat.simulator.vehicle.autopilot.FlightMode;
import io.skybeat.simulator.vehicle.autopilot.Personality;
import io.skybeat.simulator.vehicle.flight.Copter;
import io.skybeat.simulator.vehicle.flight.Estimate;
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

  /** HIGH_LATENCY2: a PX4's mode in 16 bits is its main mode above its sub mode (unverified). */
  HighLatency2 sparse(Instant at, int systemId, Copter copter, boolean failing) {
    Estimate own = copter.estimate();
    LatLon where = autopilot.places().latLon(own.position());
    boolean px4 = autopilot.personality() == Personality.PX4;
    long mode = autopilot.modeNumber();
    return HighLatency2.builder()
        .timestamp(clock.bootMs(at))
        .type(MavType.MAV_TYPE_QUADROTOR)
        .autopilot(px4 ? MavAutopilot.MAV_AUTOPILOT_PX4 : MavAutopilot.MAV_AUTOPILOT_ARDUPILOTMEGA)
        .customMode((int) (px4 ? mode >> 16 & 0xff | mode >> 16 & 0xff00 : mode & 0xffff))
        .latitude((int) StrictMath.rint(where.latDeg() * 1e7))
        .longitude((int) StrictMath.rint(where.lonDeg() * 1e7))
        .altitude((int) autopilot.places().amslM(own.position()))
        .targetAltitude((int) autopilot.places().amslM(own.position()))
        .heading((int) (own.yawDeg() / 2) % 180)
        .throttle(autopilot.armed() ? 40 : 0)
        .groundspeed((int) Math.min(255, own.velocityMps().horizontal() * 5))
        .eph((int) Math.min(255, gpsSigmaM * 10))
        .epv((int) Math.min(255, gpsSigmaM * 16))
        .climbRate((int) (own.velocityMps().up() * 10))
        .battery((int) copter.pack().remainingPercent())
        .wpNum(autopilot.mission().current())
        .failureFlags(EnumValue.create(failing ? 1 << 13 : 0))
        .custom0(autopilot.armed() ? 1 : 0)
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
