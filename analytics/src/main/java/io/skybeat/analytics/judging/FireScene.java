package io.skybeat.analytics.judging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the fire judge is shown of a thermal frame.
 *
 * @param at capture time
 * @param sources its hot spots
 * @param unplacedReason why no spot of this frame can be placed; empty for a frame with a pose
 * @param posed whether the camera is meant to have a pose: then a spot without a place waits for
 *     one, since it may be a registered source
 */
public record FireScene(
    Instant at, List<HotSource> sources, Optional<String> unplacedReason, boolean posed) {
  public FireScene {
    sources = List.copyOf(sources);
  }
}
