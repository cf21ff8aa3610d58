package io.skybeat.analytics.locating;

/**
 * The errors that no pose tells, one sigma each, and the geometry that is still believed. Position
 * and heading errors come with each pose; the smallest believed are here.
 *
 * @param minHorizontalSigmaM position error per axis that is assumed at least, metres
 * @param minYawSigmaDeg heading error that is assumed at least, degrees
 * @param pitchSigmaDeg gimbal's error about the horizon, degrees
 * @param heightSigmaM height above the ground, barometer and terrain together, metres
 * @param timeSigmaS frame time against pose time, seconds
 * @param pixelSigmaPx where in the box the thing touches the ground, pixels
 * @param minDepressionDeg rays flatter than this are refused
 * @param maxCe90M circles wider than this are refused
 */
public record ErrorBudget(
    double minHorizontalSigmaM,
    double minYawSigmaDeg,
    double pitchSigmaDeg,
    double heightSigmaM,
    double timeSigmaS,
    double pixelSigmaPx,
    double minDepressionDeg,
    double maxCe90M) {
  /** GNSS 1.5 m, compass 3 degrees, gimbal 0.4 degrees, height 0.7 m, clocks 100 ms. */
  public static final ErrorBudget DEFAULT = new ErrorBudget(1.5, 3, 0.4, 0.7, 0.06, 3, 8, 40);
}
