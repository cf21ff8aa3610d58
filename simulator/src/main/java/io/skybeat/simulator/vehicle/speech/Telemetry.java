package io.skybeat.simulator.vehicle.speech;

import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.BatteryStatus;
import io.dronefleet.mavlink.common.ExtendedSysState;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.GpsRawInt;
import io.dronefleet.mavlink.common.HomePosition;
import io.dronefleet.mavlink.common.SysStatus;
import io.dronefleet.mavlink.common.SystemTime;
import io.dronefleet.mavlink.common.VfrHud;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavType;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.mavlink.dialect.message.AutopilotVersion;
import io.skybeat.mavlink.dialect.message.AvailableModesMonitor;
import io.skybeat.mavlink.dialect.message.GimbalDeviceAttitudeStatus;
import io.skybeat.mavlink.dialect.message.MissionCurrent;
import io.skybeat.simulator.vehicle.autopilot.Autopilot;
import io.skybeat.simulator.vehicle.autopilot.FlightMode;
import io.skybeat.simulator.vehicle.autopilot.LandedState;
import io.skybeat.simulator.vehicle.autopilot.MissionRunner;
import io.skybeat.simulator.vehicle.autopilot.Plans;
import io.skybeat.simulator.vehicle.flight.Copter;
import io.skybeat.simulator.vehicle.flight.Estimate;
import io.skybeat.simulator.vehicle.flight.Pack;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the vehicle says of itself: its estimate, never the truth. */
final class Telemetry {
  private static final int SENSORS = 0x0331_fc2f;
  private static final int PREARM = 0x1000_0000;
  private static final int MOTORS = 0x8000;
  private static final int POSITION_SENSORS = 0x4020;
  private static final int CAPABILITIES = 1 + 4 + 8 + 256 + 8192 + 16384 + 32768 + 131072;
  private static final int UNKNOWN16 = 65535;

  private final int systemId;
  private final Copter copter;
  private final Autopilot autopilot;
  private final Plans plans;
  private final VehicleClock clock;
  private final Manners manners;
  private final GimbalHands hands;
  private final double gpsSigmaM;
  private final StateReports state;
  private Instant at;

  Telemetry(
      int systemId,
      Copter copter,
      Autopilot autopilot,
      Plans plans,
      VehicleClock clock,
      Manners manners,
      GimbalHands hands,
      double gpsSigmaM) {
    this.hands = hands;
    this.systemId = systemId;
    this.copter = copter;
    this.autopilot = autopilot;
    this.plans = plans;
    this.clock = clock;
    this.manners = manners;
    this.gpsSigmaM = Math.max(0.05, gpsSigmaM);
    this.at = clock.boot();
    this.state = new StateReports(autopilot, clock, this.gpsSigmaM);
  }

  /** The moment of the estimate that is told from now on. */
  void at(Instant moment) {
    at = moment;
  }

  /** Whether it carries no gimbal. */
  boolean bare() {
    return manners.bare();
  }

  /** The message of that id, empty for one that this vehicle does not have. */
  Optional<Object> make(int messageId) {
    return Optional.ofNullable(
        switch (messageId) {
          case Streams.HEARTBEAT -> heartbeat();
          case Streams.SYS_STATUS -> sysStatus();
          case Streams.SYSTEM_TIME -> systemTime();
          case Streams.GPS_RAW_INT -> gpsRaw();
          case Streams.ATTITUDE -> attitude();
          case Streams.GLOBAL_POSITION_INT ->
              manners.px4() && !autopilot.readiness().positionKnown() ? null : globalPosition();
          case Streams.MISSION_CURRENT -> missionCurrent();
          case Streams.VFR_HUD -> hud();
          case Streams.BATTERY_STATUS -> battery();
          case Streams.AUTOPILOT_VERSION -> version();
          case Streams.EKF_STATUS_REPORT -> manners.px4() ? null : state.ekf();
          case Streams.HOME_POSITION -> autopilot.readiness().positionKnown() ? home() : null;
          case Streams.EXTENDED_SYS_STATE -> extended();
          case Streams.GIMBAL_MANAGER_STATUS ->
              manners.bare() ? null : hands.status(clock.bootMs(at));
          case Streams.GIMBAL_DEVICE_ATTITUDE_STATUS -> manners.bare() ? null : gimbal();
          case Streams.FENCE_STATUS -> manners.px4() ? null : state.fence(at);
          case Streams.ESTIMATOR_STATUS -> manners.px4() ? state.estimator(at) : null;
          case Streams.CURRENT_MODE -> state.currentMode();
          case Streams.AVAILABLE_MODES_MONITOR -> AvailableModesMonitor.builder().seq(1).build();
          default -> null;
        });
  }

  /** One of its modes, counted from 1; empty beyond the last. */
  Optional<Object> mode(int index) {
    return state.mode(index);
  }

  Heartbeat heartbeat() {
    FlightMode mode = autopilot.mode();
    int usual = manners.px4() ? 1 + 4 + 16 : 1 + 16 + 64;
    int base = usual + (mode.guided() ? 8 : 0) + (autopilot.armed() ? 128 : 0);
    return Heartbeat.builder()
        .type(MavType.MAV_TYPE_QUADROTOR)
        .autopilot(
            manners.px4()
                ? MavAutopilot.MAV_AUTOPILOT_PX4
                : MavAutopilot.MAV_AUTOPILOT_ARDUPILOTMEGA)
        .baseMode(EnumValue.create(base))
        .customMode(autopilot.modeNumber())
        .systemStatus(EnumValue.create(status()))
        .mavlinkVersion(3)
        .build();
  }

  /** MAV_STATE: a PX4 is active once it is armed, an ArduCopter once it flies. */
  private int status() {
    if (autopilot.failsafe()) {
      return 5;
    }
    boolean active =
        manners.px4() ? autopilot.armed() : autopilot.landedState() != LandedState.ON_GROUND;
    // An ArduCopter is called ready as soon as its sensors are, long before it can be armed.
    boolean ready = autopilot.readiness().uptimeS() > 2 || autopilot.readiness().preArmGood();
    return active ? 4 : ready ? 3 : 1;
  }

  private SysStatus sysStatus() {
    Pack pack = copter.pack();
    int enabled = autopilot.armed() ? SENSORS | PREARM | MOTORS : (SENSORS | PREARM) & ~MOTORS;
    int health = SENSORS | (autopilot.readiness().preArmGood() ? PREARM : 0);
    if (!autopilot.readiness().positionKnown()) {
      health &= ~POSITION_SENSORS;
    }
    return SysStatus.builder()
        .onboardControlSensorsPresent(EnumValue.create(SENSORS | PREARM))
        .onboardControlSensorsEnabled(EnumValue.create(enabled))
        .onboardControlSensorsHealth(EnumValue.create(health))
        .load(210)
        .voltageBattery((int) (pack.volts() * 1000))
        .currentBattery((int) (pack.amps() * 100))
        .batteryRemaining((int) pack.remainingPercent())
        .build();
  }

  private SystemTime systemTime() {
    return SystemTime.builder()
        .timeUnixUsec(autopilot.readiness().positionKnown() ? clock.unixUs(at) : BigInteger.ZERO)
        .timeBootMs(clock.bootMs(at))
        .build();
  }

  private GpsRawInt gpsRaw() {
    boolean fix = autopilot.readiness().fixed();
    Estimate own = copter.estimate();
    LatLon where = autopilot.places().latLon(own.gps());
    Enu velocity = own.velocityMps();
    double course = StrictMath.toDegrees(StrictMath.atan2(velocity.east(), velocity.north()));
    return GpsRawInt.builder()
        .timeUsec(fix ? clock.unixUs(at) : clock.bootUs(at))
        .fixType(EnumValue.create(fix ? 3 : 1))
        .lat(fix ? degE7(where.latDeg()) : 0)
        .lon(fix ? degE7(where.lonDeg()) : 0)
        .alt(fix ? milli(autopilot.places().amslM(own.gps())) : 0)
        .eph(fix ? 80 : UNKNOWN16)
        .epv(fix ? 120 : UNKNOWN16)
        .vel((int) (velocity.horizontal() * 100))
        .cog((int) ((course + 360) % 360 * 100))
        .satellitesVisible(fix ? 17 : 3)
        .altEllipsoid(fix ? milli(autopilot.places().amslM(own.gps())) : 0)
        .hAcc((long) (gpsSigmaM * 1000))
        .vAcc((long) (gpsSigmaM * 1600))
        .velAcc(200)
        .build();
  }

  private Attitude attitude() {
    Estimate own = copter.estimate();
    return Attitude.builder()
        .timeBootMs(clock.bootMs(at))
        .roll(radians(own.rollDeg()))
        .pitch(radians(own.pitchDeg()))
        .yaw(radians(own.yawDeg() > 180 ? own.yawDeg() - 360 : own.yawDeg()))
        .yawspeed(radians(own.yawRateDegps()))
        .build();
  }

  private GlobalPositionInt globalPosition() {
    Estimate own = copter.estimate();
    boolean known = autopilot.readiness().placed();
    LatLon where = autopilot.places().latLon(own.position());
    Enu velocity = own.velocityMps();
    return GlobalPositionInt.builder()
        .timeBootMs(clock.bootMs(at))
        .lat(known ? degE7(where.latDeg()) : 0)
        .lon(known ? degE7(where.lonDeg()) : 0)
        .alt(known ? milli(autopilot.places().amslM(own.position())) : 0)
        .relativeAlt(milli(autopilot.places().aboveHomeM(own.position())))
        .vx(centi(velocity.north()))
        .vy(centi(velocity.east()))
        .vz(centi(-velocity.up()))
        .hdg((int) (own.yawDeg() * 100) % 36000)
        .build();
  }

  MissionCurrent missionCurrent() {
    int items = Math.max(0, plans.size(Plans.MISSION) - 1);
    boolean on = autopilot.mode() == FlightMode.AUTO;
    int off = manners.px4() ? 2 : 0;
    int none = manners.px4() && items == 0 ? UNKNOWN16 : items;
    return MissionCurrent.builder()
        .seq(manners.onWire(autopilot.mission().current()))
        .total(none)
        .missionState(EnumValue.create(missionState(items)))
        .missionMode(on ? 1 : off)
        .missionId(manners.opaqueIds() ? plans.opaqueId(Plans.MISSION) : 0)
        .fenceId(manners.opaqueIds() ? plans.opaqueId(Plans.FENCE) : 0)
        .rallyPointsId(manners.opaqueIds() ? plans.opaqueId(Plans.RALLY) : 0)
        .build();
  }

  private int missionState(int items) {
    if (items == 0) {
      return 1;
    }
    if (autopilot.missionPaused()) {
      return 4;
    }
    MissionRunner.State state = autopilot.mission().state();
    return switch (state) {
      case NOT_STARTED -> 2;
      case RUNNING -> 3;
      // A mission that was left is not started for an ArduCopter, and paused for a PX4.
      case STOPPED -> manners.px4() && autopilot.mission().reachedAny() ? 4 : 2;
      case COMPLETE -> 5;
    };
  }

  private VfrHud hud() {
    Estimate own = copter.estimate();
    return VfrHud.builder()
        .airspeed((float) own.velocityMps().length())
        .groundspeed((float) own.velocityMps().horizontal())
        .heading((int) own.yawDeg())
        .throttle(autopilot.armed() ? 40 : 0)
        .alt((float) autopilot.places().amslM(own.position()))
        .climb((float) own.velocityMps().up())
        .build();
  }

  private BatteryStatus battery() {
    Pack pack = copter.pack();
    List<Integer> cells = new ArrayList<>();
    for (int cell = 0; cell < 10; cell++) {
      cells.add(cell < pack.cells() ? (int) (pack.volts() * 1000 / pack.cells()) : UNKNOWN16);
    }
    int state =
        autopilot.readiness().batteryCritical() ? 3 : autopilot.readiness().batteryLow() ? 2 : 1;
    return BatteryStatus.builder()
        .batteryFunction(EnumValue.create(1))
        .type(EnumValue.create(1))
        .temperature(Short.MAX_VALUE)
        .voltages(cells)
        .voltagesExt(List.of(0, 0, 0, 0))
        .currentBattery((int) (pack.amps() * 100))
        .currentConsumed((int) pack.usedMah())
        .energyConsumed(-1)
        .batteryRemaining((int) pack.remainingPercent())
        .chargeState(EnumValue.create(state))
        .build();
  }

  private HomePosition home() {
    Enu home = autopilot.places().home();
    LatLon where = autopilot.places().latLon(home);
    return HomePosition.builder()
        .latitude(degE7(where.latDeg()))
        .longitude(degE7(where.lonDeg()))
        .altitude(milli(autopilot.places().amslM(home)))
        .q(List.of(1f, 0f, 0f, 0f))
        .timeUsec(clock.bootUs(at))
        .build();
  }

  ExtendedSysState extended() {
    return ExtendedSysState.builder()
        .vtolState(EnumValue.create(3))
        .landedState(EnumValue.create(autopilot.landedState().number()))
        .build();
  }

  /** All that passes over a narrow link. */
  Object highLatency() {
    return state.sparse(at, systemId, copter, status() == 5);
  }

  private GimbalDeviceAttitudeStatus gimbal() {
    Estimate own = copter.estimate();
    CameraAttitude camera = own.camera();
    double yawDeg = manners.earthYaw() ? camera.yawDeg() : camera.yawDeg() - own.yawDeg();
    int locks = manners.earthYaw() ? 4 + 8 + 16 + 64 : 4 + 8 + 32;
    return GimbalDeviceAttitudeStatus.builder()
        .timeBootMs(clock.bootMs(at))
        .flags(EnumValue.create(locks))
        .q(Quaternion.of(camera.rollDeg(), camera.pitchDeg(), yawDeg))
        .angularVelocityX(Float.NaN)
        .angularVelocityY(Float.NaN)
        .angularVelocityZ(Float.NaN)
        .deltaYaw(Float.NaN)
        .deltaYawVelocity(Float.NaN)
        .build();
  }

  private AutopilotVersion version() {
    return AutopilotVersion.builder()
        .capabilities(BigInteger.valueOf(CAPABILITIES))
        .flightSwVersion(manners.px4() ? 0x010f_00ffL : 0x0407_00ffL)
        .osSwVersion(0)
        .boardVersion(0)
        .flightCustomVersion(new byte[8])
        .middlewareCustomVersion(new byte[8])
        .osCustomVersion(new byte[8])
        .uid(BigInteger.valueOf(systemId))
        .uid2(new byte[18])
        .build();
  }

  private static int degE7(double deg) {
    return (int) StrictMath.rint(deg * 1e7);
  }

  private static int milli(double metres) {
    return (int) StrictMath.rint(metres * 1000);
  }

  private static int centi(double value) {
    return (int) StrictMath.rint(value * 100);
  }

  private static float radians(double deg) {
    return (float) StrictMath.toRadians(deg);
  }
}
