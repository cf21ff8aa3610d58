package io.skybeat.analytics.judging;

import io.skybeat.core.sighting.PixelBox;
import java.time.Instant;
import java.util.List;

/**
 * What the count judge is shown of a camera that cannot be placed.
 *
 * @param at capture time
 * @param persons persons in the picture
 * @param boxes of them in this frame
 * @param unplacedReason why there is no place
 */
public record CountScene(Instant at, int persons, List<PixelBox> boxes, String unplacedReason) {
  public CountScene {
    boxes = List.copyOf(boxes);
  }
}
