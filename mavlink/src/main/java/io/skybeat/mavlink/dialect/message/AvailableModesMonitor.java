package io.skybeat.mavlink.dialect.message;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.annotations.MavlinkMessageBuilder;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import java.util.Objects;

/** AVAILABLE_MODES_MONITOR: Changes its number whenever the set of modes has changed. */
@MavlinkMessageInfo(
    id = 437,
    crc = 30,
    description = "Changes its number whenever the set of modes has changed.")
public final class AvailableModesMonitor {
  private final int seq;

  private AvailableModesMonitor(Builder builder) {
    this.seq = builder.seq;
  }

  /** An empty builder: numbers zero, everything else absent, which is sent as zero. */
  @MavlinkMessageBuilder
  public static Builder builder() {
    return new Builder();
  }

  /** Running number. */
  @MavlinkFieldInfo(position = 1, unitSize = 1)
  public int seq() {
    return seq;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AvailableModesMonitor that && Objects.deepEquals(seq, that.seq);
  }

  @Override
  public int hashCode() {
    return Objects.hash(seq);
  }

  @Override
  public String toString() {
    return "AvailableModesMonitor{" + "seq=" + seq + "}";
  }

  /** Builds a {@link AvailableModesMonitor}. */
  public static final class Builder {
    private int seq;

    private Builder() {}

    public Builder seq(int seq) {
      this.seq = seq;
      return this;
    }

    /** The message. */
    public AvailableModesMonitor build() {
      return new AvailableModesMonitor(this);
    }
  }
}
