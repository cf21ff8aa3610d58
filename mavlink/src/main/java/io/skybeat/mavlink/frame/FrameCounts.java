package io.skybeat.mavlink.frame;

/**
 * What a reader has seen since it began.
 *
 * @param frames good frames delivered
 * @param badCrc starts of a frame whose checksum failed; each cost one byte
 * @param unknownMessages frames of a message id that the dialect lacks; their checksum cannot be
 *     known
 * @param incompatible good frames dropped for an incompatibility flag that we do not know
 * @param garbageBytes bytes that belonged to no frame
 */
public record FrameCounts(
    long frames, long badCrc, long unknownMessages, long incompatible, long garbageBytes) {
  /** Nothing seen yet. */
  public static final FrameCounts NONE = new FrameCounts(0, 0, 0, 0, 0);

  /** The sum of both. */
  public FrameCounts plus(FrameCounts other) {
    return new FrameCounts(
        frames + other.frames,
        badCrc + other.badCrc,
        unknownMessages + other.unknownMessages,
        incompatible + other.incompatible,
        garbageBytes + other.garbageBytes);
  }
}
