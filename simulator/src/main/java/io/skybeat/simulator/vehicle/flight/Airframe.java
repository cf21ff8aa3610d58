package io.skybeat.simulator.vehicle.flight;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;

/**
 * A quadrotor as a leaning point mass: it follows a demanded velocity within its limits, leans as
 * it must to accelerate and to stand in the wind, and rests on flat ground at height 0. Positions
 * are in the town's frame.
 */
public final class Airframe {
  private static final double G = 9.81;
  private static final double VELOCITY_GAIN = 2.0;
  private static final double CLIMB_GAIN = 3.0;
  private static final double LEAN_LAG_S = 0.25;
  private static final double TRIM_LAG_S = 3.0;
  private static final double YAW_GAIN = 2.0;

  private final FlightLimits limits;
  private Enu position;
  private Enu velocity = Enu.ZERO;

  /** Horizontal acceleration that the lean makes. */
  private Enu thrust = Enu.ZERO;

  /** The steady push of the wind that the attitude loop has learnt to lean against. */
  private Enu trim = Enu.ZERO;

  private double yawDeg;
  private double yawRateDegps;
  private double spooledS;
  private boolean contact = true;

  public Airframe(FlightLimits limits, Enu position, double yawDeg) {
    this.limits = limits;
    this.position = position;
    this.yawDeg = yawDeg;
  }

  /** Moves {@code dtS} (about 0.02) seconds on. */
  public void step(double dtS, Demand demand, Enu windMps) {
    spooledS = demand.motors() ? spooledS + dtS : 0;
    if (!demand.motors()) {
      unpowered(dtS);
      return;
    }
    boolean lifting = spooledS >= limits.spoolS() && demand.velocityMps().up() > 0.05;
    if (contact && !lifting) {
      settle();
      return;
    }
    contact = false;
    turn(dtS, demand.yawDeg());
    Enu push = accelerate(dtS, demand.velocityMps(), windMps);
    double climbMps2 =
        clamp(CLIMB_GAIN * (demand.velocityMps().up() - velocity.up()), limits.verticalAccelMps2());
    velocity =
        velocity.plus(
            new Enu(push.east() * dtS, push.north() * dtS, (climbMps2 + 0.1 * windMps.up()) * dtS));
    position = position.plus(velocity.times(dtS));
    if (position.up() <= 0 && velocity.up() <= 0) {
      contact = true;
      settle();
    }
  }

  private void unpowered(double dtS) {
    if (position.up() > 0) {
      velocity = velocity.plus(new Enu(0, 0, -G * dtS)).times(1 - limits.dragPerS() * dtS);
      position = position.plus(velocity.times(dtS));
    }
    if (position.up() <= 0) {
      contact = true;
      settle();
    }
  }

  private void settle() {
    position = new Enu(position.east(), position.north(), 0);
    velocity = Enu.ZERO;
    thrust = Enu.ZERO;
    trim = Enu.ZERO;
    yawRateDegps = 0;
  }

  private void turn(double dtS, double wantedDeg) {
    double errorDeg = Double.isNaN(wantedDeg) ? 0 : Geodesy.wrap180(wantedDeg - yawDeg);
    double wantedRate = clamp(YAW_GAIN * errorDeg, limits.yawRateDegps());
    yawRateDegps += clamp(wantedRate - yawRateDegps, limits.yawAccelDegps2() * dtS);
    yawDeg = (yawDeg + yawRateDegps * dtS + 360) % 360;
  }

  /** Leans towards the demanded velocity; the resulting horizontal acceleration. */
  private Enu accelerate(double dtS, Enu wanted, Enu windMps) {
    Enu drag = horizontal(windMps.minus(velocity)).times(limits.dragPerS());
    trim = trim.plus(drag.minus(trim).times(dtS / TRIM_LAG_S));
    Enu push = shorten(horizontal(wanted.minus(velocity)).times(VELOCITY_GAIN), limits.accelMps2());
    double most = G * StrictMath.tan(StrictMath.toRadians(limits.maxLeanDeg()));
    Enu lean = shorten(push.minus(trim), most);
    thrust = thrust.plus(lean.minus(thrust).times(dtS / LEAN_LAG_S));
    return thrust.plus(drag);
  }

  /** In the town's frame, metres. */
  public Enu position() {
    return position;
  }

  /** Over ground, metres a second. */
  public Enu velocityMps() {
    return velocity;
  }

  /** True heading, 0..360. */
  public double yawDeg() {
    return yawDeg;
  }

  public double yawRateDegps() {
    return yawRateDegps;
  }

  /** Nose up positive: a copter that accelerates forwards is nose down. */
  public double pitchDeg() {
    double yawRad = StrictMath.toRadians(yawDeg);
    double forward =
        thrust.east() * StrictMath.sin(yawRad) + thrust.north() * StrictMath.cos(yawRad);
    return -StrictMath.toDegrees(StrictMath.atan2(forward, G));
  }

  /** Right side down positive. */
  public double rollDeg() {
    double yawRad = StrictMath.toRadians(yawDeg);
    double right = thrust.east() * StrictMath.cos(yawRad) - thrust.north() * StrictMath.sin(yawRad);
    return StrictMath.toDegrees(StrictMath.atan2(right, G));
  }

  /** Whether the skids stand on the ground. */
  public boolean contact() {
    return contact;
  }

  private static Enu horizontal(Enu v) {
    return new Enu(v.east(), v.north(), 0);
  }

  private static Enu shorten(Enu v, double most) {
    double length = v.horizontal();
    return length <= most ? v : v.times(most / length);
  }

  private static double clamp(double value, double most) {
    return Math.max(-most, Math.min(most, value));
  }
}
