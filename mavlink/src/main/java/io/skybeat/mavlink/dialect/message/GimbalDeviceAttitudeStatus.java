package io.skybeat.mavlink.dialect.message;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.annotations.MavlinkMessageBuilder;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import io.dronefleet.mavlink.common.GimbalDeviceErrorFlags;
import io.dronefleet.mavlink.common.GimbalDeviceFlags;
import io.dronefleet.mavlink.util.EnumValue;
import java.util.List;
import java.util.Objects;

/**
 * GIMBAL_DEVICE_ATTITUDE_STATUS: Attitude of a gimbal; the frame of its quaternion depends on its
 * flags.
 */
@MavlinkMessageInfo(
    id = 285,
    crc = 137,
    description = "Attitude of a gimbal; the frame of its quaternion depends on its flags.")
public final class GimbalDeviceAttitudeStatus {
  private final int targetSystem;
  private final int targetComponent;
  private final long timeBootMs;
  private final EnumValue<GimbalDeviceFlags> flags;
  private final List<Float> q;
  private final float angularVelocityX;
  private final float angularVelocityY;
  private final float angularVelocityZ;
  private final EnumValue<GimbalDeviceErrorFlags> failureFlags;
  private final float deltaYaw;
  private final float deltaYawVelocity;
  private final int gimbalDeviceId;

  private GimbalDeviceAttitudeStatus(Builder builder) {
    this.targetSystem = builder.targetSystem;
    this.targetComponent = builder.targetComponent;
    this.timeBootMs = builder.timeBootMs;
    this.flags = builder.flags;
    this.q = builder.q;
    this.angularVelocityX = builder.angularVelocityX;
    this.angularVelocityY = builder.angularVelocityY;
    this.angularVelocityZ = builder.angularVelocityZ;
    this.failureFlags = builder.failureFlags;
    this.deltaYaw = builder.deltaYaw;
    this.deltaYawVelocity = builder.deltaYawVelocity;
    this.gimbalDeviceId = builder.gimbalDeviceId;
  }

  /** An empty builder: numbers zero, everything else absent, which is sent as zero. */
  @MavlinkMessageBuilder
  public static Builder builder() {
    return new Builder();
  }

  /** System id of the receiver. */
  @MavlinkFieldInfo(position = 1, unitSize = 1)
  public int targetSystem() {
    return targetSystem;
  }

  /** Component id of the receiver. */
  @MavlinkFieldInfo(position = 2, unitSize = 1)
  public int targetComponent() {
    return targetComponent;
  }

  /** Milliseconds since boot. */
  @MavlinkFieldInfo(position = 3, unitSize = 4)
  public long timeBootMs() {
    return timeBootMs;
  }

  /** Locks, and the frame of the yaw. */
  @MavlinkFieldInfo(position = 4, unitSize = 2, enumType = GimbalDeviceFlags.class)
  public EnumValue<GimbalDeviceFlags> flags() {
    return flags;
  }

  /** Attitude: w, x, y, z. */
  @MavlinkFieldInfo(position = 5, unitSize = 4, arraySize = 4)
  public List<Float> q() {
    return q;
  }

  /** Radians a second, NaN unknown. */
  @MavlinkFieldInfo(position = 6, unitSize = 4)
  public float angularVelocityX() {
    return angularVelocityX;
  }

  /** Radians a second, NaN unknown. */
  @MavlinkFieldInfo(position = 7, unitSize = 4)
  public float angularVelocityY() {
    return angularVelocityY;
  }

  /** Radians a second, NaN unknown. */
  @MavlinkFieldInfo(position = 8, unitSize = 4)
  public float angularVelocityZ() {
    return angularVelocityZ;
  }

  /** What is wrong. */
  @MavlinkFieldInfo(position = 9, unitSize = 4, enumType = GimbalDeviceErrorFlags.class)
  public EnumValue<GimbalDeviceErrorFlags> failureFlags() {
    return failureFlags;
  }

  /** From vehicle to earth frame, radians, NaN unknown. */
  @MavlinkFieldInfo(position = 10, unitSize = 4, extension = true)
  public float deltaYaw() {
    return deltaYaw;
  }

  /** Radians a second, NaN unknown. */
  @MavlinkFieldInfo(position = 11, unitSize = 4, extension = true)
  public float deltaYawVelocity() {
    return deltaYawVelocity;
  }

  /** 1 to 6: a gimbal of the autopilot, 0: its own component. */
  @MavlinkFieldInfo(position = 12, unitSize = 1, extension = true)
  public int gimbalDeviceId() {
    return gimbalDeviceId;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GimbalDeviceAttitudeStatus that
        && Objects.deepEquals(targetSystem, that.targetSystem)
        && Objects.deepEquals(targetComponent, that.targetComponent)
        && Objects.deepEquals(timeBootMs, that.timeBootMs)
        && Objects.deepEquals(flags, that.flags)
        && Objects.deepEquals(q, that.q)
        && Objects.deepEquals(angularVelocityX, that.angularVelocityX)
        && Objects.deepEquals(angularVelocityY, that.angularVelocityY)
        && Objects.deepEquals(angularVelocityZ, that.angularVelocityZ)
        && Objects.deepEquals(failureFlags, that.failureFlags)
        && Objects.deepEquals(deltaYaw, that.deltaYaw)
        && Objects.deepEquals(deltaYawVelocity, that.deltaYawVelocity)
        && Objects.deepEquals(gimbalDeviceId, that.gimbalDeviceId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        targetSystem,
        targetComponent,
        timeBootMs,
        flags,
        q,
        angularVelocityX,
        angularVelocityY,
        angularVelocityZ,
        failureFlags,
        deltaYaw,
        deltaYawVelocity,
        gimbalDeviceId);
  }

  @Override
  public String toString() {
    return "GimbalDeviceAttitudeStatus{"
        + "targetSystem="
        + targetSystem
        + ", targetComponent="
        + targetComponent
        + ", timeBootMs="
        + timeBootMs
        + ", flags="
        + flags
        + ", q="
        + q
        + ", angularVelocityX="
        + angularVelocityX
        + ", angularVelocityY="
        + angularVelocityY
        + ", angularVelocityZ="
        + angularVelocityZ
        + ", failureFlags="
        + failureFlags
        + ", deltaYaw="
        + deltaYaw
        + ", deltaYawVelocity="
        + deltaYawVelocity
        + ", gimbalDeviceId="
        + gimbalDeviceId
        + "}";
  }

  /** Builds a {@link GimbalDeviceAttitudeStatus}. */
  public static final class Builder {
    private int targetSystem;
    private int targetComponent;
    private long timeBootMs;
    private EnumValue<GimbalDeviceFlags> flags;
    private List<Float> q;
    private float angularVelocityX;
    private float angularVelocityY;
    private float angularVelocityZ;
    private EnumValue<GimbalDeviceErrorFlags> failureFlags;
    private float deltaYaw;
    private float deltaYawVelocity;
    private int gimbalDeviceId;

    private Builder() {}

    public Builder targetSystem(int targetSystem) {
      this.targetSystem = targetSystem;
      return this;
    }

    public Builder targetComponent(int targetComponent) {
      this.targetComponent = targetComponent;
      return this;
    }

    public Builder timeBootMs(long timeBootMs) {
      this.timeBootMs = timeBootMs;
      return this;
    }

    public Builder flags(EnumValue<GimbalDeviceFlags> flags) {
      this.flags = flags;
      return this;
    }

    public Builder flags(GimbalDeviceFlags flags) {
      return flags(EnumValue.of(flags));
    }

    public Builder q(List<Float> q) {
      this.q = q;
      return this;
    }

    public Builder angularVelocityX(float angularVelocityX) {
      this.angularVelocityX = angularVelocityX;
      return this;
    }

    public Builder angularVelocityY(float angularVelocityY) {
      this.angularVelocityY = angularVelocityY;
      return this;
    }

    public Builder angularVelocityZ(float angularVelocityZ) {
      this.angularVelocityZ = angularVelocityZ;
      return this;
    }

    public Builder failureFlags(EnumValue<GimbalDeviceErrorFlags> failureFlags) {
      this.failureFlags = failureFlags;
      return this;
    }

    public Builder failureFlags(GimbalDeviceErrorFlags failureFlags) {
      return failureFlags(EnumValue.of(failureFlags));
    }

    public Builder deltaYaw(float deltaYaw) {
      this.deltaYaw = deltaYaw;
      return this;
    }

    public Builder deltaYawVelocity(float deltaYawVelocity) {
      this.deltaYawVelocity = deltaYawVelocity;
      return this;
    }

    public Builder gimbalDeviceId(int gimbalDeviceId) {
      this.gimbalDeviceId = gimbalDeviceId;
      return this;
    }

    /** The message. */
    public GimbalDeviceAttitudeStatus build() {
      return new GimbalDeviceAttitudeStatus(this);
    }
  }
}
