package io.skybeat.simulator.vehicle.flight;

/** A lithium pack: charge, open-circuit voltage by charge, sag by current. */
public final class Pack {
  private static final double OHM_PER_CELL = 0.0025;

  private final PackSpec spec;
  private double usedMah;
  private double amps;
  private boolean live = true;

  public Pack(PackSpec spec) {
    this.spec = spec;
    this.usedMah = spec.heldMah() * (1 - spec.initialPercent() / 100);
  }

  /**
   * Draws for {@code dtS} seconds.
   *
   * @param flying whether the rotors carry the copter
   * @param charging whether it stands on its dock's contacts
   * @param airspeedMps parasitic drag costs power
   * @param climbMps climbing costs power, descending gives little back
   */
  public void step(
      double dtS, boolean flying, boolean charging, double airspeedMps, double climbMps) {
    double watts = spec.idleW();
    if (flying) {
      double drag = 0.25 * airspeedMps * airspeedMps * airspeedMps * 0.3;
      watts = spec.hoverW() * (1 + 0.08 * Math.max(-1, climbMps)) + drag;
    }
    amps = watts / Math.max(1, volts());
    double netA = charging && live && usedMah > 0 ? amps - spec.chargeA() : amps;
    usedMah = Math.max(0, Math.min(spec.heldMah(), usedMah + netA * dtS / 3.6));
  }

  /** A cell gives up, or somebody forgot to charge: {@code percent} are left. */
  public void sagTo(double percent) {
    usedMah = spec.heldMah() * (1 - percent / 100);
  }

  /** Whether the contacts that it stands on carry current. */
  public void contacts(boolean carryCurrent) {
    live = carryCurrent;
  }

  /** Whether the contacts carry current. */
  boolean contacts() {
    return live;
  }

  /** Under load. */
  public double volts() {
    return spec.cells() * (openVolts() - OHM_PER_CELL * spec.resistance() * amps);
  }

  /** Drawn by the copter. */
  public double amps() {
    return amps;
  }

  public double usedMah() {
    return usedMah;
  }

  public double remainingMah() {
    return spec.heldMah() - usedMah;
  }

  /** 0..100. */
  public double remainingPercent() {
    return 100 * remainingMah() / spec.heldMah();
  }

  public int cells() {
    return spec.cells();
  }

  private double openVolts() {
    double charge = remainingMah() / spec.heldMah();
    double knee = charge < 0.1 ? (0.1 - charge) * 5 : 0;
    return 3.55 + 0.63 * charge - knee;
  }
}
