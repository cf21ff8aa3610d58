package io.skybeat.mavlink.dialect.message;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.annotations.MavlinkMessageBuilder;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import io.dronefleet.mavlink.common.MissionState;
import io.dronefleet.mavlink.util.EnumValue;
import java.util.Objects;

/** MISSION_CURRENT: Where a vehicle stands in its plan, broadcast at about 1 Hz. */
@MavlinkMessageInfo(
    id = 42,
    crc = 28,
    description = "Where a vehicle stands in its plan, broadcast at about 1 Hz.")
public final class MissionCurrent {
  private final int seq;
  private final int total;
  private final EnumValue<MissionState> missionState;
  private final int missionMode;
  private final long missionId;
  private final long fenceId;
  private final long rallyPointsId;

  private MissionCurrent(Builder builder) {
    this.seq = builder.seq;
    this.total = builder.total;
    this.missionState = builder.missionState;
    this.missionMode = builder.missionMode;
    this.missionId = builder.missionId;
    this.fenceId = builder.fenceId;
    this.rallyPointsId = builder.rallyPointsId;
  }

  /** An empty builder: numbers zero, everything else absent, which is sent as zero. */
  @MavlinkMessageBuilder
  public static Builder builder() {
    return new Builder();
  }

  /** Current item. */
  @MavlinkFieldInfo(position = 1, unitSize = 2)
  public int seq() {
    return seq;
  }

  /** Items but home, UINT16_MAX no plan, 0 not said. */
  @MavlinkFieldInfo(position = 2, unitSize = 2, extension = true)
  public int total() {
    return total;
  }

  /** State of the mission. */
  @MavlinkFieldInfo(position = 3, unitSize = 1, enumType = MissionState.class, extension = true)
  public EnumValue<MissionState> missionState() {
    return missionState;
  }

  /** 0 unknown, 1 in a mission mode, 2 suspended. */
  @MavlinkFieldInfo(position = 4, unitSize = 1, extension = true)
  public int missionMode() {
    return missionMode;
  }

  /** Opaque id of the mission, 0 not supported. */
  @MavlinkFieldInfo(position = 5, unitSize = 4, extension = true)
  public long missionId() {
    return missionId;
  }

  /** Opaque id of the fence, 0 not supported. */
  @MavlinkFieldInfo(position = 6, unitSize = 4, extension = true)
  public long fenceId() {
    return fenceId;
  }

  /** Opaque id of the rally points, 0 not supported. */
  @MavlinkFieldInfo(position = 7, unitSize = 4, extension = true)
  public long rallyPointsId() {
    return rallyPointsId;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MissionCurrent that
        && Objects.deepEquals(seq, that.seq)
        && Objects.deepEquals(total, that.total)
        && Objects.deepEquals(missionState, that.missionState)
        && Objects.deepEquals(missionMode, that.missionMode)
        && Objects.deepEquals(missionId, that.missionId)
        && Objects.deepEquals(fenceId, that.fenceId)
        && Objects.deepEquals(rallyPointsId, that.rallyPointsId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(seq, total, missionState, missionMode, missionId, fenceId, rallyPointsId);
  }

  @Override
  public String toString() {
    return "MissionCurrent{"
        + "seq="
        + seq
        + ", total="
        + total
        + ", missionState="
        + missionState
        + ", missionMode="
        + missionMode
        + ", missionId="
        + missionId
        + ", fenceId="
        + fenceId
        + ", rallyPointsId="
        + rallyPointsId
        + "}";
  }

  /** Builds a {@link MissionCurrent}. */
  public static final class Builder {
    private int seq;
    private int total;
    private EnumValue<MissionState> missionState;
    private int missionMode;
    private long missionId;
    private long fenceId;
    private long rallyPointsId;

    private Builder() {}

    public Builder seq(int seq) {
      this.seq = seq;
      return this;
    }

    public Builder total(int total) {
      this.total = total;
      return this;
    }

    public Builder missionState(EnumValue<MissionState> missionState) {
      this.missionState = missionState;
      return this;
    }

    public Builder missionState(MissionState missionState) {
      return missionState(EnumValue.of(missionState));
    }

    public Builder missionMode(int missionMode) {
      this.missionMode = missionMode;
      return this;
    }

    public Builder missionId(long missionId) {
      this.missionId = missionId;
      return this;
    }

    public Builder fenceId(long fenceId) {
      this.fenceId = fenceId;
      return this;
    }

    public Builder rallyPointsId(long rallyPointsId) {
      this.rallyPointsId = rallyPointsId;
      return this;
    }

    /** The message. */
    public MissionCurrent build() {
      return new MissionCurrent(this);
    }
  }
}
