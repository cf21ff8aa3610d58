package io.skybeat.mavlink.dialect.message;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.annotations.MavlinkMessageBuilder;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import io.dronefleet.mavlink.common.MavMissionResult;
import io.dronefleet.mavlink.common.MavMissionType;
import io.dronefleet.mavlink.util.EnumValue;
import java.util.Objects;

/** MISSION_ACK: Ends a transfer. */
@MavlinkMessageInfo(id = 47, crc = 153, description = "Ends a transfer.")
public final class MissionAck {
  private final int targetSystem;
  private final int targetComponent;
  private final EnumValue<MavMissionResult> type;
  private final EnumValue<MavMissionType> missionType;
  private final long opaqueId;

  private MissionAck(Builder builder) {
    this.targetSystem = builder.targetSystem;
    this.targetComponent = builder.targetComponent;
    this.type = builder.type;
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

  /** Result. */
  @MavlinkFieldInfo(position = 3, unitSize = 1, enumType = MavMissionResult.class)
  public EnumValue<MavMissionResult> type() {
    return type;
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
    return other instanceof MissionAck that
        && Objects.deepEquals(targetSystem, that.targetSystem)
        && Objects.deepEquals(targetComponent, that.targetComponent)
        && Objects.deepEquals(type, that.type)
        && Objects.deepEquals(missionType, that.missionType)
        && Objects.deepEquals(opaqueId, that.opaqueId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(targetSystem, targetComponent, type, missionType, opaqueId);
  }

  @Override
  public String toString() {
    return "MissionAck{"
        + "targetSystem="
        + targetSystem
        + ", targetComponent="
        + targetComponent
        + ", type="
        + type
        + ", missionType="
        + missionType
        + ", opaqueId="
        + opaqueId
        + "}";
  }

  /** Builds a {@link MissionAck}. */
  public static final class Builder {
    private int targetSystem;
    private int targetComponent;
    private EnumValue<MavMissionResult> type;
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

    public Builder type(EnumValue<MavMissionResult> type) {
      this.type = type;
      return this;
    }

    public Builder type(MavMissionResult type) {
      return type(EnumValue.of(type));
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
    public MissionAck build() {
      return new MissionAck(this);
    }
  }
}
