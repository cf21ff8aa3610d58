package io.skybeat.analytics.video;

import java.util.Optional;

/**
 * Takes the coded stream beside the analysis: a recorder, a live view. Its methods come from
 * several threads and must not block, but for {@link #close}.
 */
public interface UnitTap extends AutoCloseable {
  /** The next access unit. */
  void unit(AccessUnit unit);

  /** The connection ended; the next unit starts a new one, with a key unit and new ticks. */
  void interrupted();

  /** The file that is being written, where the tap records. */
  default Optional<String> recording() {
    return Optional.empty();
  }

  /** What is wrong with this tap, in a line; empty when nothing is. */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  @Override
  void close();
}
