package io.skybeat.station.fleet;

import io.dronefleet.mavlink.ardupilotmega.EkfStatusReport;
import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.BatteryStatus;
import io.dronefleet.mavlink.common.EstimatorStatus;
import io.dronefleet.mavlink.common.ExtendedSysState;
import io.dronefleet.mavlink.common.FenceStatus;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.GpsRawInt;
import io.dronefleet.mavlink.common.HighLatency2;
import io.dronefleet.mavlink.common.HomePosition;
import io.dronefleet.mavlink.common.MissionItemReached;
import io.dronefleet.mavlink.common.OpenDroneIdArmStatus;
import io.dronefleet.mavlink.common.Statustext;
import io.dronefleet.mavlink.common.SysStatus;
import io.dronefleet.mavlink.common.SystemTime;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.core.flight.Battery;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.mavlink.conversation.EventReading;
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
  private static final int WARNING = 4;

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
      return vehicle.with(vehicle.equipment().withRemoteId(remoteId(status), at));
    }
    if (message instanceof BatteryStatus pack) {
      int state = pack.chargeState() == null ? 0 : pack.chargeState().value();
      return vehicle.with(vehicle.equipment().withPack(pack.id(), state));
    }
    if (message instanceof HighLatency2 sparse) {
      return sparse(vehicle, at, component, sparse);
    }
    // The rest counts only from the autopilot: cameras and gimbals have positions of their own.
    if (component != vehicle.componentId()) {
      return vehicle;
    }
    Vehicle moved = motion(vehicle, at, message);
    if (moved != vehicle) {
      return moved;
    }
    Vehicle changed = condition(vehicle, at, message);
    return changed == vehicle ? fitness(vehicle, at, message) : changed;
  }

  private static Vehicle fitness(Vehicle vehicle, Instant at, Object message) {
    Fitness now = vehicle.fitness();
    if (message instanceof EkfStatusReport ekf) {
      return vehicle.with(now.withEstimator(ekf.flags().value()));
    }
    if (message instanceof EstimatorStatus estimator) {
      return vehicle.with(now.withEstimator(estimator.flags().value()));
    }
    if (message instanceof FenceStatus fence) {
      return vehicle.with(now.withFence(fence.breachStatus() != 0));
    }
    return vehicle;
  }

  /**
   * A link that carries HIGH_LATENCY2 carries neither heartbeats nor parameters nor missions: the
   * vehicle is heard of, and can be commanded, no more.
   */
  private static Vehicle sparse(Vehicle vehicle, Instant at, int component, HighLatency2 message) {
    if (vehicle.componentId() != 0 && component != vehicle.componentId()) {
      return vehicle;
    }
    Vehicle heard = vehicle.with(vehicle.fitness().sparse(at));
    if (heard.linked() || message.latitude() == 0 && message.longitude() == 0) {
      return heard;
    }
    double above =
        heard
            .motion()
            .fix()
            .map(fix -> message.altitude() - (fix.altitudeAmslM() - fix.heightAboveHomeM()))
            .orElse(0.0);
    double course = StrictMath.toRadians(message.heading() * 2.0);
    double speed = message.groundspeed() / 5.0;
    return heard.with(
        heard
            .motion()
            .withFix(
                new Motion.Fix(
                    message.timestamp(),
                    new LatLon(message.latitude() / 1e7, message.longitude() / 1e7),
                    message.altitude(),
                    above,
                    new Enu(
                        speed * StrictMath.sin(course),
                        speed * StrictMath.cos(course),
                        message.climbRate() / 10.0))),
        heard.clock());
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

  private static Vehicle condition(Vehicle vehicle, Instant at, Object message) {
    Condition now = vehicle.condition();
    if (message instanceof SysStatus status) {
      // Older autopilots do not tell the outcome of their checks; they say it when asked to arm.
      boolean told = (bits(status.onboardControlSensorsPresent()) & PREARM_BIT) != 0;
      boolean good = (bits(status.onboardControlSensorsHealth()) & PREARM_BIT) != 0;
      Battery battery = battery(status);
      return vehicle
          .with(now.withPower(battery, good || !told))
          .with(vehicle.fitness().charged(battery.remainingPercent(), at));
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
      // The pieces of a long text are put together elsewhere.
      return text.id() == 0 ? said(vehicle, at, text.severity(), text.text()) : vehicle;
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

  /** After one of its events. */
  static Vehicle told(Vehicle vehicle, Instant at, EventReading event) {
    if (!event.forPeople()) {
      return vehicle;
    }
    Vehicle heard = vehicle.with(vehicle.condition().withText(event.words()));
    return event.complains() && event.known().isPresent()
        ? heard.with(vehicle.fitness().complaining(event.words(), at))
        : heard;
  }

  /** After a whole text of the autopilot. */
  static Vehicle said(Vehicle vehicle, Instant at, EnumValue<?> severity, String text) {
    String told = text.replace("\0", "");
    String words = told.strip();
    boolean doubled = told.endsWith("\t") && vehicle.fitness().knowsBetter(at);
    if (doubled) {
      // A PX4 marks the texts of which it tells more in an event.
      return vehicle;
    }
    Vehicle heard = vehicle.with(vehicle.condition().withText(words));
    boolean complains = severity != null && severity.value() <= WARNING && !words.isEmpty();
    return complains ? heard.with(vehicle.fitness().complaining(words, at)) : heard;
  }

  private static int bits(EnumValue<?> flags) {
    return flags == null ? 0 : flags.value();
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
