package io.skybeat.mavlink.dialect.message;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.annotations.MavlinkMessageBuilder;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import io.dronefleet.mavlink.common.VideoStreamStatusFlags;
import io.dronefleet.mavlink.util.EnumValue;
import java.util.Objects;

/** VIDEO_STREAM_STATUS: How one video stream runs. */
@MavlinkMessageInfo(id = 270, crc = 59, description = "How one video stream runs.")
public final class VideoStreamStatus {
  private final int streamId;
  private final EnumValue<VideoStreamStatusFlags> flags;
  private final float framerate;
  private final int resolutionH;
  private final int resolutionV;
  private final long bitrate;
  private final int rotation;
  private final int hfov;
  private final int cameraDeviceId;

  private VideoStreamStatus(Builder builder) {
    this.streamId = builder.streamId;
    this.flags = builder.flags;
    this.framerate = builder.framerate;
    this.resolutionH = builder.resolutionH;
    this.resolutionV = builder.resolutionV;
    this.bitrate = builder.bitrate;
    this.rotation = builder.rotation;
    this.hfov = builder.hfov;
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

  /** Running, thermal. */
  @MavlinkFieldInfo(position = 2, unitSize = 2, enumType = VideoStreamStatusFlags.class)
  public EnumValue<VideoStreamStatusFlags> flags() {
    return flags;
  }

  /** Frames a second. */
  @MavlinkFieldInfo(position = 3, unitSize = 4)
  public float framerate() {
    return framerate;
  }

  /** Pixels. */
  @MavlinkFieldInfo(position = 4, unitSize = 2)
  public int resolutionH() {
    return resolutionH;
  }

  /** Pixels. */
  @MavlinkFieldInfo(position = 5, unitSize = 2)
  public int resolutionV() {
    return resolutionV;
  }

  /** Bits a second. */
  @MavlinkFieldInfo(position = 6, unitSize = 4)
  public long bitrate() {
    return bitrate;
  }

  /** Degrees clockwise. */
  @MavlinkFieldInfo(position = 7, unitSize = 2)
  public int rotation() {
    return rotation;
  }

  /** Degrees. */
  @MavlinkFieldInfo(position = 8, unitSize = 2)
  public int hfov() {
    return hfov;
  }

  /** 1 to 6: a camera of the autopilot, 0: its own component. */
  @MavlinkFieldInfo(position = 9, unitSize = 1, extension = true)
  public int cameraDeviceId() {
    return cameraDeviceId;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VideoStreamStatus that
        && Objects.deepEquals(streamId, that.streamId)
        && Objects.deepEquals(flags, that.flags)
        && Objects.deepEquals(framerate, that.framerate)
        && Objects.deepEquals(resolutionH, that.resolutionH)
        && Objects.deepEquals(resolutionV, that.resolutionV)
        && Objects.deepEquals(bitrate, that.bitrate)
        && Objects.deepEquals(rotation, that.rotation)
        && Objects.deepEquals(hfov, that.hfov)
        && Objects.deepEquals(cameraDeviceId, that.cameraDeviceId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        streamId,
        flags,
        framerate,
        resolutionH,
        resolutionV,
        bitrate,
        rotation,
        hfov,
        cameraDeviceId);
  }

  @Override
  public String toString() {
    return "VideoStreamStatus{"
        + "streamId="
        + streamId
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
        + ", cameraDeviceId="
        + cameraDeviceId
        + "}";
  }

  /** Builds a {@link VideoStreamStatus}. */
  public static final class Builder {
    private int streamId;
    private EnumValue<VideoStreamStatusFlags> flags;
    private float framerate;
    private int resolutionH;
    private int resolutionV;
    private long bitrate;
    private int rotation;
    private int hfov;
    private int cameraDeviceId;

    private Builder() {}

    public Builder streamId(int streamId) {
      this.streamId = streamId;
      return this;
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

    public Builder cameraDeviceId(int cameraDeviceId) {
      this.cameraDeviceId = cameraDeviceId;
      return this;
    }

    /** The message. */
    public VideoStreamStatus build() {
      return new VideoStreamStatus(this);
    }
  }
}
