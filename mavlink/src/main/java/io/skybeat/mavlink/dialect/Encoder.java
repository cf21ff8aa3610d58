package io.skybeat.mavlink.dialect;

import io.skybeat.mavlink.frame.FrameBuffer;
import io.skybeat.mavlink.frame.FrameView;

/** Encodes messages into one buffer, used again and again. Not thread-safe. */
public final class Encoder {
  private final Dialect dialect;
  private final FrameBuffer buffer = new FrameBuffer();

  Encoder(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * A message as a MAVLink 2 frame, good until the next call. Fields that were never set are sent
   * as zero.
   *
   * @param seal signs it, null for an unsigned frame
   * @throws IllegalArgumentException when it is no MAVLink message or a value does not fit
   */
  public FrameView encode(
      Object message, int sequence, int systemId, int componentId, FrameBuffer.Seal seal) {
    return dialect.plan(message).encode(message, sequence, systemId, componentId, buffer, seal);
  }
}
