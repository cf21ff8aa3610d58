package io.skybeat.station.fleet;

import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.BatteryStatus;
import io.dronefleet.mavlink.common.ExtendedSysState;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.GpsRawInt;
import io.dronefleet.mavlink.common.HomePosition;
import io.dronefleet.mavlink.common.MissionItemReached;
import io.dronefleet.mavlink.common.OpenDroneIdArmStatus;
import io.dronefleet.mavlink.common.Statustext;
import io.dronefleet.mavlink.common.SysStatus;
import io.dronefleet.mavlink.common.SystemTime;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.skybeat.core.flight.Battery;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.mavlink.dialect.message.GimbalDeviceAttitudeStatus;
import io.skybeat.mavlink.dialect.message.MissionCurrent;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** Folds one message into a {@link Vehicle}. Sentinels ("unknown") never become figures. */
final class Telemetry {
  private static final int AUTOPILOT_INVALID = 8;
  private static final int ARMED_FLAG = 128;
  private static final int PREARM_BIT = 0x10000000;
  private static final int UINT16_MAX = 65535;

  private Telemetry() {}

  /** The vehicle after {@code message}; the same object when it says nothing of interest. */
  static Vehicle fold(Vehicle vehicle, Instant at, int component, Object message) {
    if (message instanceof Heartbeat beat) {
      return beat.autopilot().value() == AUTOPILOT_INVALID
          ? vehicle
          : vehicle.heartbeat(
              at,
              component,
              beat.autopilot().value(),
              beat.customMode(),
              (beat.baseMode().value() & ARMED_FLAG) != 0,
              beat.systemStatus().value());
    }
    if (message instanceof GimbalDeviceAttitudeStatus gimbal) {
      return gimbal(vehicle, at, gimbal);
    }
    if (message instanceof OpenDroneIdArmStatus status) {
      return vehicle.with(vehicle.equipment().withRemoteId(remoteId(status)));
    }
    if (message instanceof BatteryStatus pack) {
      int state = pack.chargeState() == null ? 0 : pack.chargeState().value();
      return vehicle.with(vehicle.equipment().withPack(pack.id(), state));
    }
    // The rest counts only from the autopilot: cameras and gimbals have positions of their own.
    if (component != vehicle.componentId()) {
      return vehicle;
    }
    Vehicle moved = motion(vehicle, at, message);
    return moved == vehicle ? condition(vehicle, message) : moved;
  }

  private static Optional<String> remoteId(OpenDroneIdArmStatus status) {
    boolean good = status.status() == null || status.status().value() == 0;
    String why = status.error() == null ? "" : status.error().replace("\0", "").strip();
    return good ? Optional.empty() : Optional.of(why.isEmpty() ? "not ready" : why);
  }

  private static Vehicle motion(Vehicle vehicle, Instant at, Object message) {
    if (message instanceof GlobalPositionInt position) {
      if (position.lat() == 0 && position.lon() == 0) {
        return vehicle;
      }
      return vehicle.with(
          vehicle.motion().withFix(fix(position)),
          vehicle.clock().heard(at, position.timeBootMs()));
    }
    if (message instanceof Attitude attitude) {
      Motion.Body body =
          new Motion.Body(
              attitude.timeBootMs(),
              StrictMath.toDegrees(attitude.roll()),
              StrictMath.toDegrees(attitude.pitch()),
              StrictMath.toDegrees(attitude.yaw()),
              StrictMath.toDegrees(attitude.yawspeed()));
      return vehicle.with(
          vehicle.motion().withBody(body), vehicle.clock().heard(at, attitude.timeBootMs()));
    }
    if (message instanceof SystemTime time) {
      return vehicle.with(
          vehicle.motion(),
          vehicle.clock().heardSystemTime(at, time.timeUnixUsec().longValue(), time.timeBootMs()));
    }
    if (message instanceof HomePosition home && (home.latitude() != 0 || home.longitude() != 0)) {
      return vehicle.withHome(new LatLon(home.latitude() / 1e7, home.longitude() / 1e7));
    }
    return vehicle;
  }

  private static Motion.Fix fix(GlobalPositionInt position) {
    return new Motion.Fix(
        position.timeBootMs(),
        new LatLon(position.lat() / 1e7, position.lon() / 1e7),
        position.alt() / 1000.0,
        position.relativeAlt() / 1000.0,
        new Enu(position.vy() / 100.0, position.vx() / 100.0, -position.vz() / 100.0));
  }

  private static Vehicle gimbal(Vehicle vehicle, Instant at, GimbalDeviceAttitudeStatus status) {
    Optional<Motion.Gimbal> look = GimbalFrame.resolve(status, vehicle.motion().body());
    if (look.isEmpty()) {
      return vehicle;
    }
    return vehicle.with(
        vehicle.motion().withGimbal(look.get()), vehicle.clock().heard(at, status.timeBootMs()));
  }

  private static Vehicle condition(Vehicle vehicle, Object message) {
    Condition now = vehicle.condition();
    if (message instanceof SysStatus status) {
      return vehicle.with(
          now.withPower(
              battery(status), (status.onboardControlSensorsHealth().value() & PREARM_BIT) != 0));
    }
    if (message instanceof GpsRawInt gps) {
      OptionalDouble sigma =
          gps.hAcc() > 0
              ? OptionalDouble.of(Math.max(0.3, gps.hAcc() / 1000.0))
              : OptionalDouble.empty();
      int sats = gps.satellitesVisible() == 255 ? -1 : gps.satellitesVisible();
      return vehicle.with(now.withGps(gps.fixType().value(), sats, sigma));
    }
    if (message instanceof ExtendedSysState state) {
      return vehicle.with(now.withLanded(Landed.of(state.landedState().value())));
    }
    if (message instanceof Statustext text) {
      return vehicle.with(now.withText(text.text().replace("\0", "").strip()));
    }
    if (message instanceof MissionCurrent current) {
      int total = current.total() == UINT16_MAX || current.total() == 0 ? -1 : current.total();
      return vehicle.with(
          vehicle
              .progress()
              .withCurrent(
                  current.seq(),
                  total,
                  current.missionState() == null ? 0 : current.missionState().value()));
    }
    if (message instanceof MissionItemReached reached) {
      return vehicle.with(vehicle.progress().withReached(reached.seq()));
    }
    return vehicle;
  }

  private static Battery battery(SysStatus status) {
    return new Battery(
        status.batteryRemaining() < 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(status.batteryRemaining()),
        status.voltageBattery() == UINT16_MAX || status.voltageBattery() <= 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(status.voltageBattery() / 1000.0),
        status.currentBattery() < 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(status.currentBattery() / 100.0));
  }

  /** The time since boot that {@code message} carries, -1 for none. */
  static long bootMs(Object message) {
    if (message instanceof GlobalPositionInt position) {
      return position.timeBootMs();
    }
    if (message instanceof Attitude attitude) {
      return attitude.timeBootMs();
    }
    return message instanceof GimbalDeviceAttitudeStatus gimbal ? gimbal.timeBootMs() : -1;
  }
}
