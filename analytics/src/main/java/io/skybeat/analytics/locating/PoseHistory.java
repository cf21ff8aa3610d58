package io.skybeat.analytics.locating;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.flight.Pose;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The recent poses of one drone, asked for the pose at a frame's own time: interpolated between two
 * poses, or carried on a little past the last one with a wider error. Not thread-safe.
 */
public final class PoseHistory {
  /** How far past the last pose its motion is carried on. */
  public static final double MAX_EXTRAPOLATION_S = 1.0;

  /** Two poses further apart than this do not tell what lies between them. */
  private static final double MAX_GAP_S = 2.0;

  private static final Duration KEPT = Duration.ofSeconds(60);
  private static final int MAX_POSES = 6_000;

  /** A copter's acceleration and a gimbal's turn that nobody told us of, one sigma. */
  private static final double UNKNOWN_ACCELERATION_MPS2 = 2.0;

  private static final double UNKNOWN_YAW_RATE_DPS = 8.0;

  private final NavigableMap<Instant, Pose> poses = new TreeMap<>();

  /** Takes a pose in; an older one than those known finds its place among them. */
  public void add(Pose pose) {
    poses.put(pose.at(), pose);
    Instant oldest = poses.lastKey().minus(KEPT);
    while (poses.size() > MAX_POSES || poses.firstKey().isBefore(oldest)) {
      poses.pollFirstEntry();
    }
  }

  /** True when a pose at or after {@code at} is known, so that waiting longer gains nothing. */
  public boolean covers(Instant at) {
    return !poses.isEmpty() && !poses.lastKey().isBefore(at);
  }

  /** True when the last pose is recent enough at {@code at} that the next one may be on its way. */
  public boolean near(Instant at) {
    return !poses.isEmpty() && seconds(poses.lastKey(), at) <= MAX_EXTRAPOLATION_S;
  }

  /** The pose at {@code at}, or why there is none. */
  public PoseAnswer at(Instant at) {
    if (poses.isEmpty()) {
      return PoseAnswer.none("no pose of the drone received");
    }
    Map.Entry<Instant, Pose> before = poses.floorEntry(at);
    Map.Entry<Instant, Pose> after = poses.ceilingEntry(at);
    if (before == null) {
      return PoseAnswer.none("the frame is older than every pose kept");
    }
    if (after == null) {
      return extrapolated(at, before.getValue());
    }
    if (seconds(before.getKey(), after.getKey()) > MAX_GAP_S) {
      return PoseAnswer.none("no pose within " + MAX_GAP_S + " s around the frame");
    }
    return between(at, before.getValue(), after.getValue());
  }

  private PoseAnswer between(Instant at, Pose a, Pose b) {
    if (a.camera().isEmpty() || b.camera().isEmpty()) {
      return noGimbal();
    }
    double span = seconds(a.at(), b.at());
    if (span == 0) {
      Map.Entry<Instant, Pose> earlier = poses.lowerEntry(a.at());
      return PoseAnswer.of(carried(at, earlier == null ? a : earlier.getValue(), a, 0));
    }
    double part = seconds(a.at(), at) / span;
    LocalFrame frame = new LocalFrame(a.where());
    LatLon where = frame.toLatLon(frame.toEnu(b.where()).times(part));
    CameraAttitude from = a.camera().get();
    CameraAttitude to = b.camera().get();
    double turnDeg = Geodesy.wrap180(to.yawDeg() - from.yawDeg());
    double tiltDeg = to.pitchDeg() - from.pitchDeg();
    CameraAttitude camera =
        new CameraAttitude(
            Geodesy.wrap180(from.yawDeg() + turnDeg * part),
            from.pitchDeg() + tiltDeg * part,
            from.rollDeg() + Geodesy.wrap180(to.rollDeg() - from.rollDeg()) * part);
    Enu velocity = a.velocityMps().times(1 - part).plus(b.velocityMps().times(part));
    return PoseAnswer.of(
        new FramePose(
            at,
            where,
            a.heightAboveHomeM() * (1 - part) + b.heightAboveHomeM() * part,
            camera,
            velocity,
            turnDeg / span,
            tiltDeg / span,
            Math.max(a.horizontalSigmaM(), b.horizontalSigmaM()),
            Math.max(a.yawSigmaDeg(), b.yawSigmaDeg()),
            0));
  }

  private PoseAnswer extrapolated(Instant at, Pose last) {
    double aheadS = seconds(last.at(), at);
    if (aheadS > MAX_EXTRAPOLATION_S) {
      return PoseAnswer.none("no pose within " + MAX_EXTRAPOLATION_S + " s of the frame");
    }
    if (last.camera().isEmpty()) {
      return noGimbal();
    }
    Map.Entry<Instant, Pose> earlier = poses.lowerEntry(last.at());
    return PoseAnswer.of(carried(at, earlier == null ? last : earlier.getValue(), last, aheadS));
  }

  /** {@code last} carried on for {@code aheadS} with the rates since {@code earlier}. */
  private static FramePose carried(Instant at, Pose earlier, Pose last, double aheadS) {
    CameraAttitude now = last.camera().orElseThrow();
    CameraAttitude then = earlier.camera().orElse(now);
    double span = seconds(earlier.at(), last.at());
    boolean rates = span > 0 && span <= MAX_GAP_S;
    double yawRate = rates ? Geodesy.wrap180(now.yawDeg() - then.yawDeg()) / span : 0;
    double pitchRate = rates ? (now.pitchDeg() - then.pitchDeg()) / span : 0;
    Enu moved = last.velocityMps().times(aheadS);
    double strayM = UNKNOWN_ACCELERATION_MPS2 * aheadS * aheadS / 2;
    double strayDeg = UNKNOWN_YAW_RATE_DPS * aheadS;
    return new FramePose(
        at,
        new LocalFrame(last.where()).toLatLon(moved),
        last.heightAboveHomeM() + moved.up(),
        new CameraAttitude(
            Geodesy.wrap180(now.yawDeg() + yawRate * aheadS),
            now.pitchDeg() + pitchRate * aheadS,
            now.rollDeg()),
        last.velocityMps(),
        yawRate,
        pitchRate,
        hypot(last.horizontalSigmaM(), strayM),
        hypot(last.yawSigmaDeg(), strayDeg),
        aheadS);
  }

  private static PoseAnswer noGimbal() {
    return PoseAnswer.none("the drone tells no gimbal attitude");
  }

  private static double hypot(double a, double b) {
    return StrictMath.sqrt(a * a + b * b);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
