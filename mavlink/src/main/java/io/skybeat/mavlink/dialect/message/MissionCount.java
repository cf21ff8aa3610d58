package io.skybeat.mavlink.dialect.message;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.annotations.MavlinkMessageBuilder;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import io.dronefleet.mavlink.common.MavMissionType;
import io.dronefleet.mavlink.util.EnumValue;
import java.util.Objects;

/** MISSION_COUNT: Opens an upload, or answers a request to download. */
@MavlinkMessageInfo(
    id = 44,
    crc = 221,
    description = "Opens an upload, or answers a request to download.")
public final class MissionCount {
  private final int targetSystem;
  private final int targetComponent;
  private final int count;
  private final EnumValue<MavMissionType> missionType;
  private final long opaqueId;

  private MissionCount(Builder builder) {
    this.targetSystem = builder.targetSystem;
    this.targetComponent = builder.targetComponent;
    this.count = builder.count;
    this.missionType = builder.missionType;
    this.opaqueId = builder.opaqueId;
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

  /** Items that follow. */
  @MavlinkFieldInfo(position = 3, unitSize = 2)
  public int count() {
    return count;
  }

  /** Which of the three plans. */
  @MavlinkFieldInfo(position = 4, unitSize = 1, enumType = MavMissionType.class, extension = true)
  public EnumValue<MavMissionType> missionType() {
    return missionType;
  }

  /** Id of the plan on the vehicle, 0 not supported. */
  @MavlinkFieldInfo(position = 5, unitSize = 4, extension = true)
  public long opaqueId() {
    return opaqueId;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MissionCount that
        && Objects.deepEquals(targetSystem, that.targetSystem)
        && Objects.deepEquals(targetComponent, that.targetComponent)
        && Objects.deepEquals(count, that.count)
        && Objects.deepEquals(missionType, that.missionType)
        && Objects.deepEquals(opaqueId, that.opaqueId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(targetSystem, targetComponent, count, missionType, opaqueId);
  }

  @Override
  public String toString() {
    return "MissionCount{"
        + "targetSystem="
        + targetSystem
        + ", targetComponent="
        + targetComponent
        + ", count="
        + count
        + ", missionType="
        + missionType
        + ", opaqueId="
        + opaqueId
        + "}";
  }

  /** Builds a {@link MissionCount}. */
  public static final class Builder {
    private int targetSystem;
    private int targetComponent;
    private int count;
    private EnumValue<MavMissionType> missionType;
    private long opaqueId;

    private Builder() {}

    public Builder targetSystem(int targetSystem) {
      this.targetSystem = targetSystem;
      return this;
    }

    public Builder targetComponent(int targetComponent) {
      this.targetComponent = targetComponent;
      return this;
    }

    public Builder count(int count) {
      this.count = count;
      return this;
    }

    public Builder missionType(EnumValue<MavMissionType> missionType) {
      this.missionType = missionType;
      return this;
    }

    public Builder missionType(MavMissionType missionType) {
      return missionType(EnumValue.of(missionType));
    }

    public Builder opaqueId(long opaqueId) {
      this.opaqueId = opaqueId;
      return this;
    }

    /** The message. */
    public MissionCount build() {
      return new MissionCount(this);
    }
  }
}
