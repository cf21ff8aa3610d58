package io.skybeat.mavlink.transport;

import io.skybeat.mavlink.frame.FrameView;
import java.util.function.Consumer;

/**
 * What becomes of each frame between a link and its socket: where a simulator puts a bad network.
 * Called under the sender's lock; the view is valid only during the call, so who keeps a frame for
 * later takes {@link FrameView#toFrame}.
 */
@FunctionalInterface
public interface Departure {
  /** Straight to the socket. */
  Departure STRAIGHT = (frame, socket) -> socket.accept(frame);

  /** Hands {@code frame}, or what became of it, to the socket: at once, later or never. */
  void leave(FrameView frame, Consumer<FrameView> socket);
}
