package io.skybeat.mavlink.dialect.message;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.annotations.MavlinkMessageBuilder;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/** TRAJECTORY_REPRESENTATION_WAYPOINTS: A path of up to five points. */
@MavlinkMessageInfo(id = 332, crc = 236, description = "A path of up to five points.")
public final class TrajectoryRepresentationWaypoints {
  private final BigInteger timeUsec;
  private final int validPoints;
  private final List<Float> posX;
  private final List<Float> posY;
  private final List<Float> posZ;
  private final List<Float> velX;
  private final List<Float> velY;
  private final List<Float> velZ;
  private final List<Float> accX;
  private final List<Float> accY;
  private final List<Float> accZ;
  private final List<Float> posYaw;
  private final List<Float> velYaw;
  private final List<Integer> command;

  private TrajectoryRepresentationWaypoints(Builder builder) {
    this.timeUsec = builder.timeUsec;
    this.validPoints = builder.validPoints;
    this.posX = builder.posX;
    this.posY = builder.posY;
    this.posZ = builder.posZ;
    this.velX = builder.velX;
    this.velY = builder.velY;
    this.velZ = builder.velZ;
    this.accX = builder.accX;
    this.accY = builder.accY;
    this.accZ = builder.accZ;
    this.posYaw = builder.posYaw;
    this.velYaw = builder.velYaw;
    this.command = builder.command;
  }

  /** An empty builder: numbers zero, everything else absent, which is sent as zero. */
  @MavlinkMessageBuilder
  public static Builder builder() {
    return new Builder();
  }

  /** Microseconds since boot or UNIX epoch. */
  @MavlinkFieldInfo(position = 1, unitSize = 8)
  public BigInteger timeUsec() {
    return timeUsec;
  }

  /** Points in use. */
  @MavlinkFieldInfo(position = 2, unitSize = 1)
  public int validPoints() {
    return validPoints;
  }

  /** Metres, NaN unused. */
  @MavlinkFieldInfo(position = 3, unitSize = 4, arraySize = 5)
  public List<Float> posX() {
    return posX;
  }

  /** Metres, NaN unused. */
  @MavlinkFieldInfo(position = 4, unitSize = 4, arraySize = 5)
  public List<Float> posY() {
    return posY;
  }

  /** Metres, NaN unused. */
  @MavlinkFieldInfo(position = 5, unitSize = 4, arraySize = 5)
  public List<Float> posZ() {
    return posZ;
  }

  /** Metres a second, NaN unused. */
  @MavlinkFieldInfo(position = 6, unitSize = 4, arraySize = 5)
  public List<Float> velX() {
    return velX;
  }

  /** Metres a second, NaN unused. */
  @MavlinkFieldInfo(position = 7, unitSize = 4, arraySize = 5)
  public List<Float> velY() {
    return velY;
  }

  /** Metres a second, NaN unused. */
  @MavlinkFieldInfo(position = 8, unitSize = 4, arraySize = 5)
  public List<Float> velZ() {
    return velZ;
  }

  /** Metres a second squared, NaN unused. */
  @MavlinkFieldInfo(position = 9, unitSize = 4, arraySize = 5)
  public List<Float> accX() {
    return accX;
  }

  /** Metres a second squared, NaN unused. */
  @MavlinkFieldInfo(position = 10, unitSize = 4, arraySize = 5)
  public List<Float> accY() {
    return accY;
  }

  /** Metres a second squared, NaN unused. */
  @MavlinkFieldInfo(position = 11, unitSize = 4, arraySize = 5)
  public List<Float> accZ() {
    return accZ;
  }

  /** Radians. */
  @MavlinkFieldInfo(position = 12, unitSize = 4, arraySize = 5)
  public List<Float> posYaw() {
    return posYaw;
  }

  /** Radians a second. */
  @MavlinkFieldInfo(position = 13, unitSize = 4, arraySize = 5)
  public List<Float> velYaw() {
    return velYaw;
  }

  /** MAV_CMD of each, UINT16_MAX none. */
  @MavlinkFieldInfo(position = 14, unitSize = 2, arraySize = 5)
  public List<Integer> command() {
    return command;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrajectoryRepresentationWaypoints that
        && Objects.deepEquals(timeUsec, that.timeUsec)
        && Objects.deepEquals(validPoints, that.validPoints)
        && Objects.deepEquals(posX, that.posX)
        && Objects.deepEquals(posY, that.posY)
        && Objects.deepEquals(posZ, that.posZ)
        && Objects.deepEquals(velX, that.velX)
        && Objects.deepEquals(velY, that.velY)
        && Objects.deepEquals(velZ, that.velZ)
        && Objects.deepEquals(accX, that.accX)
        && Objects.deepEquals(accY, that.accY)
        && Objects.deepEquals(accZ, that.accZ)
        && Objects.deepEquals(posYaw, that.posYaw)
        && Objects.deepEquals(velYaw, that.velYaw)
        && Objects.deepEquals(command, that.command);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        timeUsec,
        validPoints,
        posX,
        posY,
        posZ,
        velX,
        velY,
        velZ,
        accX,
        accY,
        accZ,
        posYaw,
        velYaw,
        command);
  }

  @Override
  public String toString() {
    return "TrajectoryRepresentationWaypoints{"
        + "timeUsec="
        + timeUsec
        + ", validPoints="
        + validPoints
        + ", posX="
        + posX
        + ", posY="
        + posY
        + ", posZ="
        + posZ
        + ", velX="
        + velX
        + ", velY="
        + velY
        + ", velZ="
        + velZ
        + ", accX="
        + accX
        + ", accY="
        + accY
        + ", accZ="
        + accZ
        + ", posYaw="
        + posYaw
        + ", velYaw="
        + velYaw
        + ", command="
        + command
        + "}";
  }

  /** Builds a {@link TrajectoryRepresentationWaypoints}. */
  public static final class Builder {
    private BigInteger timeUsec;
    private int validPoints;
    private List<Float> posX;
    private List<Float> posY;
    private List<Float> posZ;
    private List<Float> velX;
    private List<Float> velY;
    private List<Float> velZ;
    private List<Float> accX;
    private List<Float> accY;
    private List<Float> accZ;
    private List<Float> posYaw;
    private List<Float> velYaw;
    private List<Integer> command;

    private Builder() {}

    public Builder timeUsec(BigInteger timeUsec) {
      this.timeUsec = timeUsec;
      return this;
    }

    public Builder validPoints(int validPoints) {
      this.validPoints = validPoints;
      return this;
    }

    public Builder posX(List<Float> posX) {
      this.posX = posX;
      return this;
    }

    public Builder posY(List<Float> posY) {
      this.posY = posY;
      return this;
    }

    public Builder posZ(List<Float> posZ) {
      this.posZ = posZ;
      return this;
    }

    public Builder velX(List<Float> velX) {
      this.velX = velX;
      return this;
    }

    public Builder velY(List<Float> velY) {
      this.velY = velY;
      return this;
    }

    public Builder velZ(List<Float> velZ) {
      this.velZ = velZ;
      return this;
    }

    public Builder accX(List<Float> accX) {
      this.accX = accX;
      return this;
    }

    public Builder accY(List<Float> accY) {
      this.accY = accY;
      return this;
    }

    public Builder accZ(List<Float> accZ) {
      this.accZ = accZ;
      return this;
    }

    public Builder posYaw(List<Float> posYaw) {
      this.posYaw = posYaw;
      return this;
    }

    public Builder velYaw(List<Float> velYaw) {
      this.velYaw = velYaw;
      return this;
    }

    public Builder command(List<Integer> command) {
      this.command = command;
      return this;
    }

    /** The message. */
    public TrajectoryRepresentationWaypoints build() {
      return new TrajectoryRepresentationWaypoints(this);
    }
  }
}
