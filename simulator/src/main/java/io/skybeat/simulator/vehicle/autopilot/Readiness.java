package io.skybeat.simulator.vehicle.autopilot;

import io.skybeat.simulator.vehicle.flight.Pack;

/** How far it is from being fit to fly, by its sensors, its battery and its failsafes. */
public final class Readiness {
  private final Arming arming;
  private final Failsafes failsafes;
  private final Helm helm;
  private Pack pack;
  private double uptimeS;

  Readiness(Arming arming, Failsafes failsafes, Helm helm, Pack pack) {
    this.arming = arming;
    this.failsafes = failsafes;
    this.helm = helm;
    this.pack = pack;
  }

  void step(double dtS, Pack battery) {
    uptimeS += dtS;
    pack = battery;
  }

  Pack pack() {
    return pack;
  }

  /** Seconds since it was switched on, or since it was warm. */
  public double uptimeS() {
    return uptimeS;
  }

  /** Whether its satellites have told it where it is, long before its estimator is sure. */
  public boolean fixed() {
    return arming.fixed(uptimeS) && helm.own().satellites();
  }

  /** Whether it tells of a place, sure or not. */
  public boolean placed() {
    return arming.placed(uptimeS) && helm.own().satellites();
  }

  /** Whether it knows where it is. */
  public boolean positionKnown() {
    return arming.positionKnown(uptimeS) && helm.own().satellites();
  }

  public boolean preArmGood() {
    return arming.preArmGood(uptimeS, pack);
  }

  /** Whether one of its failsafes is at work. */
  public boolean failsafe() {
    return failsafes.active();
  }

  public boolean batteryLow() {
    return failsafes.batteryLow();
  }

  public boolean batteryCritical() {
    return failsafes.batteryCritical();
  }
}
