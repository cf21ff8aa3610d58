package io.skybeat.analytics.boresight;

import io.skybeat.analytics.locating.ErrorBudget;

/**
 * What is taken to be wrong beside the boresight, one sigma each, the same throughout a flight.
 *
 * @param positionSigmaM of the reported position, per axis; 0: it is right
 * @param heightSigmaM of the reported height against the points'
 * @param compassSigmaDeg of the reported heading; 0: it is right
 * @param withRoll false: roll is taken to be 0
 * @param mostRmsDeg rows that miss the answer by more don't belong together
 */
public record BoresightTerms(
    double positionSigmaM,
    double heightSigmaM,
    double compassSigmaDeg,
    boolean withRoll,
    double mostRmsDeg) {
  /** GNSS as in {@link ErrorBudget#DEFAULT}, a right compass. */
  public static final BoresightTerms DEFAULT =
      new BoresightTerms(
          ErrorBudget.DEFAULT.minHorizontalSigmaM(),
          ErrorBudget.DEFAULT.heightSigmaM(),
          0,
          true,
          1.5);

  public BoresightTerms {
    if (!(positionSigmaM >= 0 && heightSigmaM >= 0 && compassSigmaDeg >= 0 && mostRmsDeg > 0)) {
      throw new IllegalArgumentException("errors must not be negative");
    }
  }
}
