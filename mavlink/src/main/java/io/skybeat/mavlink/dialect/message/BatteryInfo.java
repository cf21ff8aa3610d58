package io.skybeat.mavlink.dialect.message;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.annotations.MavlinkMessageBuilder;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import io.dronefleet.mavlink.common.MavBatteryFunction;
import io.dronefleet.mavlink.common.MavBatteryType;
import io.dronefleet.mavlink.util.EnumValue;
import java.util.Objects;

/** BATTERY_INFO: What does not change about a battery. Zero or NaN where not known. */
@MavlinkMessageInfo(
    id = 372,
    crc = 26,
    description = "What does not change about a battery. Zero or NaN where not known.")
public final class BatteryInfo {
  private final int id;
  private final EnumValue<MavBatteryFunction> batteryFunction;
  private final EnumValue<MavBatteryType> type;
  private final int stateOfHealth;
  private final int cellsInSeries;
  private final int cycleCount;
  private final int weight;
  private final float dischargeMinimumVoltage;
  private final float chargingMinimumVoltage;
  private final float restingMinimumVoltage;
  private final float chargingMaximumVoltage;
  private final float chargingMaximumCurrent;
  private final float nominalVoltage;
  private final float dischargeMaximumCurrent;
  private final float dischargeMaximumBurstCurrent;
  private final float designCapacity;
  private final float fullChargeCapacity;
  private final String manufactureDate;
  private final String serialNumber;
  private final String name;

  private BatteryInfo(Builder builder) {
    this.id = builder.id;
    this.batteryFunction = builder.batteryFunction;
    this.type = builder.type;
    this.stateOfHealth = builder.stateOfHealth;
    this.cellsInSeries = builder.cellsInSeries;
    this.cycleCount = builder.cycleCount;
    this.weight = builder.weight;
    this.dischargeMinimumVoltage = builder.dischargeMinimumVoltage;
    this.chargingMinimumVoltage = builder.chargingMinimumVoltage;
    this.restingMinimumVoltage = builder.restingMinimumVoltage;
    this.chargingMaximumVoltage = builder.chargingMaximumVoltage;
    this.chargingMaximumCurrent = builder.chargingMaximumCurrent;
    this.nominalVoltage = builder.nominalVoltage;
    this.dischargeMaximumCurrent = builder.dischargeMaximumCurrent;
    this.dischargeMaximumBurstCurrent = builder.dischargeMaximumBurstCurrent;
    this.designCapacity = builder.designCapacity;
    this.fullChargeCapacity = builder.fullChargeCapacity;
    this.manufactureDate = builder.manufactureDate;
    this.serialNumber = builder.serialNumber;
    this.name = builder.name;
  }

  /** An empty builder: numbers zero, everything else absent, which is sent as zero. */
  @MavlinkMessageBuilder
  public static Builder builder() {
    return new Builder();
  }

  /** Battery instance. */
  @MavlinkFieldInfo(position = 1, unitSize = 1)
  public int id() {
    return id;
  }

  /** What it feeds. */
  @MavlinkFieldInfo(position = 2, unitSize = 1, enumType = MavBatteryFunction.class)
  public EnumValue<MavBatteryFunction> batteryFunction() {
    return batteryFunction;
  }

  /** Chemistry. */
  @MavlinkFieldInfo(position = 3, unitSize = 1, enumType = MavBatteryType.class)
  public EnumValue<MavBatteryType> type() {
    return type;
  }

  /** Percent, UINT8_MAX unknown. */
  @MavlinkFieldInfo(position = 4, unitSize = 1)
  public int stateOfHealth() {
    return stateOfHealth;
  }

  /** 0 unknown. */
  @MavlinkFieldInfo(position = 5, unitSize = 1)
  public int cellsInSeries() {
    return cellsInSeries;
  }

  /** UINT16_MAX unknown. */
  @MavlinkFieldInfo(position = 6, unitSize = 2)
  public int cycleCount() {
    return cycleCount;
  }

  /** Grams, 0 unknown. */
  @MavlinkFieldInfo(position = 7, unitSize = 2)
  public int weight() {
    return weight;
  }

  /** Volts per cell. */
  @MavlinkFieldInfo(position = 8, unitSize = 4)
  public float dischargeMinimumVoltage() {
    return dischargeMinimumVoltage;
  }

  /** Volts per cell. */
  @MavlinkFieldInfo(position = 9, unitSize = 4)
  public float chargingMinimumVoltage() {
    return chargingMinimumVoltage;
  }

  /** Volts per cell. */
  @MavlinkFieldInfo(position = 10, unitSize = 4)
  public float restingMinimumVoltage() {
    return restingMinimumVoltage;
  }

  /** Volts per cell. */
  @MavlinkFieldInfo(position = 11, unitSize = 4)
  public float chargingMaximumVoltage() {
    return chargingMaximumVoltage;
  }

  /** Amperes. */
  @MavlinkFieldInfo(position = 12, unitSize = 4)
  public float chargingMaximumCurrent() {
    return chargingMaximumCurrent;
  }

  /** Volts per cell. */
  @MavlinkFieldInfo(position = 13, unitSize = 4)
  public float nominalVoltage() {
    return nominalVoltage;
  }

  /** Amperes. */
  @MavlinkFieldInfo(position = 14, unitSize = 4)
  public float dischargeMaximumCurrent() {
    return dischargeMaximumCurrent;
  }

  /** Amperes. */
  @MavlinkFieldInfo(position = 15, unitSize = 4)
  public float dischargeMaximumBurstCurrent() {
    return dischargeMaximumBurstCurrent;
  }

  /** Ampere hours. */
  @MavlinkFieldInfo(position = 16, unitSize = 4)
  public float designCapacity() {
    return designCapacity;
  }

  /** Ampere hours. */
  @MavlinkFieldInfo(position = 17, unitSize = 4)
  public float fullChargeCapacity() {
    return fullChargeCapacity;
  }

  /** DDMMYYYY. */
  @MavlinkFieldInfo(position = 18, unitSize = 1, arraySize = 9)
  public String manufactureDate() {
    return manufactureDate;
  }

  /** Serial number. */
  @MavlinkFieldInfo(position = 19, unitSize = 1, arraySize = 32)
  public String serialNumber() {
    return serialNumber;
  }

  /** Device name. */
  @MavlinkFieldInfo(position = 20, unitSize = 1, arraySize = 50)
  public String name() {
    return name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BatteryInfo that
        && Objects.deepEquals(id, that.id)
        && Objects.deepEquals(batteryFunction, that.batteryFunction)
        && Objects.deepEquals(type, that.type)
        && Objects.deepEquals(stateOfHealth, that.stateOfHealth)
        && Objects.deepEquals(cellsInSeries, that.cellsInSeries)
        && Objects.deepEquals(cycleCount, that.cycleCount)
        && Objects.deepEquals(weight, that.weight)
        && Objects.deepEquals(dischargeMinimumVoltage, that.dischargeMinimumVoltage)
        && Objects.deepEquals(chargingMinimumVoltage, that.chargingMinimumVoltage)
        && Objects.deepEquals(restingMinimumVoltage, that.restingMinimumVoltage)
        && Objects.deepEquals(chargingMaximumVoltage, that.chargingMaximumVoltage)
        && Objects.deepEquals(chargingMaximumCurrent, that.chargingMaximumCurrent)
        && Objects.deepEquals(nominalVoltage, that.nominalVoltage)
        && Objects.deepEquals(dischargeMaximumCurrent, that.dischargeMaximumCurrent)
        && Objects.deepEquals(dischargeMaximumBurstCurrent, that.dischargeMaximumBurstCurrent)
        && Objects.deepEquals(designCapacity, that.designCapacity)
        && Objects.deepEquals(fullChargeCapacity, that.fullChargeCapacity)
        && Objects.deepEquals(manufactureDate, that.manufactureDate)
        && Objects.deepEquals(serialNumber, that.serialNumber)
        && Objects.deepEquals(name, that.name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        id,
        batteryFunction,
        type,
        stateOfHealth,
        cellsInSeries,
        cycleCount,
        weight,
        dischargeMinimumVoltage,
        chargingMinimumVoltage,
        restingMinimumVoltage,
        chargingMaximumVoltage,
        chargingMaximumCurrent,
        nominalVoltage,
        dischargeMaximumCurrent,
        dischargeMaximumBurstCurrent,
        designCapacity,
        fullChargeCapacity,
        manufactureDate,
        serialNumber,
        name);
  }

  /** Builds a {@link BatteryInfo}. */
  public static final class Builder {
    private int id;
    private EnumValue<MavBatteryFunction> batteryFunction;
    private EnumValue<MavBatteryType> type;
    private int stateOfHealth;
    private int cellsInSeries;
    private int cycleCount;
    private int weight;
    private float dischargeMinimumVoltage;
    private float chargingMinimumVoltage;
    private float restingMinimumVoltage;
    private float chargingMaximumVoltage;
    private float chargingMaximumCurrent;
    private float nominalVoltage;
    private float dischargeMaximumCurrent;
    private float dischargeMaximumBurstCurrent;
    private float designCapacity;
    private float fullChargeCapacity;
    private String manufactureDate;
    private String serialNumber;
    private String name;

    private Builder() {}

    public Builder id(int id) {
      this.id = id;
      return this;
    }

    public Builder batteryFunction(EnumValue<MavBatteryFunction> batteryFunction) {
      this.batteryFunction = batteryFunction;
      return this;
    }

    public Builder batteryFunction(MavBatteryFunction batteryFunction) {
      return batteryFunction(EnumValue.of(batteryFunction));
    }

    public Builder type(EnumValue<MavBatteryType> type) {
      this.type = type;
      return this;
    }

    public Builder type(MavBatteryType type) {
      return type(EnumValue.of(type));
    }

    public Builder stateOfHealth(int stateOfHealth) {
      this.stateOfHealth = stateOfHealth;
      return this;
    }

    public Builder cellsInSeries(int cellsInSeries) {
      this.cellsInSeries = cellsInSeries;
      return this;
    }

    public Builder cycleCount(int cycleCount) {
      this.cycleCount = cycleCount;
      return this;
    }

    public Builder weight(int weight) {
      this.weight = weight;
      return this;
    }

    public Builder dischargeMinimumVoltage(float dischargeMinimumVoltage) {
      this.dischargeMinimumVoltage = dischargeMinimumVoltage;
      return this;
    }

    public Builder chargingMinimumVoltage(float chargingMinimumVoltage) {
      this.chargingMinimumVoltage = chargingMinimumVoltage;
      return this;
    }

    public Builder restingMinimumVoltage(float restingMinimumVoltage) {
      this.restingMinimumVoltage = restingMinimumVoltage;
      return this;
    }

    public Builder chargingMaximumVoltage(float chargingMaximumVoltage) {
      this.chargingMaximumVoltage = chargingMaximumVoltage;
      return this;
    }

    public Builder chargingMaximumCurrent(float chargingMaximumCurrent) {
      this.chargingMaximumCurrent = chargingMaximumCurrent;
      return this;
    }

    public Builder nominalVoltage(float nominalVoltage) {
      this.nominalVoltage = nominalVoltage;
      return this;
    }

    public Builder dischargeMaximumCurrent(float dischargeMaximumCurrent) {
      this.dischargeMaximumCurrent = dischargeMaximumCurrent;
      return this;
    }

    public Builder dischargeMaximumBurstCurrent(float dischargeMaximumBurstCurrent) {
      this.dischargeMaximumBurstCurrent = dischargeMaximumBurstCurrent;
      return this;
    }

    public Builder designCapacity(float designCapacity) {
      this.designCapacity = designCapacity;
      return this;
    }

    public Builder fullChargeCapacity(float fullChargeCapacity) {
      this.fullChargeCapacity = fullChargeCapacity;
      return this;
    }

    public Builder manufactureDate(String manufactureDate) {
      this.manufactureDate = manufactureDate;
      return this;
    }

    public Builder serialNumber(String serialNumber) {
      this.serialNumber = serialNumber;
      return this;
    }

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** The message. */
    public BatteryInfo build() {
      return new BatteryInfo(this);
    }
  }
}
