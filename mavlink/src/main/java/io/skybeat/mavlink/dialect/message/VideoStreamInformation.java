package io.skybeat.mavlink.dialect.message;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.annotations.MavlinkMessageBuilder;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import io.dronefleet.mavlink.common.VideoStreamStatusFlags;
import io.dronefleet.mavlink.common.VideoStreamType;
import io.dronefleet.mavlink.util.EnumValue;
import java.util.Objects;

/** VIDEO_STREAM_INFORMATION: One video stream of a camera and where to get it. */
@MavlinkMessageInfo(
    id = 269,
    crc = 109,
    description = "One video stream of a camera and where to get it.")
public final class VideoStreamInformation {
  private final int streamId;
  private final int count;
  private final EnumValue<VideoStreamType> type;
  private final EnumValue<VideoStreamStatusFlags> flags;
  private final float framerate;
  private final int resolutionH;
  private final int resolutionV;
  private final long bitrate;
  private final int rotation;
  private final int hfov;
  private final String name;
  private final String uri;
  private final int encoding;
  private final int cameraDeviceId;

  private VideoStreamInformation(Builder builder) {
    this.streamId = builder.streamId;
    this.count = builder.count;
    this.type = builder.type;
    this.flags = builder.flags;
    this.framerate = builder.framerate;
    this.resolutionH = builder.resolutionH;
    this.resolutionV = builder.resolutionV;
    this.bitrate = builder.bitrate;
    this.rotation = builder.rotation;
    this.hfov = builder.hfov;
    this.name = builder.name;
    this.uri = builder.uri;
    this.encoding = builder.encoding;
    this.cameraDeviceId = builder.cameraDeviceId;
  }

  /** An empty builder: numbers zero, everything else absent, which is sent as zero. */
  @MavlinkMessageBuilder
  public static Builder builder() {
    return new Builder();
  }

  /** From 1. */
  @MavlinkFieldInfo(position = 1, unitSize = 1)
  public int streamId() {
    return streamId;
  }

  /** Streams there are. */
  @MavlinkFieldInfo(position = 2, unitSize = 1)
  public int count() {
    return count;
  }

  /** Kind of stream. */
  @MavlinkFieldInfo(position = 3, unitSize = 1, enumType = VideoStreamType.class)
  public EnumValue<VideoStreamType> type() {
    return type;
  }

  /** Running, thermal. */
  @MavlinkFieldInfo(position = 4, unitSize = 2, enumType = VideoStreamStatusFlags.class)
  public EnumValue<VideoStreamStatusFlags> flags() {
    return flags;
  }

  /** Frames a second. */
  @MavlinkFieldInfo(position = 5, unitSize = 4)
  public float framerate() {
    return framerate;
  }

  /** Pixels. */
  @MavlinkFieldInfo(position = 6, unitSize = 2)
  public int resolutionH() {
    return resolutionH;
  }

  /** Pixels. */
  @MavlinkFieldInfo(position = 7, unitSize = 2)
  public int resolutionV() {
    return resolutionV;
  }

  /** Bits a second. */
  @MavlinkFieldInfo(position = 8, unitSize = 4)
  public long bitrate() {
    return bitrate;
  }

  /** Degrees clockwise. */
  @MavlinkFieldInfo(position = 9, unitSize = 2)
  public int rotation() {
    return rotation;
  }

  /** Degrees. */
  @MavlinkFieldInfo(position = 10, unitSize = 2)
  public int hfov() {
    return hfov;
  }

  /** Name to show. */
  @MavlinkFieldInfo(position = 11, unitSize = 1, arraySize = 32)
  public String name() {
    return name;
  }

  /** Address; for RTP over UDP only the port. */
  @MavlinkFieldInfo(position = 12, unitSize = 1, arraySize = 160)
  public String uri() {
    return uri;
  }

  /** 0 unknown, 1 H.264, 2 H.265. */
  @MavlinkFieldInfo(position = 13, unitSize = 1, extension = true)
  public int encoding() {
    return encoding;
  }

  /** 1 to 6: a camera of the autopilot, 0: its own component. */
  @MavlinkFieldInfo(position = 14, unitSize = 1, extension = true)
  public int cameraDeviceId() {
    return cameraDeviceId;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VideoStreamInformation that
        && Objects.deepEquals(streamId, that.streamId)
        && Objects.deepEquals(count, that.count)
        && Objects.deepEquals(type, that.type)
        && Objects.deepEquals(flags, that.flags)
        && Objects.deepEquals(framerate, that.framerate)
        && Objects.deepEquals(resolutionH, that.resolutionH)
        && Objects.deepEquals(resolutionV, that.resolutionV)
        && Objects.deepEquals(bitrate, that.bitrate)
        && Objects.deepEquals(rotation, that.rotation)
        && Objects.deepEquals(hfov, that.hfov)
        && Objects.deepEquals(name, that.name)
        && Objects.deepEquals(uri, that.uri)
        && Objects.deepEquals(encoding, that.encoding)
        && Objects.deepEquals(cameraDeviceId, that.cameraDeviceId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        streamId,
        count,
        type,
        flags,
        framerate,
        resolutionH,
        resolutionV,
        bitrate,
        rotation,
        hfov,
        name,
        uri,
        encoding,
        cameraDeviceId);
  }

  @Override
  public String toString() {
    return "VideoStreamInformation{"
        + "streamId="
        + streamId
        + ", count="
        + count
        + ", type="
        + type
        + ", flags="
        + flags
        + ", framerate="
        + framerate
        + ", resolutionH="
        + resolutionH
        + ", resolutionV="
        + resolutionV
        + ", bitrate="
        + bitrate
        + ", rotation="
        + rotation
        + ", hfov="
        + hfov
        + ", name="
        + name
        + ", uri="
        + uri
        + ", encoding="
        + encoding
        + ", cameraDeviceId="
        + cameraDeviceId
        + "}";
  }

  /** Builds a {@link VideoStreamInformation}. */
  public static final class Builder {
    private int streamId;
    private int count;
    private EnumValue<VideoStreamType> type;
    private EnumValue<VideoStreamStatusFlags> flags;
    private float framerate;
    private int resolutionH;
    private int resolutionV;
    private long bitrate;
    private int rotation;
    private int hfov;
    private String name;
    private String uri;
    private int encoding;
    private int cameraDeviceId;

    private Builder() {}

    public Builder streamId(int streamId) {
      this.streamId = streamId;
      return this;
    }

    public Builder count(int count) {
      this.count = count;
      return this;
    }

    public Builder type(EnumValue<VideoStreamType> type) {
      this.type = type;
      return this;
    }

    public Builder type(VideoStreamType type) {
      return type(EnumValue.of(type));
    }

    public Builder flags(EnumValue<VideoStreamStatusFlags> flags) {
      this.flags = flags;
      return this;
    }

    public Builder flags(VideoStreamStatusFlags flags) {
      return flags(EnumValue.of(flags));
    }

    public Builder framerate(float framerate) {
      this.framerate = framerate;
      return this;
    }

    public Builder resolutionH(int resolutionH) {
      this.resolutionH = resolutionH;
      return this;
    }

    public Builder resolutionV(int resolutionV) {
      this.resolutionV = resolutionV;
      return this;
    }

    public Builder bitrate(long bitrate) {
      this.bitrate = bitrate;
      return this;
    }

    public Builder rotation(int rotation) {
      this.rotation = rotation;
      return this;
    }

    public Builder hfov(int hfov) {
      this.hfov = hfov;
      return this;
    }

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    public Builder uri(String uri) {
      this.uri = uri;
      return this;
    }

    public Builder encoding(int encoding) {
      this.encoding = encoding;
      return this;
    }

    public Builder cameraDeviceId(int cameraDeviceId) {
      this.cameraDeviceId = cameraDeviceId;
      return this;
    }

    /** The message. */
    public VideoStreamInformation build() {
      return new VideoStreamInformation(this);
    }
  }
}
