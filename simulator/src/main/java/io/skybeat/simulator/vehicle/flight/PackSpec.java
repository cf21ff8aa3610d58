package io.skybeat.simulator.vehicle.flight;

/**
 * A battery pack and what the copter draws from it.
 *
 * @param cells in series
 * @param capacityMah when new and full
 * @param initialPercent charge at start, 0..100
 * @param hoverW power in a hover
 * @param idleW power while disarmed
 * @param chargeA current that the dock puts back while the copter stands disarmed; 0 for none
 * @param cycles full charges behind it: it holds less and sags more
 */
public record PackSpec(
    int cells,
    double capacityMah,
    double initialPercent,
    double hoverW,
    double idleW,
    double chargeA,
    double cycles) {
  /** About 35 minutes of patrol. */
  public static final PackSpec STANDARD = new PackSpec(6, 16_000, 97, 480, 12, 20, 0);

  /**
   * Lithium packs of this class hold four fifths after so many cycles, and half as much again
   * resists.
   */
  private static final double WORN_CYCLES = 500;

  private static final double WORN_CAPACITY = 0.8;
  private static final double LEAST_CAPACITY = 0.3;
  private static final double WORN_RESISTANCE = 1.5;

  public PackSpec {
    if (!(initialPercent >= 0 && initialPercent <= 100)) {
      throw new IllegalArgumentException(
          "battery charge " + initialPercent + " is not within 0..100 percent");
    }
    if (!(cycles >= 0)) {
      throw new IllegalArgumentException("battery cycles " + cycles + " are below 0");
    }
  }

  /** A new pack. */
  public PackSpec(
      int cells,
      double capacityMah,
      double initialPercent,
      double hoverW,
      double idleW,
      double chargeA) {
    this(cells, capacityMah, initialPercent, hoverW, idleW, chargeA, 0);
  }

  /** The same pack after so many cycles. */
  public PackSpec aged(double after) {
    return new PackSpec(cells, capacityMah, initialPercent, hoverW, idleW, chargeA, after);
  }

  /** The same pack so full. */
  public PackSpec at(double percent) {
    return new PackSpec(cells, capacityMah, percent, hoverW, idleW, chargeA, cycles);
  }

  /** What it still holds when it is full. */
  public double heldMah() {
    double share = 1 - (1 - WORN_CAPACITY) * cycles / WORN_CYCLES;
    return capacityMah * Math.max(LEAST_CAPACITY, share);
  }

  /** By how much it resists more than a new one. */
  double resistance() {
    return 1 + (WORN_RESISTANCE - 1) * cycles / WORN_CYCLES;
  }
}
