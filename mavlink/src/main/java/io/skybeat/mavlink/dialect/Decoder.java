package io.skybeat.mavlink.dialect;

import io.skybeat.mavlink.frame.FrameView;
import java.util.Arrays;

/**
 * Decodes frames into message objects with one builder a message type, used again and again: what
 * is allocated is the message itself. Not thread-safe; the messages are.
 */
public final class Decoder {
  private final Dialect dialect;
  private Object[] builders = new Object[64];

  Decoder(Dialect dialect) {
    this.dialect = dialect;
  }

  /** The message in a frame, every field set; null when the dialect lacks it. */
  public Object decodeOrNull(FrameView frame) {
    MessagePlan plan = dialect.plan(frame.messageId());
    return plan == null ? null : plan.decode(frame, builder(plan));
  }

  private Object builder(MessagePlan plan) {
    int ordinal = plan.ordinal;
    if (ordinal >= builders.length) {
      builders = Arrays.copyOf(builders, 2 * ordinal);
    }
    Object builder = builders[ordinal];
    if (builder == null) {
      builder = plan.newBuilder();
      builders[ordinal] = builder;
    }
    return builder;
  }
}
