package io.skybeat.mavlink.dialect.message;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.annotations.MavlinkMessageBuilder;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import java.util.Objects;

/** AVAILABLE_MODES: One of the modes that a vehicle offers. */
@MavlinkMessageInfo(id = 435, crc = 134, description = "One of the modes that a vehicle offers.")
public final class AvailableModes {
  private final int numberModes;
  private final int modeIndex;
  private final int standardMode;
  private final long customMode;
  private final long properties;
  private final String modeName;

  private AvailableModes(Builder builder) {
    this.numberModes = builder.numberModes;
    this.modeIndex = builder.modeIndex;
    this.standardMode = builder.standardMode;
    this.customMode = builder.customMode;
    this.properties = builder.properties;
    this.modeName = builder.modeName;
  }

  /** An empty builder: numbers zero, everything else absent, which is sent as zero. */
  @MavlinkMessageBuilder
  public static Builder builder() {
    return new Builder();
  }

  /** How many there are. */
  @MavlinkFieldInfo(position = 1, unitSize = 1)
  public int numberModes() {
    return numberModes;
  }

  /** Which this is, from 1. */
  @MavlinkFieldInfo(position = 2, unitSize = 1)
  public int modeIndex() {
    return modeIndex;
  }

  /** MAV_STANDARD_MODE, 0 none. */
  @MavlinkFieldInfo(position = 3, unitSize = 1)
  public int standardMode() {
    return standardMode;
  }

  /** The autopilot's own mode number. */
  @MavlinkFieldInfo(position = 4, unitSize = 4)
  public long customMode() {
    return customMode;
  }

  /** MAV_MODE_PROPERTY flags. */
  @MavlinkFieldInfo(position = 5, unitSize = 4)
  public long properties() {
    return properties;
  }

  /** Name to show. */
  @MavlinkFieldInfo(position = 6, unitSize = 1, arraySize = 35)
  public String modeName() {
    return modeName;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AvailableModes that
        && Objects.deepEquals(numberModes, that.numberModes)
        && Objects.deepEquals(modeIndex, that.modeIndex)
        && Objects.deepEquals(standardMode, that.standardMode)
        && Objects.deepEquals(customMode, that.customMode)
        && Objects.deepEquals(properties, that.properties)
        && Objects.deepEquals(modeName, that.modeName);
  }

  @Override
  public int hashCode() {
    return Objects.hash(numberModes, modeIndex, standardMode, customMode, properties, modeName);
  }

  @Override
  public String toString() {
    return "AvailableModes{"
        + "numberModes="
        + numberModes
        + ", modeIndex="
        + modeIndex
        + ", standardMode="
        + standardMode
        + ", customMode="
        + customMode
        + ", properties="
        + properties
        + ", modeName="
        + modeName
        + "}";
  }

  /** Builds a {@link AvailableModes}. */
  public static final class Builder {
    private int numberModes;
    private int modeIndex;
    private int standardMode;
    private long customMode;
    private long properties;
    private String modeName;

    private Builder() {}

    public Builder numberModes(int numberModes) {
      this.numberModes = numberModes;
      return this;
    }

    public Builder modeIndex(int modeIndex) {
      this.modeIndex = modeIndex;
      return this;
    }

    public Builder standardMode(int standardMode) {
      this.standardMode = standardMode;
      return this;
    }

    public Builder customMode(long customMode) {
      this.customMode = customMode;
      return this;
    }

    public Builder properties(long properties) {
      this.properties = properties;
      return this;
    }

    public Builder modeName(String modeName) {
      this.modeName = modeName;
      return this;
    }

    /** The message. */
    public AvailableModes build() {
      return new AvailableModes(this);
    }
  }
}
