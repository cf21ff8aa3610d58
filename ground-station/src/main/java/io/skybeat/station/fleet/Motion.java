package io.skybeat.station.fleet;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import java.util.Optional;

/**
 * How a vehicle stands and moves by its last reports; times are milliseconds since its boot.
 *
 * @param fix last position
 * @param body last attitude
 * @param gimbal last gimbal attitude, in the earth frame
 * @param fedBootMs time of the position that the pose feed had last, -1 none
 */
public record Motion(
    Optional<Fix> fix, Optional<Body> body, Optional<Gimbal> gimbal, long fedBootMs) {
  public static final Motion NONE =
      new Motion(Optional.empty(), Optional.empty(), Optional.empty(), -1);

  /** Rates carry an attitude over at most this long. */
  private static final double CARRY_S = 0.3;

  /** A position report. */
  public record Fix(
      long bootMs, LatLon where, double altitudeAmslM, double heightAboveHomeM, Enu velocityMps) {}

  /** A body attitude: degrees, yaw clockwise from true north, with the yaw rate. */
  public record Body(
      long bootMs, double rollDeg, double pitchDeg, double yawDeg, double yawRateDegPerS) {
    double yawAtDeg(long thenBootMs) {
      return Geodesy.wrap180(yawDeg + yawRateDegPerS * carryS(thenBootMs - bootMs));
    }
  }

  /** A gimbal attitude in the earth frame, with its yaw rate there. */
  public record Gimbal(long bootMs, CameraAttitude attitude, double yawRateDegPerS) {
    CameraAttitude at(long thenBootMs) {
      double yaw =
          Geodesy.wrap180(attitude.yawDeg() + yawRateDegPerS * carryS(thenBootMs - bootMs));
      return new CameraAttitude(yaw, attitude.pitchDeg(), attitude.rollDeg());
    }
  }

  Motion withFix(Fix next) {
    return new Motion(Optional.of(next), body, gimbal, fedBootMs);
  }

  Motion withBody(Body next) {
    return new Motion(fix, Optional.of(next), gimbal, fedBootMs);
  }

  Motion withGimbal(Gimbal next) {
    return new Motion(fix, body, Optional.of(next), fedBootMs);
  }

  Motion fed() {
    return new Motion(fix, body, gimbal, fix.map(Fix::bootMs).orElse(fedBootMs));
  }

  private static double carryS(long millis) {
    return Math.max(-CARRY_S, Math.min(CARRY_S, millis / 1000.0));
  }
}
