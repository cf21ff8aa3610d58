package io.skybeat.mavlink.dialect.message;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.annotations.MavlinkMessageBuilder;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;

/**
 * AUTOPILOT_VERSION: Version and abilities of an autopilot. Capabilities have 64 bits, more than an
 * EnumValue holds.
 */
@MavlinkMessageInfo(
    id = 148,
    crc = 178,
    description =
        "Version and abilities of an autopilot. Capabilities have 64 bits, more than an EnumValue holds.")
public final class AutopilotVersion {
  private final BigInteger capabilities;
  private final long flightSwVersion;
  private final long middlewareSwVersion;
  private final long osSwVersion;
  private final long boardVersion;
  private final byte[] flightCustomVersion;
  private final byte[] middlewareCustomVersion;
  private final byte[] osCustomVersion;
  private final int vendorId;
  private final int productId;
  private final BigInteger uid;
  private final byte[] uid2;

  private AutopilotVersion(Builder builder) {
    this.capabilities = builder.capabilities;
    this.flightSwVersion = builder.flightSwVersion;
    this.middlewareSwVersion = builder.middlewareSwVersion;
    this.osSwVersion = builder.osSwVersion;
    this.boardVersion = builder.boardVersion;
    this.flightCustomVersion = builder.flightCustomVersion;
    this.middlewareCustomVersion = builder.middlewareCustomVersion;
    this.osCustomVersion = builder.osCustomVersion;
    this.vendorId = builder.vendorId;
    this.productId = builder.productId;
    this.uid = builder.uid;
    this.uid2 = builder.uid2;
  }

  /** An empty builder: numbers zero, everything else absent, which is sent as zero. */
  @MavlinkMessageBuilder
  public static Builder builder() {
    return new Builder();
  }

  /** MAV_PROTOCOL_CAPABILITY flags. */
  @MavlinkFieldInfo(position = 1, unitSize = 8)
  public BigInteger capabilities() {
    return capabilities;
  }

  /** Firmware: major, minor, patch, kind, one byte each. */
  @MavlinkFieldInfo(position = 2, unitSize = 4)
  public long flightSwVersion() {
    return flightSwVersion;
  }

  /** Middleware version. */
  @MavlinkFieldInfo(position = 3, unitSize = 4)
  public long middlewareSwVersion() {
    return middlewareSwVersion;
  }

  /** Operating system version. */
  @MavlinkFieldInfo(position = 4, unitSize = 4)
  public long osSwVersion() {
    return osSwVersion;
  }

  /** Board. */
  @MavlinkFieldInfo(position = 5, unitSize = 4)
  public long boardVersion() {
    return boardVersion;
  }

  /** Git hash. */
  @MavlinkFieldInfo(position = 6, unitSize = 1, arraySize = 8)
  public byte[] flightCustomVersion() {
    return flightCustomVersion;
  }

  /** Git hash. */
  @MavlinkFieldInfo(position = 7, unitSize = 1, arraySize = 8)
  public byte[] middlewareCustomVersion() {
    return middlewareCustomVersion;
  }

  /** Git hash. */
  @MavlinkFieldInfo(position = 8, unitSize = 1, arraySize = 8)
  public byte[] osCustomVersion() {
    return osCustomVersion;
  }

  /** Vendor of the board. */
  @MavlinkFieldInfo(position = 9, unitSize = 2)
  public int vendorId() {
    return vendorId;
  }

  /** Product. */
  @MavlinkFieldInfo(position = 10, unitSize = 2)
  public int productId() {
    return productId;
  }

  /** Hardware id, if uid2 is zero. */
  @MavlinkFieldInfo(position = 11, unitSize = 8)
  public BigInteger uid() {
    return uid;
  }

  /** Hardware id. */
  @MavlinkFieldInfo(position = 12, unitSize = 1, arraySize = 18, extension = true)
  public byte[] uid2() {
    return uid2;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AutopilotVersion that
        && Objects.deepEquals(capabilities, that.capabilities)
        && Objects.deepEquals(flightSwVersion, that.flightSwVersion)
        && Objects.deepEquals(middlewareSwVersion, that.middlewareSwVersion)
        && Objects.deepEquals(osSwVersion, that.osSwVersion)
        && Objects.deepEquals(boardVersion, that.boardVersion)
        && Objects.deepEquals(flightCustomVersion, that.flightCustomVersion)
        && Objects.deepEquals(middlewareCustomVersion, that.middlewareCustomVersion)
        && Objects.deepEquals(osCustomVersion, that.osCustomVersion)
        && Objects.deepEquals(vendorId, that.vendorId)
        && Objects.deepEquals(productId, that.productId)
        && Objects.deepEquals(uid, that.uid)
        && Objects.deepEquals(uid2, that.uid2);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        capabilities,
        flightSwVersion,
        middlewareSwVersion,
        osSwVersion,
        boardVersion,
        Arrays.hashCode(flightCustomVersion),
        Arrays.hashCode(middlewareCustomVersion),
        Arrays.hashCode(osCustomVersion),
        vendorId,
        productId,
        uid,
        Arrays.hashCode(uid2));
  }

  @Override
  public String toString() {
    return "AutopilotVersion{"
        + "capabilities="
        + capabilities
        + ", flightSwVersion="
        + flightSwVersion
        + ", middlewareSwVersion="
        + middlewareSwVersion
        + ", osSwVersion="
        + osSwVersion
        + ", boardVersion="
        + boardVersion
        + ", flightCustomVersion="
        + Arrays.toString(flightCustomVersion)
        + ", middlewareCustomVersion="
        + Arrays.toString(middlewareCustomVersion)
        + ", osCustomVersion="
        + Arrays.toString(osCustomVersion)
        + ", vendorId="
        + vendorId
        + ", productId="
        + productId
        + ", uid="
        + uid
        + ", uid2="
        + Arrays.toString(uid2)
        + "}";
  }

  /** Builds a {@link AutopilotVersion}. */
  public static final class Builder {
    private BigInteger capabilities;
    private long flightSwVersion;
    private long middlewareSwVersion;
    private long osSwVersion;
    private long boardVersion;
    private byte[] flightCustomVersion;
    private byte[] middlewareCustomVersion;
    private byte[] osCustomVersion;
    private int vendorId;
    private int productId;
    private BigInteger uid;
    private byte[] uid2;

    private Builder() {}

    public Builder capabilities(BigInteger capabilities) {
      this.capabilities = capabilities;
      return this;
    }

    public Builder flightSwVersion(long flightSwVersion) {
      this.flightSwVersion = flightSwVersion;
      return this;
    }

    public Builder middlewareSwVersion(long middlewareSwVersion) {
      this.middlewareSwVersion = middlewareSwVersion;
      return this;
    }

    public Builder osSwVersion(long osSwVersion) {
      this.osSwVersion = osSwVersion;
      return this;
    }

    public Builder boardVersion(long boardVersion) {
      this.boardVersion = boardVersion;
      return this;
    }

    public Builder flightCustomVersion(byte[] flightCustomVersion) {
      this.flightCustomVersion = flightCustomVersion;
      return this;
    }

    public Builder middlewareCustomVersion(byte[] middlewareCustomVersion) {
      this.middlewareCustomVersion = middlewareCustomVersion;
      return this;
    }

    public Builder osCustomVersion(byte[] osCustomVersion) {
      this.osCustomVersion = osCustomVersion;
      return this;
    }

    public Builder vendorId(int vendorId) {
      this.vendorId = vendorId;
      return this;
    }

    public Builder productId(int productId) {
      this.productId = productId;
      return this;
    }

    public Builder uid(BigInteger uid) {
      this.uid = uid;
      return this;
    }

    public Builder uid2(byte[] uid2) {
      this.uid2 = uid2;
      return this;
    }

    /** The message. */
    public AutopilotVersion build() {
      return new AutopilotVersion(this);
    }
  }
}
