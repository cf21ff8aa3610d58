package io.skybeat.analytics.judging;

import io.skybeat.analytics.locating.Located;
import io.skybeat.core.geo.Enu;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * What the scuffle judge is shown: the groups of which a window of motion was judged in this frame.
 *
 * @param at the frame's capture time, the end of the windows
 * @param groups with their scores
 * @param locate a ground point in view becomes a fix with its errors
 * @param boxesNear boxes in this frame of the persons within a circle
 */
public record ScuffleScene(
    Instant at,
    List<WatchedGroup> groups,
    Function<Enu, Located> locate,
    CrowdScene.BoxesNear boxesNear) {
  public ScuffleScene {
    groups = List.copyOf(groups);
  }

  /**
   * One group's window.
   *
   * @param number of the group, stays with it
   * @param since when it came together
   * @param where its middle on the ground, metres
   * @param persons told apart in it
   * @param bodyPx how tall a person of it is in the picture
   * @param closedIn persons who came nearer fast
   * @param closingMps the fastest of them
   * @param lying persons who lie on the ground
   * @param fastestMps how fast the fastest parts move: limbs
   * @param score 0..1, that the motion is that of a fight
   */
  public record WatchedGroup(
      long number,
      Instant since,
      Enu where,
      int persons,
      double bodyPx,
      int closedIn,
      double closingMps,
      int lying,
      double fastestMps,
      double score) {}
}
