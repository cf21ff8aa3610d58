package io.skybeat.simulator.vehicle.autopilot;

import io.skybeat.core.geo.Enu;
import io.skybeat.simulator.vehicle.flight.Demand;
import io.skybeat.simulator.vehicle.flight.Estimate;
import io.skybeat.simulator.vehicle.flight.Look;
import io.skybeat.simulator.vehicle.flight.Pack;
import java.util.Optional;

/**
 * Modes, arming, orders and failsafes of an ArduCopter. It steers by its estimate alone, errors and
 * all. Not thread-safe.
 */
public final class Autopilot {
  private static final int FORCE = 21196;
  private static final int PX4_RETURN = 6;
  private static final int PX4_LAND = 7;

  private final Personality personality;
  private final ParameterTable parameters;
  private final Places places;
  private final Notices notices;
  private final Handling handling;
  private final CameraAim aim;
  private final Helm helm;
  private final MissionRunner runner;
  private final Arming arming;
  private final Failsafes failsafes;
  private final FenceWatch fence;
  private final Readiness readiness;
  private final FailsafeDelay delay = new FailsafeDelay();
  private FlightMode mode;
  private boolean armed;
  private boolean mayLift;
  private boolean finished;
  private double idleS;
  private Manoeuvre paused;
  private Demand demand = Demand.REST;

  /**
   * @param warm whether it knows its position a second after start
   */
  public Autopilot(
      Personality personality,
      ParameterTable parameters,
      Plans plans,
      Places places,
      Notices notices,
      boolean warm,
      Estimate own,
      Pack pack) {
    this.personality = personality;
    this.mode = personality.first();
    this.parameters = parameters;
    this.places = places;
    this.notices = notices;
    this.handling = new Handling(parameters);
    this.aim = new CameraAim(parameters);
    Retreat retreat = new Retreat(personality, parameters, plans, places);
    this.helm = new Helm(handling, places, retreat, own);
    boolean talks = personality == Personality.ARDUCOPTER;
    AutoFlight auto =
        new AutoFlight(
            helm,
            handling,
            aim,
            words -> {
              if (talks) {
                notices.say(Notices.INFO, words);
              }
            });
    this.runner = new MissionRunner(personality, plans, parameters, notices, auto);
    auto.follow(runner);
    this.failsafes = new Failsafes(personality, parameters, notices);
    this.arming = new Arming(parameters, failsafes, warm);
    this.readiness = new Readiness(arming, failsafes, helm, pack);
    this.fence = new FenceWatch(personality, plans, places, parameters, notices);
  }

  /** Decides for the next {@code dtS} seconds. */
  public void step(double dtS, Estimate own, Pack battery) {
    helm.see(own);
    boolean knewPlace = readiness.positionKnown();
    readiness.step(dtS, battery);
    if (!armed) {
      if (readiness.positionKnown() && !knewPlace) {
        places.setHome(own.position());
      }
      failsafes.idle(dtS);
      demand = Demand.REST;
      return;
    }
    failsafes.step(dtS, mode, helm, battery).ifPresent(this::fallBack);
    fence.step(helm).ifPresent(this::fallBack);
    delay.step(dtS, mode).ifPresent(this::changeMode);
    if (mode == FlightMode.AUTO && mayLift && paused == null) {
      runner.step(dtS);
      if (runner.state() == MissionRunner.State.COMPLETE && !finished) {
        finished = true;
        if (!helm.landing()) {
          helm.hover();
          hold();
        }
      } else if (personality == Personality.PX4 && runner.returning()) {
        // The item is carried out by another mode, and the mission is left.
        changeMode(FlightMode.RTL);
      }
    }
    demand = mayLift || !own.contact() ? helm.step(dtS) : new Demand(true, Enu.ZERO, Double.NaN);
    disarmWhenDone(dtS);
  }

  /**
   * A PX4 that has flown its mission holds, and says so by its mode; an ArduCopter stays in AUTO.
   */
  private void hold() {
    if (personality == Personality.PX4) {
      mode = FlightMode.GUIDED;
    }
  }

  private void disarmWhenDone(double dtS) {
    boolean down = helm.landing() && helm.done();
    boolean lifting = demand.velocityMps().up() > 0.05;
    idleS = helm.contact() && !lifting ? idleS + dtS : 0;
    double delayS = parameters.get("DISARM_DELAY");
    if (down || (delayS > 0 && idleS > delayS)) {
      // A mission ends with its landing: let it note so before the motors stop.
      if (mode == FlightMode.AUTO && runner.state() == MissionRunner.State.RUNNING) {
        runner.step(0);
      }
      stopMotors();
    }
  }

  private void fallBack(FlightMode to) {
    if (helm.contact()) {
      stopMotors();
    } else if (mode != to && !(mode == FlightMode.LAND && to == FlightMode.RTL)) {
      boolean waits = personality == Personality.PX4 && to != FlightMode.GUIDED && !helm.landing();
      double seconds = waits ? parameters.get("COM_FAIL_ACT_T") : 0;
      notices.fallsBack(
          failsafes.cause(), to == FlightMode.LAND ? PX4_LAND : PX4_RETURN, (int) seconds);
      if (seconds > 0 && readiness.positionKnown()) {
        changeMode(FlightMode.GUIDED);
        delay.begin(to, seconds);
      } else {
        changeMode(to);
      }
    }
  }

  /** DO_SET_MODE and SET_MODE. */
  public Verdict mode(Optional<FlightMode> wanted) {
    if (wanted.isEmpty()) {
      notices.say(Notices.WARNING, "Mode change failed: unknown mode");
      return Verdict.FAILED;
    }
    return changeMode(wanted.get());
  }

  private Verdict changeMode(FlightMode wanted) {
    if (wanted == mode) {
      return Verdict.ACCEPTED;
    }
    if (wanted.needsPosition() && !readiness.positionKnown()) {
      return refuse(wanted, "requires position");
    }
    if (wanted == FlightMode.AUTO) {
      if (runner.empty()) {
        return refuse(wanted, "no mission");
      }
      boolean grounded = armed && helm.contact();
      if (grounded && personality == Personality.ARDUCOPTER && !takesOffFirst()) {
        return refuse(wanted, "Missing Takeoff Cmd");
      }
    }
    if (mode == FlightMode.AUTO) {
      runner.stop();
    }
    paused = null;
    mode = wanted;
    enter();
    return Verdict.ACCEPTED;
  }

  private void enter() {
    switch (mode) {
      case AUTO -> {
        finished = false;
        handling.forgetOverrides();
        runner.startOrResume();
        mayLift |= !helm.contact() || liftsByItself();
      }
      case RTL, SMART_RTL -> {
        handling.forgetOverrides();
        helm.home();
      }
      case LAND -> helm.descend();
      default -> helm.hover();
    }
  }

  /** Whether it takes off in AUTO without a further word. */
  private boolean liftsByItself() {
    return personality == Personality.PX4 ? armed : ((int) parameters.get("AUTO_OPTIONS") & 2) != 0;
  }

  private Verdict refuse(FlightMode wanted, String why) {
    notices.say(Notices.WARNING, personality.modeRefused(wanted, why));
    return personality.modeRefused();
  }

  private boolean takesOffFirst() {
    return runner.firstNavigation() == MissionItem.TAKEOFF;
  }

  /** COMPONENT_ARM_DISARM. */
  public Verdict arm(boolean on, int force) {
    if (on == armed) {
      return Verdict.ACCEPTED;
    }
    if (!on) {
      if (!helm.contact() && force != FORCE) {
        return personality.armingRefused();
      }
      stopMotors();
      return Verdict.ACCEPTED;
    }
    Optional<String> refusal = arming.refusal(readiness, helm.own(), mode);
    if (refusal.isPresent() && force != FORCE) {
      notices.say(Notices.CRITICAL, personality.armingRefused(refusal.get()));
      return personality.armingRefused();
    }
    boolean ardupilot = personality == Personality.ARDUCOPTER;
    if (mode == FlightMode.AUTO && ardupilot && !takesOffFirst()) {
      notices.say(Notices.CRITICAL, "Arm: Missing Takeoff Cmd");
      return Verdict.FAILED;
    }
    startMotors();
    return Verdict.ACCEPTED;
  }

  private void startMotors() {
    armed = true;
    idleS = 0;
    helm.armed();
    failsafes.armed();
    fence.armed();
    notices.armed(true);
    notices.say(
        Notices.INFO,
        personality == Personality.PX4 ? "Armed by external command" : "Arming motors");
    mayLift = mode == FlightMode.AUTO && liftsByItself();
    if (mode == FlightMode.AUTO && runner.state() == MissionRunner.State.RUNNING) {
      // Begun before the motors ran, from where the copter stood then.
      runner.restartCurrent();
    }
  }

  private void stopMotors() {
    armed = false;
    mayLift = false;
    paused = null;
    demand = Demand.REST;
    helm.rest();
    aim.neutral();
    runner.stop();
    runner.reset();
    notices.armed(false);
    notices.say(
        Notices.INFO, personality == Personality.PX4 ? "Disarmed by landing" : "Disarming motors");
    if (personality == Personality.PX4 && (mode == FlightMode.RTL || mode == FlightMode.LAND)) {
      mode = FlightMode.GUIDED;
    }
  }

  /** NAV_TAKEOFF as a command. */
  public Verdict takeOff(double heightM) {
    boolean fit = armed && mode == FlightMode.GUIDED && helm.contact() && heightM > 0;
    if (!fit) {
      return Verdict.FAILED;
    }
    mayLift = true;
    helm.takeOff(places.home().up() + heightM);
    return Verdict.ACCEPTED;
  }

  /** MISSION_START. */
  public Verdict startMission() {
    Verdict entered = changeMode(FlightMode.AUTO);
    if (entered != Verdict.ACCEPTED) {
      return entered;
    }
    if (personality == Personality.PX4 && !armed) {
      Verdict started = arm(true, 0);
      if (started != Verdict.ACCEPTED) {
        return Verdict.DENIED;
      }
    }
    if (armed && helm.contact() && personality == Personality.ARDUCOPTER && !takesOffFirst()) {
      return Verdict.FAILED;
    }
    mayLift = armed;
    if (runner.state() != MissionRunner.State.RUNNING) {
      finished = false;
      runner.startOrResume();
    }
    return Verdict.ACCEPTED;
  }

  /** Flies to a place in GUIDED. */
  public Verdict goTo(Enu place, double speedMps, boolean mayChangeMode) {
    if (!airborneGuided(mayChangeMode)) {
      return Verdict.DENIED;
    }
    helm.leg(place, handling.radiusM(), speedMps > 0 ? speedMps : Double.NaN, 0);
    return Verdict.ACCEPTED;
  }

  /** Flies a velocity in GUIDED until it lapses. */
  public Verdict fly(Enu velocityMps) {
    if (!airborneGuided(false)) {
      return Verdict.DENIED;
    }
    helm.velocity(velocityMps, parameters.get("GUID_TIMEOUT"));
    return Verdict.ACCEPTED;
  }

  private boolean airborneGuided(boolean mayChangeMode) {
    if (mode != FlightMode.GUIDED
        && !(mayChangeMode && changeMode(FlightMode.GUIDED) == Verdict.ACCEPTED)) {
      return false;
    }
    return armed && !helm.contact() && !helm.landing();
  }

  /** DO_PAUSE_CONTINUE: the mode stays. */
  public Verdict pause(boolean hold) {
    if (personality == Personality.PX4) {
      return Verdict.UNSUPPORTED;
    }
    boolean pausable =
        armed
            && !helm.contact()
            && !helm.landing()
            && (mode == FlightMode.AUTO || mode == FlightMode.GUIDED);
    if (!pausable) {
      return Verdict.FAILED;
    }
    if (hold && paused == null) {
      paused = helm.manoeuvre();
      helm.hover();
    } else if (!hold && paused != null) {
      helm.resume(paused);
      paused = null;
    }
    return Verdict.ACCEPTED;
  }

  /** DO_SET_MISSION_CURRENT. */
  public Verdict setCurrent(int seq, boolean forgetJumps) {
    if (!runner.setCurrent(seq, forgetJumps)) {
      notices.say(Notices.WARNING, "Set current failed: no item " + seq);
      return Verdict.FAILED;
    }
    if (paused != null) {
      // It waits before the new item as it did before the old one.
      paused = helm.manoeuvre();
      helm.hover();
    }
    return Verdict.ACCEPTED;
  }

  /** DO_CHANGE_SPEED. */
  public Verdict changeSpeed(double kind, double mps) {
    return handling.changeSpeed(kind, mps) ? Verdict.ACCEPTED : Verdict.DENIED;
  }

  /** CONDITION_YAW. */
  public Verdict turn(double deg, double direction, boolean relative) {
    helm.turn(deg, direction, relative);
    return Verdict.ACCEPTED;
  }

  public void lookAt(Enu place) {
    aim.place(place);
  }

  /** Yaw as a bearing or from the nose. */
  public void lookAlong(double pitchDeg, double yawDeg, boolean earthYaw) {
    aim.angles(pitchDeg, yawDeg, earthYaw);
  }

  public void lookAhead() {
    aim.neutral();
  }

  /** A heartbeat of the station in charge came. */
  public void stationHeard() {
    failsafes.stationHeard();
  }

  public Demand demand() {
    return demand;
  }

  public Look look() {
    return aim.look(helm.own());
  }

  public Personality personality() {
    return personality;
  }

  /** HEARTBEAT.custom_mode. */
  public long modeNumber() {
    return personality.number(mode);
  }

  /** What its fence has to say. */
  public FenceWatch fence() {
    return fence;
  }

  public FlightMode mode() {
    return mode;
  }

  public boolean armed() {
    return armed;
  }

  public boolean failsafe() {
    return armed && failsafes.active();
  }

  /** Whether it could fly, armed or not. */
  public Readiness readiness() {
    return readiness;
  }

  public MissionRunner mission() {
    return runner;
  }

  /** Whether a mission is held at DO_PAUSE_CONTINUE's request. */
  public boolean missionPaused() {
    return paused != null && mode == FlightMode.AUTO;
  }

  public Places places() {
    return places;
  }

  public LandedState landedState() {
    return helm.landedState(mayLift);
  }
}
