package io.skybeat.mavlink.transport;

import io.skybeat.mavlink.frame.FrameView;
import io.skybeat.mavlink.sign.Verdict;
import java.net.SocketAddress;
import java.time.Instant;

/** Decides which good frames a link believes. Called on the link's thread. */
@FunctionalInterface
public interface Admission {
  /** Believes every good frame. */
  Admission EVERYTHING = (frame, from, at) -> Verdict.PASSED;

  /**
   * Judges one frame, once. A frame that does not pass is counted; it is neither delivered nor
   * believed about its address.
   *
   * @param frame good until this returns
   * @param from where it came from
   */
  Verdict judge(FrameView frame, SocketAddress from, Instant at);
}
