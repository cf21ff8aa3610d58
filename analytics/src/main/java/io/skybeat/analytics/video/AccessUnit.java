package io.skybeat.analytics.video;

/**
 * One coded picture as the camera sent it, untouched but for its framing: Annex B (four-byte start
 * codes). A key unit always carries its parameter sets.
 *
 * @param codec coding
 * @param annexB the bytes; not to be changed by anybody
 * @param key decoding can start here
 * @param damaged packets were lost in this unit or since the last key unit
 * @param time capture time
 * @param ticks media time in 1/90000 s, rising, from the start of this connection; for recorders
 * @param sequence number of the unit within this connection, from 0
 * @param codecString for WebCodecs, such as {@code avc1.42C01F} or {@code hev1.1.6.L93.B0}
 * @param widthPx picture width, 0 before the first picture was decoded
 * @param heightPx picture height, 0 before the first picture was decoded
 */
@SuppressWarnings("ArrayRecordComponent") // shared by reference: equality of units is never asked
public record AccessUnit(
    Codec codec,
    byte[] annexB,
    boolean key,
    boolean damaged,
    FrameTime time,
    long ticks,
    long sequence,
    String codecString,
    int widthPx,
    int heightPx) {

  /** Media ticks a second. */
  public static final int TICKS_PER_SECOND = 90_000;

  /** The same unit with another codec string. */
  public AccessUnit withCodecString(String codecString) {
    return new AccessUnit(
        codec, annexB, key, damaged, time, ticks, sequence, codecString, widthPx, heightPx);
  }

  /** The same unit with the picture size that the decoder found. */
  public AccessUnit withSize(int widthPx, int heightPx) {
    return new AccessUnit(
        codec, annexB, key, damaged, time, ticks, sequence, codecString, widthPx, heightPx);
  }

  @Override
  public String toString() {
    return "AccessUnit[%s #%d %s%s, %d bytes]"
        .formatted(codec.label(), sequence, time.at(), key ? " key" : "", annexB.length);
  }
}
