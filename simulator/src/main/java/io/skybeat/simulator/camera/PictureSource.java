package io.skybeat.simulator.camera;

import java.time.Instant;

/** Something that can be filmed: a rendered view of the town, or recorded footage. */
public interface PictureSource extends AutoCloseable {
  int widthPx();

  int heightPx();

  /**
   * Draws the picture as it looks at {@code at}. Called from one thread at a time, with rising
   * times, and only while somebody watches.
   */
  void draw(Instant at, Picture into);

  @Override
  default void close() {}
}
