package io.skybeat.mavlink.dialect.message;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.annotations.MavlinkMessageBuilder;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import java.math.BigInteger;
import java.util.Objects;

/** GENERATOR_STATUS: A generator. Status has 64 bits, more than an EnumValue holds. */
@MavlinkMessageInfo(
    id = 373,
    crc = 117,
    description = "A generator. Status has 64 bits, more than an EnumValue holds.")
public final class GeneratorStatus {
  private final BigInteger status;
  private final int generatorSpeed;
  private final float batteryCurrent;
  private final float loadCurrent;
  private final float powerGenerated;
  private final float busVoltage;
  private final int rectifierTemperature;
  private final float batCurrentSetpoint;
  private final int generatorTemperature;
  private final long runtime;
  private final int timeUntilMaintenance;

  private GeneratorStatus(Builder builder) {
    this.status = builder.status;
    this.generatorSpeed = builder.generatorSpeed;
    this.batteryCurrent = builder.batteryCurrent;
    this.loadCurrent = builder.loadCurrent;
    this.powerGenerated = builder.powerGenerated;
    this.busVoltage = builder.busVoltage;
    this.rectifierTemperature = builder.rectifierTemperature;
    this.batCurrentSetpoint = builder.batCurrentSetpoint;
    this.generatorTemperature = builder.generatorTemperature;
    this.runtime = builder.runtime;
    this.timeUntilMaintenance = builder.timeUntilMaintenance;
  }

  /** An empty builder: numbers zero, everything else absent, which is sent as zero. */
  @MavlinkMessageBuilder
  public static Builder builder() {
    return new Builder();
  }

  /** MAV_GENERATOR_STATUS_FLAG. */
  @MavlinkFieldInfo(position = 1, unitSize = 8)
  public BigInteger status() {
    return status;
  }

  /** Revolutions a minute. */
  @MavlinkFieldInfo(position = 2, unitSize = 2)
  public int generatorSpeed() {
    return generatorSpeed;
  }

  /** Amperes. */
  @MavlinkFieldInfo(position = 3, unitSize = 4)
  public float batteryCurrent() {
    return batteryCurrent;
  }

  /** Amperes. */
  @MavlinkFieldInfo(position = 4, unitSize = 4)
  public float loadCurrent() {
    return loadCurrent;
  }

  /** Watts. */
  @MavlinkFieldInfo(position = 5, unitSize = 4)
  public float powerGenerated() {
    return powerGenerated;
  }

  /** Volts. */
  @MavlinkFieldInfo(position = 6, unitSize = 4)
  public float busVoltage() {
    return busVoltage;
  }

  /** Degrees Celsius, INT16_MAX unknown. */
  @MavlinkFieldInfo(position = 7, unitSize = 2, signed = true)
  public int rectifierTemperature() {
    return rectifierTemperature;
  }

  /** Amperes. */
  @MavlinkFieldInfo(position = 8, unitSize = 4)
  public float batCurrentSetpoint() {
    return batCurrentSetpoint;
  }

  /** Degrees Celsius, INT16_MAX unknown. */
  @MavlinkFieldInfo(position = 9, unitSize = 2, signed = true)
  public int generatorTemperature() {
    return generatorTemperature;
  }

  /** Seconds. */
  @MavlinkFieldInfo(position = 10, unitSize = 4)
  public long runtime() {
    return runtime;
  }

  /** Seconds. */
  @MavlinkFieldInfo(position = 11, unitSize = 4, signed = true)
  public int timeUntilMaintenance() {
    return timeUntilMaintenance;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GeneratorStatus that
        && Objects.deepEquals(status, that.status)
        && Objects.deepEquals(generatorSpeed, that.generatorSpeed)
        && Objects.deepEquals(batteryCurrent, that.batteryCurrent)
        && Objects.deepEquals(loadCurrent, that.loadCurrent)
        && Objects.deepEquals(powerGenerated, that.powerGenerated)
        && Objects.deepEquals(busVoltage, that.busVoltage)
        && Objects.deepEquals(rectifierTemperature, that.rectifierTemperature)
        && Objects.deepEquals(batCurrentSetpoint, that.batCurrentSetpoint)
        && Objects.deepEquals(generatorTemperature, that.generatorTemperature)
        && Objects.deepEquals(runtime, that.runtime)
        && Objects.deepEquals(timeUntilMaintenance, that.timeUntilMaintenance);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        status,
        generatorSpeed,
        batteryCurrent,
        loadCurrent,
        powerGenerated,
        busVoltage,
        rectifierTemperature,
        batCurrentSetpoint,
        generatorTemperature,
        runtime,
        timeUntilMaintenance);
  }

  @Override
  public String toString() {
    return "GeneratorStatus{"
        + "status="
        + status
        + ", generatorSpeed="
        + generatorSpeed
        + ", batteryCurrent="
        + batteryCurrent
        + ", loadCurrent="
        + loadCurrent
        + ", powerGenerated="
        + powerGenerated
        + ", busVoltage="
        + busVoltage
        + ", rectifierTemperature="
        + rectifierTemperature
        + ", batCurrentSetpoint="
        + batCurrentSetpoint
        + ", generatorTemperature="
        + generatorTemperature
        + ", runtime="
        + runtime
        + ", timeUntilMaintenance="
        + timeUntilMaintenance
        + "}";
  }

  /** Builds a {@link GeneratorStatus}. */
  public static final class Builder {
    private BigInteger status;
    private int generatorSpeed;
    private float batteryCurrent;
    private float loadCurrent;
    private float powerGenerated;
    private float busVoltage;
    private int rectifierTemperature;
    private float batCurrentSetpoint;
    private int generatorTemperature;
    private long runtime;
    private int timeUntilMaintenance;

    private Builder() {}

    public Builder status(BigInteger status) {
      this.status = status;
      return this;
    }

    public Builder generatorSpeed(int generatorSpeed) {
      this.generatorSpeed = generatorSpeed;
      return this;
    }

    public Builder batteryCurrent(float batteryCurrent) {
      this.batteryCurrent = batteryCurrent;
      return this;
    }

    public Builder loadCurrent(float loadCurrent) {
      this.loadCurrent = loadCurrent;
      return this;
    }

    public Builder powerGenerated(float powerGenerated) {
      this.powerGenerated = powerGenerated;
      return this;
    }

    public Builder busVoltage(float busVoltage) {
      this.busVoltage = busVoltage;
      return this;
    }

    public Builder rectifierTemperature(int rectifierTemperature) {
      this.rectifierTemperature = rectifierTemperature;
      return this;
    }

    public Builder batCurrentSetpoint(float batCurrentSetpoint) {
      this.batCurrentSetpoint = batCurrentSetpoint;
      return this;
    }

    public Builder generatorTemperature(int generatorTemperature) {
      this.generatorTemperature = generatorTemperature;
      return this;
    }

    public Builder runtime(long runtime) {
      this.runtime = runtime;
      return this;
    }

    public Builder timeUntilMaintenance(int timeUntilMaintenance) {
      this.timeUntilMaintenance = timeUntilMaintenance;
      return this;
    }

    /** The message. */
    public GeneratorStatus build() {
      return new GeneratorStatus(this);
    }
  }
}
