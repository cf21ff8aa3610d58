package io.skybeat.analytics.tracking;

/**
 * How tracks are tied and forgotten.
 *
 * @param gateM a detection this close to the prediction may continue a track, metres
 * @param speedMps how much the gate grows a second since the thing was seen
 * @param maxGateM the gate's limit, metres
 * @param maxSpeedMps no track is believed to move faster
 * @param confirmHits frames before a track counts
 * @param maxMisses looks in a row that did not show it before it is forgotten
 * @param maxUnseenS seconds unseen, looked at or not, before it is forgotten
 */
public record TrackingRules(
    double gateM,
    double speedMps,
    double maxGateM,
    double maxSpeedMps,
    int confirmHits,
    int maxMisses,
    double maxUnseenS) {
  /** Walkers, each looked at about once a second. */
  public static final TrackingRules WALKERS = new TrackingRules(0.9, 1.2, 2.5, 3, 2, 3, 6);

  /** Sources that stand still, looked at in every frame. */
  public static final TrackingRules HEAT = new TrackingRules(2.5, 1.0, 4, 0, 1, 20, 4);
}
