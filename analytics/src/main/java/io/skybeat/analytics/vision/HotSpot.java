package io.skybeat.analytics.vision;

/**
 * A connected patch of heat in one thermal frame. One frame says that it is hot, not that it burns:
 * holding, growth, flicker and the register of known heat decide that.
 *
 * @param strength how hot
 * @param box around it, pixels
 * @param centroidX its centre of mass, pixels
 * @param centroidY its centre of mass, pixels
 * @param tailRatio how far its level stands above the median, in spreads below the median; for
 *     radiometric frames its degrees Celsius over the candidate's 100
 * @param areaPx pixels above the cut
 * @param peak its hottest pixel: level 0..255, or degrees Celsius for radiometric frames
 */
public record HotSpot(
    Strength strength,
    Region box,
    double centroidX,
    double centroidY,
    double tailRatio,
    int areaPx,
    double peak) {
  /** How hot. */
  public enum Strength {
    /** Worth watching. */
    CANDIDATE,
    /** A source of heat far beyond people, engines and warm ground. */
    SOURCE
  }
}
