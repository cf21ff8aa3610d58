package io.skybeat.station.look;

import io.skybeat.missions.check.Limits;

/**
 * What flying takes out of a pack, in percent of it; with a share on top for wind and age.
 *
 * @param hoverPercentPerS standing in the air
 * @param cruisePercentPerS on the way
 * @param cruiseMps on the way, over ground
 * @param descentMps coming down
 * @param reservePercent must be left after landing
 */
public record Power(
    double hoverPercentPerS,
    double cruisePercentPerS,
    double cruiseMps,
    double descentMps,
    double reservePercent) {
  /** A third more than in still air. */
  private static final double WIND_AND_AGE = 1.33;

  /** Braking, turning, settling over the place of landing. */
  private static final double MANOEUVRES_S = 15;

  private static final double USUAL_RESERVE_PERCENT = 25;

  /**
   * By the pack of {@code limits}; where none is given a full pack is taken to last as long as a
   * flight may.
   */
  public static Power of(Limits limits) {
    double usual = 100 / limits.flightTimeMaxS();
    double hover = limits.energy().map(e -> e.hoverW() / 36 / e.batteryWh()).orElse(usual);
    double cruise = limits.energy().map(e -> e.cruiseW() / 36 / e.batteryWh()).orElse(usual);
    return new Power(
        hover * WIND_AND_AGE,
        Math.max(hover, cruise) * WIND_AND_AGE,
        limits.homeward().speedMps(),
        limits.homeward().descentMps(),
        limits.energy().map(e -> 100 * e.reserveShare()).orElse(USUAL_RESERVE_PERCENT));
  }

  /** A way of {@code lengthM}. */
  public double wayPercent(double lengthM) {
    return cruisePercentPerS * (lengthM / cruiseMps);
  }

  /** Standing for {@code seconds}. */
  public double holdPercent(double seconds) {
    return hoverPercentPerS * seconds;
  }

  /** Straight home from {@code awayM} and down from {@code heightM}, the reserve not counted. */
  public double homePercent(double awayM, double heightM) {
    return wayPercent(awayM) + holdPercent(heightM / descentMps + MANOEUVRES_S);
  }
}
