package io.skybeat.mavlink.dialect.message;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.annotations.MavlinkMessageBuilder;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import java.util.Objects;

/**
 * CAMERA_THERMAL_RANGE: Temperatures in a thermal picture. Not synchronised with its frames; NaN
 * where not known.
 */
@MavlinkMessageInfo(
    id = 277,
    crc = 62,
    description =
        "Temperatures in a thermal picture. Not synchronised with its frames; NaN where not known.")
public final class CameraThermalRange {
  private final long timeBootMs;
  private final int streamId;
  private final int cameraDeviceId;
  private final float max;
  private final float maxPointX;
  private final float maxPointY;
  private final float min;
  private final float minPointX;
  private final float minPointY;

  private CameraThermalRange(Builder builder) {
    this.timeBootMs = builder.timeBootMs;
    this.streamId = builder.streamId;
    this.cameraDeviceId = builder.cameraDeviceId;
    this.max = builder.max;
    this.maxPointX = builder.maxPointX;
    this.maxPointY = builder.maxPointY;
    this.min = builder.min;
    this.minPointX = builder.minPointX;
    this.minPointY = builder.minPointY;
  }

  /** An empty builder: numbers zero, everything else absent, which is sent as zero. */
  @MavlinkMessageBuilder
  public static Builder builder() {
    return new Builder();
  }

  /** Milliseconds since boot. */
  @MavlinkFieldInfo(position = 1, unitSize = 4)
  public long timeBootMs() {
    return timeBootMs;
  }

  /** Video stream, from 1. */
  @MavlinkFieldInfo(position = 2, unitSize = 1)
  public int streamId() {
    return streamId;
  }

  /** 1 to 6: a camera of the autopilot, 0: its own component. */
  @MavlinkFieldInfo(position = 3, unitSize = 1)
  public int cameraDeviceId() {
    return cameraDeviceId;
  }

  /** Hottest, degrees Celsius. */
  @MavlinkFieldInfo(position = 4, unitSize = 4)
  public float max() {
    return max;
  }

  /** Its place, 0 left to 1 right. */
  @MavlinkFieldInfo(position = 5, unitSize = 4)
  public float maxPointX() {
    return maxPointX;
  }

  /** Its place, 0 top to 1 bottom. */
  @MavlinkFieldInfo(position = 6, unitSize = 4)
  public float maxPointY() {
    return maxPointY;
  }

  /** Coldest, degrees Celsius. */
  @MavlinkFieldInfo(position = 7, unitSize = 4)
  public float min() {
    return min;
  }

  /** Its place, 0 left to 1 right. */
  @MavlinkFieldInfo(position = 8, unitSize = 4)
  public float minPointX() {
    return minPointX;
  }

  /** Its place, 0 top to 1 bottom. */
  @MavlinkFieldInfo(position = 9, unitSize = 4)
  public float minPointY() {
    return minPointY;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CameraThermalRange that
        && Objects.deepEquals(timeBootMs, that.timeBootMs)
        && Objects.deepEquals(streamId, that.streamId)
        && Objects.deepEquals(cameraDeviceId, that.cameraDeviceId)
        && Objects.deepEquals(max, that.max)
        && Objects.deepEquals(maxPointX, that.maxPointX)
        && Objects.deepEquals(maxPointY, that.maxPointY)
        && Objects.deepEquals(min, that.min)
        && Objects.deepEquals(minPointX, that.minPointX)
        && Objects.deepEquals(minPointY, that.minPointY);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        timeBootMs, streamId, cameraDeviceId, max, maxPointX, maxPointY, min, minPointX, minPointY);
  }

  @Override
  public String toString() {
    return "CameraThermalRange{"
        + "timeBootMs="
        + timeBootMs
        + ", streamId="
        + streamId
        + ", cameraDeviceId="
        + cameraDeviceId
        + ", max="
        + max
        + ", maxPointX="
        + maxPointX
        + ", maxPointY="
        + maxPointY
        + ", min="
        + min
        + ", minPointX="
        + minPointX
        + ", minPointY="
        + minPointY
        + "}";
  }

  /** Builds a {@link CameraThermalRange}. */
  public static final class Builder {
    private long timeBootMs;
    private int streamId;
    private int cameraDeviceId;
    private float max;
    private float maxPointX;
    private float maxPointY;
    private float min;
    private float minPointX;
    private float minPointY;

    private Builder() {}

    public Builder timeBootMs(long timeBootMs) {
      this.timeBootMs = timeBootMs;
      return this;
    }

    public Builder streamId(int streamId) {
      this.streamId = streamId;
      return this;
    }

    public Builder cameraDeviceId(int cameraDeviceId) {
      this.cameraDeviceId = cameraDeviceId;
      return this;
    }

    public Builder max(float max) {
      this.max = max;
      return this;
    }

    public Builder maxPointX(float maxPointX) {
      this.maxPointX = maxPointX;
      return this;
    }

    public Builder maxPointY(float maxPointY) {
      this.maxPointY = maxPointY;
      return this;
    }

    public Builder min(float min) {
      this.min = min;
      return this;
    }

    public Builder minPointX(float minPointX) {
      this.minPointX = minPointX;
      return this;
    }

    public Builder minPointY(float minPointY) {
      this.minPointY = minPointY;
      return this;
    }

    /** The message. */
    public CameraThermalRange build() {
      return new CameraThermalRange(this);
    }
  }
}
