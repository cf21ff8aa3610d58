package io.skybeat.station.fleet;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Pose;
import io.skybeat.core.geo.LatLon;
import io.skybeat.mavlink.conversation.RoundTrip;
import io.skybeat.mavlink.conversation.TimeSync;
import io.skybeat.mavlink.mode.ModeTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One vehicle as its telemetry tells it.
 *
 * @param drone its name here
 * @param systemId its MAVLink system
 * @param componentId its autopilot's component, 0 before its first heartbeat
 * @param autopilot MAV_AUTOPILOT, 0 before its first heartbeat
 * @param modes what its modes mean
 * @param lastHeartbeatAt empty: never heard
 * @param lost true when {@link #LOST_AFTER} passed without a heartbeat
 * @param heardSince first heartbeat of this spell of hearing it
 * @param roundTrip how long its link takes there and back
 * @param home place of take-off as it reports it
 * @param equipment what it tells of what it carries
 * @param fitness what else it tells of how it is
 * @param link how good the way to it is
 */
public record Vehicle(
    DroneId drone,
    int systemId,
    int componentId,
    int autopilot,
    ModeTable modes,
    Optional<Instant> lastHeartbeatAt,
    boolean lost,
    Optional<Instant> heardSince,
    Motion motion,
    Condition condition,
    Progress progress,
    VehicleClock clock,
    RoundTrip roundTrip,
    Optional<LatLon> home,
    Equipment equipment,
    Fitness fitness,
    LinkQuality link) {
  /** Four to five missing heartbeats. */
  public static final Duration LOST_AFTER = Duration.ofMillis(4500);

  /** A vehicle that was not heard yet. */
  public static Vehicle unheard(DroneId drone, int systemId) {
    return new Vehicle(
        drone,
        systemId,
        0,
        0,
        ModeTable.of(0),
        Optional.empty(),
        false,
        Optional.empty(),
        Motion.NONE,
        Condition.UNKNOWN,
        Progress.UNKNOWN,
        VehicleClock.UNKNOWN,
        RoundTrip.UNKNOWN,
        Optional.empty(),
        Equipment.UNKNOWN,
        Fitness.UNKNOWN,
        LinkQuality.UNKNOWN);
  }

  /** True for an ArduPilot, which has habits of its own. */
  public boolean ardupilot() {
    return autopilot == ModeTable.ARDUPILOT;
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
    return condition.gpsFix() >= 3 && motion.fix().isPresent() && fitness.placeKnown().orElse(true);
  }

  /** True when it has told everything that the station needs to know once. */
  public boolean tellsAll() {
    return condition.statusTold()
        && condition.gpsFix() > 0
        && condition.landedReported() != Landed.UNKNOWN
        && progress.current() >= 0;
  }

  /**
   * After a heartbeat.
   *
   * @param kind MAV_AUTOPILOT
   */
  Vehicle heartbeat(
      Instant at, int component, int kind, long customMode, boolean armed, int status) {
    boolean anew = !linked();
    // Another autopilot under the same number has other modes; what was told of the old one is not
    // of it.
    ModeTable table = kind == autopilot ? modes : ModeTable.of(kind);
    return with(
        draft -> {
          draft.componentId = component;
          draft.autopilot = kind;
          draft.modes = table;
          draft.lastHeartbeatAt = Optional.of(at);
          draft.lost = false;
          draft.heardSince = anew ? Optional.of(at) : heardSince;
          draft.condition = condition.withHeart(table.mode(customMode), armed, status);
          draft.fitness = fitness.armed(draft.condition.armed(), at);
          draft.link = link.beat(at);
        });
  }

  /** This vehicle, lost if its heartbeats have stayed away; its link judged anew. */
  Vehicle at(Instant now) {
    if (lastHeartbeatAt.isEmpty()) {
      return this;
    }
    if (lastHeartbeatAt.get().isAfter(now)) {
      // The machine's clock was set back: from here on silence counts anew.
      return with(draft -> draft.lastHeartbeatAt = Optional.of(now));
    }
    Instant last = lastHeartbeatAt.get();
    boolean silent = last.plus(LOST_AFTER).isBefore(now);
    LinkQuality next = link.judged(now, last, lost || silent, roundTrip);
    if ((lost || !silent) && next.equals(link)) {
      return this;
    }
    return with(
        draft -> {
          draft.lost = lost || silent;
          draft.link = next;
        });
  }

  /** It was restarted: what it held before is not known any more. */
  Vehicle heardAnew(Instant at) {
    return with(draft -> draft.heardSince = Optional.of(at));
  }

  Vehicle with(Motion nextMotion, VehicleClock nextClock) {
    return with(
        draft -> {
          draft.motion = nextMotion;
          draft.clock = nextClock;
        });
  }

  /** After a TIMESYNC: its clock is known better, and so is the way to it. */
  Vehicle synchronised(TimeSync.Measured measured) {
    return with(
        draft -> {
          draft.clock = clock.synchronised(measured);
          draft.roundTrip = roundTrip.measured(measured.roundTrip());
        });
  }

  Vehicle with(Condition next) {
    return with(draft -> draft.condition = next);
  }

  Vehicle with(Progress next) {
    return with(draft -> draft.progress = next);
  }

  Vehicle with(ModeTable next) {
    return with(draft -> draft.modes = next);
  }

  Vehicle with(Equipment next) {
    return with(draft -> draft.equipment = next);
  }

  Vehicle with(Fitness next) {
    return with(draft -> draft.fitness = next);
  }

  /** After a count of frames received and lost on its link since the last one. */
  Vehicle counted(long received, long lostFrames) {
    return with(draft -> draft.link = link.counted(received, lostFrames));
  }

  Vehicle withHome(LatLon next) {
    return with(draft -> draft.home = Optional.of(next));
  }

  private Vehicle with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.done();
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

  /** A copy on its way to be the next one. */
  private static final class Draft {
    private final DroneId drone;
    private final int systemId;
    private int componentId;
    private int autopilot;
    private ModeTable modes;
    private Optional<Instant> lastHeartbeatAt;
    private boolean lost;
    private Optional<Instant> heardSince;
    private Motion motion;
    private Condition condition;
    private Progress progress;
    private VehicleClock clock;
    private RoundTrip roundTrip;
    private Optional<LatLon> home;
    private Equipment equipment;
    private Fitness fitness;
    private LinkQuality link;

    Draft(Vehicle from) {
      drone = from.drone;
      systemId = from.systemId;
      componentId = from.componentId;
      autopilot = from.autopilot;
      modes = from.modes;
      lastHeartbeatAt = from.lastHeartbeatAt;
      lost = from.lost;
      heardSince = from.heardSince;
      motion = from.motion;
      condition = from.condition;
      progress = from.progress;
      clock = from.clock;
      roundTrip = from.roundTrip;
      home = from.home;
      equipment = from.equipment;
      fitness = from.fitness;
      link = from.link;
    }

    Vehicle done() {
      return new Vehicle(
          drone,
          systemId,
          componentId,
          autopilot,
          modes,
          lastHeartbeatAt,
          lost,
          heardSince,
          motion,
          condition,
          progress,
          clock,
          roundTrip,
          home,
          equipment,
          fitness,
          link);
    }
  }
}
