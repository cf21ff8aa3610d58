package io.skybeat.mavlink.dialect.message;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.annotations.MavlinkMessageBuilder;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import java.util.Objects;

/** CURRENT_MODE: The mode a vehicle is in and the one it was told to be in. */
@MavlinkMessageInfo(
    id = 436,
    crc = 193,
    description = "The mode a vehicle is in and the one it was told to be in.")
public final class CurrentMode {
  private final int standardMode;
  private final long customMode;
  private final long intendedCustomMode;

  private CurrentMode(Builder builder) {
    this.standardMode = builder.standardMode;
    this.customMode = builder.customMode;
    this.intendedCustomMode = builder.intendedCustomMode;
  }

  /** An empty builder: numbers zero, everything else absent, which is sent as zero. */
  @MavlinkMessageBuilder
  public static Builder builder() {
    return new Builder();
  }

  /** MAV_STANDARD_MODE, 0 none. */
  @MavlinkFieldInfo(position = 1, unitSize = 1)
  public int standardMode() {
    return standardMode;
  }

  /** The autopilot's own mode number. */
  @MavlinkFieldInfo(position = 2, unitSize = 4)
  public long customMode() {
    return customMode;
  }

  /** The mode last commanded, 0 unknown. */
  @MavlinkFieldInfo(position = 3, unitSize = 4)
  public long intendedCustomMode() {
    return intendedCustomMode;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CurrentMode that
        && Objects.deepEquals(standardMode, that.standardMode)
        && Objects.deepEquals(customMode, that.customMode)
        && Objects.deepEquals(intendedCustomMode, that.intendedCustomMode);
  }

  @Override
  public int hashCode() {
    return Objects.hash(standardMode, customMode, intendedCustomMode);
  }

  @Override
  public String toString() {
    return "CurrentMode{"
        + "standardMode="
        + standardMode
        + ", customMode="
        + customMode
        + ", intendedCustomMode="
        + intendedCustomMode
        + "}";
  }

  /** Builds a {@link CurrentMode}. */
  public static final class Builder {
    private int standardMode;
    private long customMode;
    private long intendedCustomMode;

    private Builder() {}

    public Builder standardMode(int standardMode) {
      this.standardMode = standardMode;
      return this;
    }

    public Builder customMode(long customMode) {
      this.customMode = customMode;
      return this;
    }

    public Builder intendedCustomMode(long intendedCustomMode) {
      this.intendedCustomMode = intendedCustomMode;
      return this;
    }

    /** The message. */
    public CurrentMode build() {
      return new CurrentMode(this);
    }
  }
}
