package io.skybeat.analytics.locating;

import java.util.Optional;

/**
 * A pose for a frame, or the reason why there is none; exactly one of the two.
 *
 * @param pose the pose
 * @param reason for a human, English
 */
public record PoseAnswer(Optional<FramePose> pose, Optional<String> reason) {
  public PoseAnswer {
    if (pose.isPresent() == reason.isPresent()) {
      throw new IllegalArgumentException("a pose or the reason why not, not both");
    }
  }

  /** A pose. */
  public static PoseAnswer of(FramePose pose) {
    return new PoseAnswer(Optional.of(pose), Optional.empty());
  }

  /** No pose, because of {@code reason}. */
  public static PoseAnswer none(String reason) {
    return new PoseAnswer(Optional.empty(), Optional.of(reason));
  }
}
