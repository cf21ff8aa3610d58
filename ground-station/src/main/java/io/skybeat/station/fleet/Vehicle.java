package io.skybeat.station.fleet;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Pose;
import io.skybeat.core.geo.LatLon;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One vehicle as its telemetry tells it.
 *
 * @param drone its name here
 * @param systemId its MAVLink system
 * @param componentId its autopilot's component, 0 before its first heartbeat
 * @param lastHeartbeatAt empty: never heard
 * @param lost true when {@link #LOST_AFTER} passed without a heartbeat
 * @param heardSince first heartbeat of this spell of hearing it
 * @param home place of take-off as it reports it
 */
public record Vehicle(
    DroneId drone,
    int systemId,
    int componentId,
    Optional<Instant> lastHeartbeatAt,
    boolean lost,
    Optional<Instant> heardSince,
    Motion motion,
    Condition condition,
    Progress progress,
    VehicleClock clock,
    Optional<LatLon> home) {
  /** Four to five missing heartbeats. */
  public static final Duration LOST_AFTER = Duration.ofMillis(4500);

  /** A vehicle that was not heard yet. */
  public static Vehicle unheard(DroneId drone, int systemId) {
    return new Vehicle(
        drone,
        systemId,
        0,
        Optional.empty(),
        false,
        Optional.empty(),
        Motion.NONE,
        Condition.UNKNOWN,
        Progress.UNKNOWN,
        VehicleClock.UNKNOWN,
        Optional.empty());
  }

  /** True while its heartbeats come. */
  public boolean linked() {
    return lastHeartbeatAt.isPresent() && !lost;
  }

  /** True when it says that it stands on the ground. */
  public boolean grounded() {
    return condition.landed() == Landed.ON_GROUND;
  }

  /** True when it says that it flies. */
  public boolean flying() {
    return condition.armed()
        && (condition.landed() == Landed.IN_AIR
            || condition.landed() == Landed.TAKEOFF
            || condition.landed() == Landed.LANDING
            || condition.landed() == Landed.UNKNOWN
                && motion.fix().map(fix -> fix.heightAboveHomeM() > 2).orElse(false));
  }

  /** True when it reports a usable position. */
  public boolean positioned() {
    return condition.gpsFix() >= 3 && motion.fix().isPresent();
  }

  Vehicle heartbeat(Instant at, int component, long mode, boolean armed, int status) {
    boolean anew = !linked();
    return new Vehicle(
        drone,
        systemId,
        component,
        Optional.of(at),
        false,
        anew ? Optional.of(at) : heardSince,
        motion,
        condition.withHeart(mode, armed, status),
        progress,
        clock,
        home);
  }

  /** This vehicle, lost if its heartbeats have stayed away. */
  Vehicle at(Instant now) {
    boolean silent = lastHeartbeatAt.map(last -> last.plus(LOST_AFTER).isBefore(now)).orElse(false);
    if (silent == lost || !silent) {
      return this;
    }
    return new Vehicle(
        drone,
        systemId,
        componentId,
        lastHeartbeatAt,
        true,
        heardSince,
        motion,
        condition,
        progress,
        clock,
        home);
  }

  Vehicle with(Motion nextMotion, VehicleClock nextClock) {
    return new Vehicle(
        drone,
        systemId,
        componentId,
        lastHeartbeatAt,
        lost,
        heardSince,
        nextMotion,
        condition,
        progress,
        nextClock,
        home);
  }

  Vehicle with(Condition next) {
    return new Vehicle(
        drone,
        systemId,
        componentId,
        lastHeartbeatAt,
        lost,
        heardSince,
        motion,
        next,
        progress,
        clock,
        home);
  }

  Vehicle with(Progress next) {
    return new Vehicle(
        drone,
        systemId,
        componentId,
        lastHeartbeatAt,
        lost,
        heardSince,
        motion,
        condition,
        next,
        clock,
        home);
  }

  Vehicle withHome(LatLon next) {
    return new Vehicle(
        drone,
        systemId,
        componentId,
        lastHeartbeatAt,
        lost,
        heardSince,
        motion,
        condition,
        progress,
        clock,
        Optional.of(next));
  }

  /** The pose of the last position, whether or not it was fed; empty before there is one. */
  public Optional<Pose> pose() {
    return motion.fix().flatMap(fix -> clock.utc(fix.bootMs()).map(at -> pose(fix, at)));
  }

  private Pose pose(Motion.Fix fix, Instant at) {
    Optional<Motion.Body> body = motion.body();
    return new Pose(
        drone,
        at,
        fix.where(),
        fix.altitudeAmslM(),
        fix.heightAboveHomeM(),
        body.map(Motion.Body::rollDeg).orElse(0.0),
        body.map(Motion.Body::pitchDeg).orElse(0.0),
        body.map(b -> b.yawAtDeg(fix.bootMs())).orElse(0.0),
        fix.velocityMps(),
        motion.gimbal().map(gimbal -> gimbal.at(fix.bootMs())),
        condition.horizontalSigmaM().orElse(PoseFeed.DEFAULT_SIGMA_M),
        PoseFeed.YAW_SIGMA_DEG);
  }
}
