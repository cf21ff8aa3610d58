package io.skybeat.mavlink.sign;

import io.skybeat.mavlink.frame.FrameBuffer;
import java.util.function.LongSupplier;

/** Signs what is sent on one link. Not thread-safe: the sender's lock guards it. */
public final class Signer implements FrameBuffer.Seal {
  private final Seals seals;
  private final int linkId;
  private final LongSupplier timestamps;

  /**
   * @param linkId 0..255, tells our links apart to the receiver
   * @param timestamps each greater than the one before, for ever
   */
  public Signer(SigningKey key, int linkId, LongSupplier timestamps) {
    if (linkId < 0 || linkId > 255) {
      throw new IllegalArgumentException("link id " + linkId + " is not within 0..255");
    }
    this.seals = new Seals(key);
    this.linkId = linkId;
    this.timestamps = timestamps;
  }

  @Override
  public void put(byte[] wire, int at) {
    Signature.put(seals, linkId, timestamps.getAsLong(), wire, at);
  }
}
