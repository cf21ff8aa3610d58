package io.skybeat.mavlink.frame;

import java.util.Arrays;

/**
 * A MAVLink 2 frame in the making, used again and again: clear it, write the payload into its
 * place, seal it. What sealing returns is good until the next {@link #clear}. Not thread-safe.
 */
public final class FrameBuffer {
  /** Adds a signature to a frame. */
  @FunctionalInterface
  public interface Seal {
    /**
     * Writes 13 bytes at {@code at}, directly behind the checksum; everything before stands and is
     * final.
     */
    void put(byte[] wire, int at);
  }

  private final byte[] wire = new byte[Frame.MAX_LENGTH];
  private final FrameView view = new FrameView();

  /**
   * The array that the payload goes into, from index {@link Frame#HEADER_V2} on, zero for {@code
   * payloadLength} bytes.
   */
  public byte[] clear(int payloadLength) {
    Arrays.fill(wire, Frame.HEADER_V2, Frame.HEADER_V2 + Math.max(1, payloadLength), (byte) 0);
    return wire;
  }

  /**
   * Completes the frame: truncates the payload, writes header and checksum.
   *
   * @param payloadLength as it was cleared
   * @param seal signs it, null for an unsigned frame
   */
  public FrameView seal(
      int payloadLength,
      int sequence,
      int systemId,
      int componentId,
      int messageId,
      int crcExtra,
      Seal seal) {
    int end = FrameWriter.truncated(wire, Frame.HEADER_V2 + Math.max(1, payloadLength));
    FrameWriter.header(
        wire,
        end,
        seal == null ? 0 : Frame.FLAG_SIGNED,
        sequence,
        systemId,
        componentId,
        messageId);
    FrameWriter.checksum(wire, end, crcExtra);
    if (seal != null) {
      seal.put(wire, end + Frame.CHECKSUM);
    }
    view.aim(wire, 0);
    return view;
  }
}
