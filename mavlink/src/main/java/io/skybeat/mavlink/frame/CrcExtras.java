package io.skybeat.mavlink.frame;

/** What framing has to know of a dialect: the CRC extra byte of each message id. */
@FunctionalInterface
public interface CrcExtras {
  /** Answer for a message id that the dialect does not have. */
  int UNKNOWN = -1;

  /**
   * The CRC extra (0..255) of a message.
   *
   * @param messageId 0..16777215
   * @return 0..255, or {@link #UNKNOWN}
   */
  int crcExtra(int messageId);
}
