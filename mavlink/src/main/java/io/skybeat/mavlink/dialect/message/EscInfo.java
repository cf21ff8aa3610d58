package io.skybeat.mavlink.dialect.message;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.annotations.MavlinkMessageBuilder;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import io.dronefleet.mavlink.common.EscConnectionType;
import io.dronefleet.mavlink.util.EnumValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/** ESC_INFO: Four motor controllers: what changes slowly. */
@MavlinkMessageInfo(
    id = 290,
    crc = 251,
    description = "Four motor controllers: what changes slowly.")
public final class EscInfo {
  private final int index;
  private final BigInteger timeUsec;
  private final int counter;
  private final int count;
  private final EnumValue<EscConnectionType> connectionType;
  private final int info;
  private final List<Integer> failureFlags;
  private final List<Long> errorCount;
  private final List<Integer> temperature;

  private EscInfo(Builder builder) {
    this.index = builder.index;
    this.timeUsec = builder.timeUsec;
    this.counter = builder.counter;
    this.count = builder.count;
    this.connectionType = builder.connectionType;
    this.info = builder.info;
    this.failureFlags = builder.failureFlags;
    this.errorCount = builder.errorCount;
    this.temperature = builder.temperature;
  }

  /** An empty builder: numbers zero, everything else absent, which is sent as zero. */
  @MavlinkMessageBuilder
  public static Builder builder() {
    return new Builder();
  }

  /** Of the first of these four. */
  @MavlinkFieldInfo(position = 1, unitSize = 1)
  public int index() {
    return index;
  }

  /** Microseconds since boot or UNIX epoch. */
  @MavlinkFieldInfo(position = 2, unitSize = 8)
  public BigInteger timeUsec() {
    return timeUsec;
  }

  /** Running number. */
  @MavlinkFieldInfo(position = 3, unitSize = 2)
  public int counter() {
    return counter;
  }

  /** Controllers there are. */
  @MavlinkFieldInfo(position = 4, unitSize = 1)
  public int count() {
    return count;
  }

  /** How they are connected. */
  @MavlinkFieldInfo(position = 5, unitSize = 1, enumType = EscConnectionType.class)
  public EnumValue<EscConnectionType> connectionType() {
    return connectionType;
  }

  /** Bit per controller that is online. */
  @MavlinkFieldInfo(position = 6, unitSize = 1)
  public int info() {
    return info;
  }

  /** ESC_FAILURE_FLAGS of each. */
  @MavlinkFieldInfo(position = 7, unitSize = 2, arraySize = 4)
  public List<Integer> failureFlags() {
    return failureFlags;
  }

  /** Errors of each. */
  @MavlinkFieldInfo(position = 8, unitSize = 4, arraySize = 4)
  public List<Long> errorCount() {
    return errorCount;
  }

  /** Centidegrees Celsius of each, INT16_MAX unknown. */
  @MavlinkFieldInfo(position = 9, unitSize = 2, signed = true, arraySize = 4)
  public List<Integer> temperature() {
    return temperature;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EscInfo that
        && Objects.deepEquals(index, that.index)
        && Objects.deepEquals(timeUsec, that.timeUsec)
        && Objects.deepEquals(counter, that.counter)
        && Objects.deepEquals(count, that.count)
        && Objects.deepEquals(connectionType, that.connectionType)
        && Objects.deepEquals(info, that.info)
        && Objects.deepEquals(failureFlags, that.failureFlags)
        && Objects.deepEquals(errorCount, that.errorCount)
        && Objects.deepEquals(temperature, that.temperature);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        index,
        timeUsec,
        counter,
        count,
        connectionType,
        info,
        failureFlags,
        errorCount,
        temperature);
  }

  @Override
  public String toString() {
    return "EscInfo{"
        + "index="
        + index
        + ", timeUsec="
        + timeUsec
        + ", counter="
        + counter
        + ", count="
        + count
        + ", connectionType="
        + connectionType
        + ", info="
        + info
        + ", failureFlags="
        + failureFlags
        + ", errorCount="
        + errorCount
        + ", temperature="
        + temperature
        + "}";
  }

  /** Builds a {@link EscInfo}. */
  public static final class Builder {
    private int index;
    private BigInteger timeUsec;
    private int counter;
    private int count;
    private EnumValue<EscConnectionType> connectionType;
    private int info;
    private List<Integer> failureFlags;
    private List<Long> errorCount;
    private List<Integer> temperature;

    private Builder() {}

    public Builder index(int index) {
      this.index = index;
      return this;
    }

    public Builder timeUsec(BigInteger timeUsec) {
      this.timeUsec = timeUsec;
      return this;
    }

    public Builder counter(int counter) {
      this.counter = counter;
      return this;
    }

    public Builder count(int count) {
      this.count = count;
      return this;
    }

    public Builder connectionType(EnumValue<EscConnectionType> connectionType) {
      this.connectionType = connectionType;
      return this;
    }

    public Builder connectionType(EscConnectionType connectionType) {
      return connectionType(EnumValue.of(connectionType));
    }

    public Builder info(int info) {
      this.info = info;
      return this;
    }

    public Builder failureFlags(List<Integer> failureFlags) {
      this.failureFlags = failureFlags;
      return this;
    }

    public Builder errorCount(List<Long> errorCount) {
      this.errorCount = errorCount;
      return this;
    }

    public Builder temperature(List<Integer> temperature) {
      this.temperature = temperature;
      return this;
    }

    /** The message. */
    public EscInfo build() {
      return new EscInfo(this);
    }
  }
}
