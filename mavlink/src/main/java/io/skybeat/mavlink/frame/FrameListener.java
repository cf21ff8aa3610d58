package io.skybeat.mavlink.frame;

/** Takes what a {@link FrameReader} finds. */
@FunctionalInterface
public interface FrameListener {
  /** A frame whose checksum is right. */
  void frame(Frame frame);

  /**
   * What has the shape of a frame with a message id that the dialect lacks. Its checksum cannot be
   * verified, so it may be noise; good frames inside its extent are delivered all the same.
   */
  default void unknown(Frame frame) {}
}
