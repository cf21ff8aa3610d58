package io.skybeat.analytics.tracking;

/**
 * How tracks are tied and forgotten. Metres stand for plane units by each box's own scale.
 *
 * @param lookSigmaM error of a detection's place along an axis
 * @param unrest how much the variance of a velocity grows in a second, m2/s3
 * @param startSpeedMps of what is seen for the first time, one sigma along an axis
 * @param maxSpeedMps no track is believed to move faster; 0: what stands still
 * @param maxGateM no detection farther from the prediction continues a track
 * @param confirmHits frames before a track counts
 * @param maxMisses looks in a row that did not show it before it may be forgotten
 * @param patienceS and this long it is hidden before it is
 * @param maxUnseenS seconds unseen, looked at or not, before it is forgotten
 */
public record TrackingRules(
    double lookSigmaM,
    double unrest,
    double startSpeedMps,
    double maxSpeedMps,
    double maxGateM,
    int confirmHits,
    int maxMisses,
    double patienceS,
    double maxUnseenS) {
  /** Walkers, looked at in every frame or about once a second. */
  public static final TrackingRules WALKERS =
      new TrackingRules(0.3, 0.15, 1.2, 3, 2.5, 2, 3, 2.5, 6);

  /** Vehicles in town; a box on a car's body is worse placed than a person's feet. */
  public static final TrackingRules VEHICLES = new TrackingRules(0.6, 1.5, 5, 25, 9, 2, 4, 4, 8);

  /** Sources that stand still, looked at in every frame. */
  public static final TrackingRules HEAT = new TrackingRules(0.58, 0, 0.69, 0, 4, 1, 20, 0, 4);
}
