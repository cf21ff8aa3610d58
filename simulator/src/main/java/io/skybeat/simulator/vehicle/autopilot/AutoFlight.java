package io.skybeat.simulator.vehicle.autopilot;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** How mode AUTO carries out each item of a mission. */
final class AutoFlight implements MissionRunner.Crew {
  private static final double CURVE_RADIUS_M = 2;

  private final Helm helm;
  private final Handling handling;
  private final CameraAim aim;
  private final Consumer<String> tell;
  private final Joints joints = new Joints();
  private final Deque<Enu> curve = new ArrayDeque<>();
  private MissionRunner runner;
  private double waitedS;
  private double asideWaitedS;
  private Enu descentTo;

  /**
   * @param tell takes what an ArduCopter says of each item; a PX4 says nothing
   */
  AutoFlight(Helm helm, Handling handling, CameraAim aim, Consumer<String> tell) {
    this.helm = helm;
    this.handling = handling;
    this.aim = aim;
    this.tell = tell;
  }

  void follow(MissionRunner theRunner) {
    this.runner = theRunner;
  }

  @Override
  public boolean begin(int seq, MissionItem item) {
    waitedS = item.navigates() ? 0 : waitedS;
    boolean known = item.navigates() ? navigate(item) : beside(item);
    String name = name(item.command());
    tell.accept(known ? "Mission: " + seq + " " + name : "Skipping invalid cmd #" + item.command());
    return known;
  }

  private boolean navigate(MissionItem item) {
    Enu present = helm.stoppingPoint();
    curve.clear();
    if (item.command() != MissionItem.WAYPOINT && item.command() != MissionItem.SPLINE_WAYPOINT) {
      joints.stands();
    }
    switch (item.command()) {
      case MissionItem.TAKEOFF -> helm.takeOff(helm.places().of(item, present).up());
      case MissionItem.WAYPOINT -> {
        Enu end = helm.places().of(item, present);
        joints.straight(helm.present(), end, item.param1() > 0);
        helm.leg(end, radius(item), Double.NaN, overEnd(item, end));
      }
      case MissionItem.SPLINE_WAYPOINT -> {
        Enu end = helm.places().of(item, present);
        Optional<MissionItem> next = Optional.ofNullable(runner.afterCurrent());
        Optional<Enu> there =
            next.filter(one -> item.param1() <= 0 && goesOnTo(one))
                .map(one -> helm.places().of(one, end));
        boolean spline =
            next.map(one -> one.command() == MissionItem.SPLINE_WAYPOINT).orElse(false);
        curve.addAll(joints.spline(helm.present(), end, there, spline));
        alongCurve(item);
      }
      case MissionItem.LOITER_UNLIMITED, MissionItem.LOITER_TIME ->
          helm.leg(helm.places().of(item, present), handling.radiusM(), Double.NaN, 0);
      case MissionItem.LAND -> beginLanding(item);
      case MissionItem.RETURN -> helm.home();
      case MissionItem.NAV_DELAY -> helm.hover();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** To the next point of a spline; the points between are flown through. */
  private void alongCurve(MissionItem item) {
    Enu point = curve.removeFirst();
    if (curve.isEmpty()) {
      helm.leg(point, radius(item), Double.NaN, overEnd(item, point));
    } else {
      double restM = 0;
      Enu from = point;
      for (Enu to : curve) {
        restM += to.minus(from).length();
        from = to;
      }
      double over = overEnd(item, from);
      double brake = StrictMath.sqrt(over * over + handling.accelMps2() * restM);
      helm.leg(point, CURVE_RADIUS_M, Double.NaN, Math.min(handling.cruiseMps(), brake));
    }
  }

  private void beginLanding(MissionItem item) {
    descentTo = null;
    if (item.x() == 0 && item.y() == 0) {
      helm.descend();
      return;
    }
    Enu place = helm.places().of(item, helm.present());
    descentTo = place;
    // ArduCopter crosses over at its present height, then comes down.
    helm.leg(new Enu(place.east(), place.north(), helm.present().up()), 1, Double.NaN, 0);
  }

  private boolean beside(MissionItem item) {
    switch (item.command()) {
      case MissionItem.CONDITION_DELAY, MissionItem.CONDITION_DISTANCE -> asideWaitedS = 0;
      case MissionItem.CONDITION_YAW -> helm.turn(item.param1(), item.param3(), item.param4() != 0);
      case MissionItem.DO_CHANGE_SPEED -> handling.changeSpeed(item.param1(), item.param2());
      case MissionItem.DO_SET_ROI_LOCATION, MissionItem.DO_SET_ROI -> {
        if (item.x() == 0 && item.y() == 0) {
          aim.neutral();
        } else {
          aim.place(helm.places().of(item, helm.present()));
        }
      }
      case MissionItem.DO_SET_ROI_NONE -> aim.neutral();
      case MissionItem.DO_MOUNT_CONTROL -> aim.angles(item.param1(), item.param3(), false);
      case MissionItem.DO_GIMBAL_MANAGER_PITCHYAW ->
          aim.angles(item.param1(), item.param2(), GimbalOrder.earthYaw(item.x()));
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean finished(MissionItem item, double dtS) {
    switch (item.command()) {
      case MissionItem.TAKEOFF, MissionItem.RETURN -> {
        return helm.done();
      }
      case MissionItem.SPLINE_WAYPOINT -> {
        if (!curve.isEmpty()) {
          while (!curve.isEmpty() && helm.done()) {
            alongCurve(item);
          }
          return false;
        }
        return held(item.param1(), dtS) && told();
      }
      case MissionItem.WAYPOINT -> {
        return held(item.param1(), dtS) && told();
      }
      case MissionItem.LOITER_TIME -> {
        return held(item.param1(), dtS);
      }
      case MissionItem.NAV_DELAY -> {
        return held(item.param1(), dtS);
      }
      case MissionItem.LAND -> {
        return landed();
      }
      case MissionItem.CONDITION_DELAY -> {
        asideWaitedS += dtS;
        return asideWaitedS >= item.param1();
      }
      case MissionItem.CONDITION_DISTANCE -> {
        return helm.toGoM() <= item.param1();
      }
      case MissionItem.CONDITION_YAW -> {
        return helm.turned();
      }
      case MissionItem.LOITER_UNLIMITED -> {
        return false;
      }
      default -> {
        return true;
      }
    }
  }

  private boolean held(double seconds, double dtS) {
    if (!helm.done()) {
      return false;
    }
    waitedS += dtS;
    return waitedS >= seconds;
  }

  private boolean told() {
    tell.accept("Reached command #" + runner.current());
    return true;
  }

  private boolean landed() {
    if (descentTo != null && helm.done()) {
      descentTo = null;
      helm.descend();
      return false;
    }
    return descentTo == null && helm.done();
  }

  private double radius(MissionItem item) {
    return item.param2() > 0 ? item.param2() : handling.radiusM();
  }

  private static boolean goesOnTo(MissionItem next) {
    return next.command() == MissionItem.WAYPOINT
        || next.command() == MissionItem.SPLINE_WAYPOINT
        || next.command() == MissionItem.LOITER_TIME;
  }

  /** Straight on is flown through, a corner is rounded slowly, a hold is a stop. */
  private double overEnd(MissionItem item, Enu end) {
    MissionItem next = runner.afterCurrent();
    boolean goesOn = next != null && item.param1() <= 0 && goesOnTo(next);
    if (!goesOn) {
      return 0;
    }
    Enu in = end.minus(helm.present());
    Enu out = helm.places().of(next, end).minus(end);
    if (in.horizontal() < 1 || out.horizontal() < 1) {
      return 0;
    }
    double turn =
        Geodesy.wrap180(
            StrictMath.toDegrees(
                StrictMath.atan2(out.east(), out.north())
                    - StrictMath.atan2(in.east(), in.north())));
    double keep = Math.max(0.12, StrictMath.cos(StrictMath.toRadians(turn)));
    // Not faster than one can stop in on the leg that follows.
    double brake = StrictMath.sqrt(handling.accelMps2() * out.horizontal());
    return Math.min(handling.cruiseMps() * keep, brake);
  }

  private static String name(int command) {
    return switch (command) {
      case MissionItem.WAYPOINT -> "WP";
      case MissionItem.SPLINE_WAYPOINT -> "SplineWP";
      case MissionItem.LOITER_UNLIMITED -> "LoitUnlim";
      case MissionItem.LOITER_TIME -> "LoitTime";
      case MissionItem.RETURN -> "RTL";
      case MissionItem.LAND -> "Land";
      case MissionItem.TAKEOFF -> "Takeoff";
      case MissionItem.NAV_DELAY -> "Delay";
      case MissionItem.CONDITION_DELAY -> "CondDelay";
      case MissionItem.CONDITION_DISTANCE -> "CondDist";
      case MissionItem.CONDITION_YAW -> "CondYaw";
      case MissionItem.DO_CHANGE_SPEED -> "ChangeSpeed";
      case MissionItem.DO_SET_ROI, MissionItem.DO_SET_ROI_LOCATION, MissionItem.DO_SET_ROI_NONE ->
          "SetROI";
      case MissionItem.DO_MOUNT_CONTROL -> "MountControl";
      case MissionItem.DO_GIMBAL_MANAGER_PITCHYAW -> "GimbalPitchYaw";
      default -> "?";
    };
  }
}
