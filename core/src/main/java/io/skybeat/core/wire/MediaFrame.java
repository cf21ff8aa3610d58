package io.skybeat.core.wire;

import io.skybeat.core.sighting.CameraId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * One unit of the media connection: a header and opaque bytes. On the wire: 4 bytes big-endian
 * length of all that follows, 2 bytes big-endian length of the header, the header as canonical JSON
 * in UTF-8, then the bytes. At most {@value #MAX_BYTES} bytes.
 *
 * @param header what the bytes are
 * @param body a JPEG (still), one H.264/H.265 access unit in Annex B form (live), or a stretch of
 *     MP4 (clip)
 */
public record MediaFrame(Header header, byte[] body) {
  public static final int MAX_BYTES = 8 * 1024 * 1024;

  /**
   * What a unit carries.
   *
   * @param what STILL, LIVE or CLIP
   * @param camera LIVE: which camera
   * @param at LIVE: capture time, UTC
   * @param key LIVE: true for an access unit that decoding can start from (parameter sets inside)
   * @param codec LIVE: a WebCodecs codec string such as {@code avc1.42C01F} or {@code hev1...}
   * @param widthPx LIVE: picture width; 0 for stills
   * @param heightPx LIVE: picture height; 0 for stills
   * @param sha256 STILL: hash of the bytes, lower-case hex; CLIP: of the whole clip
   * @param offset CLIP: where in the clip these bytes begin
   * @param total CLIP: length of the whole clip, bytes
   */
  public record Header(
      What what,
      Optional<CameraId> camera,
      Optional<Instant> at,
      boolean key,
      Optional<String> codec,
      int widthPx,
      int heightPx,
      Optional<String> sha256,
      Optional<Long> offset,
      Optional<Long> total) {
    /** Of a still or a live unit, which travel whole. */
    public Header(
        What what,
        Optional<CameraId> camera,
        Optional<Instant> at,
        boolean key,
        Optional<String> codec,
        int widthPx,
        int heightPx,
        Optional<String> sha256) {
      this(
          what,
          camera,
          at,
          key,
          codec,
          widthPx,
          heightPx,
          sha256,
          Optional.empty(),
          Optional.empty());
    }
  }

  /** Kinds of units. */
  public enum What {
    STILL,
    LIVE,
    CLIP
  }

  public static MediaFrame still(String sha256, byte[] jpeg) {
    return new MediaFrame(
        new Header(
            What.STILL,
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            0,
            0,
            Optional.of(sha256)),
        jpeg);
  }

  /** A part of a clip. */
  public static MediaFrame clip(String sha256, long offset, long total, byte[] part) {
    return new MediaFrame(
        new Header(
            What.CLIP,
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            0,
            0,
            Optional.of(sha256),
            Optional.of(offset),
            Optional.of(total)),
        part);
  }

  /** The unit as it travels, length included. */
  public byte[] toBytes() {
    byte[] head = Json.write(header).getBytes(StandardCharsets.UTF_8);
    int length = 2 + head.length + body.length;
    if (length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "media frame of " + length + " bytes, at most " + MAX_BYTES);
    }
    ByteBuffer out = ByteBuffer.allocate(4 + length);
    out.putInt(length).putShort((short) head.length).put(head).put(body);
    return out.array();
  }

  /** Reads a unit without its 4-byte length. Throws {@link BadDocument} when it is not one. */
  public static MediaFrame parse(byte[] unit) {
    if (unit.length < 2) {
      throw new BadDocument("media frame of " + unit.length + " bytes");
    }
    int headLength = ByteBuffer.wrap(unit).getShort() & 0xFFFF;
    if (2 + headLength > unit.length) {
      throw new BadDocument("media frame: header of " + headLength + " bytes in " + unit.length);
    }
    Header header =
        Json.read(new String(unit, 2, headLength, StandardCharsets.UTF_8), Header.class);
    return new MediaFrame(header, Arrays.copyOfRange(unit, 2 + headLength, unit.length));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MediaFrame frame
        && header.equals(frame.header)
        && Arrays.equals(body, frame.body);
  }

  @Override
  public int hashCode() {
    return header.hashCode() * 31 + Arrays.hashCode(body);
  }

  @Override
  public String toString() {
    return "MediaFrame[" + header + ", " + body.length + " bytes]";
  }
}
