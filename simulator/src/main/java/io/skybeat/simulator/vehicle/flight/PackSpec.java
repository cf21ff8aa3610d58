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
 */
public record PackSpec(
    int cells,
    double capacityMah,
    double initialPercent,
    double hoverW,
    double idleW,
    double chargeA) {
  /** About 35 minutes of patrol. */
  public static final PackSpec STANDARD = new PackSpec(6, 16_000, 97, 480, 12, 20);

  public PackSpec {
    if (!(initialPercent >= 0 && initialPercent <= 100)) {
      throw new IllegalArgumentException(
          "battery charge " + initialPercent + " is not within 0..100 percent");
    }
  }
}
