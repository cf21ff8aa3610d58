package io.skybeat.simulator.vehicle.flight;

import io.skybeat.core.geo.Enu;
import io.skybeat.simulator.world.TruePose;
import java.time.Instant;
import java.util.SplittableRandom;

/** The hardware of one simulated copter: airframe, air, battery, gimbal, and wrong sensors. */
public final class Copter {
  private final Airframe body;
  private final Wind wind;
  private final Pack pack;
  private final Gimbal gimbal;
  private final ErrorModel errors;
  private Estimate estimate;

  /**
   * @param start in the town's frame, on the ground
   * @param yawDeg true heading at start
   * @param seed decides every error and gust
   */
  public Copter(
      FlightLimits limits,
      Enu start,
      double yawDeg,
      WindConditions wind,
      PackSpec pack,
      ErrorSigmas sigmas,
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.body = new Airframe(limits, start, yawDeg);
    this.wind = new Wind(wind, random.split());
    this.pack = new Pack(pack);
    this.gimbal = new Gimbal(sigmas.jitterDeg(), new Look(yawDeg, 0), random.split());
    this.errors = new ErrorModel(sigmas, random.split());
    this.estimate = errors.of(body, gimbal);
  }

  /** Moves {@code dtS} seconds on. {@code look} is where the vehicle believes it should look. */
  public void step(double dtS, Demand demand, Look look) {
    Enu air = wind.step(dtS);
    body.step(dtS, demand, air);
    double airspeed = body.velocityMps().minus(air).length();
    boolean flying = demand.motors() && !body.contact();
    pack.step(dtS, flying, !demand.motors() && body.contact(), airspeed, body.velocityMps().up());
    errors.step(dtS);
    gimbal.step(dtS, new Look(look.yawDeg() - errors.yawErrorDeg(), look.pitchDeg()));
    estimate = errors.of(body, gimbal);
  }

  /** Draws the compass error of the next flight; called on arming. */
  public void newFlight() {
    errors.newFlight();
  }

  /** Air, satellites and contacts are as another one's. */
  public void suffersAs(Copter other) {
    wind.become(other.wind.conditions());
    errors.satellites(other.errors.satellites());
    pack.contacts(other.pack.contacts());
  }

  /** The weather changes. */
  public void weather(WindConditions conditions) {
    wind.become(conditions);
  }

  /** Satellite reception goes or comes back; without it the position is a guess that drifts. */
  public void satellites(boolean received) {
    errors.satellites(received);
  }

  /** Whether satellites are received. */
  public boolean satellites() {
    return errors.satellites();
  }

  public Estimate estimate() {
    return estimate;
  }

  public Pack pack() {
    return pack;
  }

  /** The vehicle's UTC minus true UTC, seconds. */
  public double clockOffsetS() {
    return errors.clockOffsetS();
  }

  /** The truth, for cameras and judges only. */
  public TruePose truth(Instant at) {
    return new TruePose(
        at,
        body.position(),
        body.velocityMps(),
        body.rollDeg(),
        body.pitchDeg(),
        body.yawDeg(),
        gimbal.truth());
  }
}
