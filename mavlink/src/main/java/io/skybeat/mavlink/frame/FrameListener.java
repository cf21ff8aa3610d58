package io.skybeat.mavlink.frame;

/** Takes what a {@link FrameReader} finds. A view is good until the listener returns. */
@FunctionalInterface
public interface FrameListener {
  /** A frame whose checksum is right. */
  void frame(FrameView frame);

  /**
   * What has the shape of a frame with a message id that the dialect lacks. Its checksum cannot be
   * verified, so it may be noise; good frames inside its extent are delivered all the same.
   */
  default void unknown(FrameView frame) {}
}
