package io.skybeat.mavlink.dialect.message;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.annotations.MavlinkMessageBuilder;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import io.dronefleet.mavlink.common.CameraCapFlags;
import io.dronefleet.mavlink.util.EnumValue;
import java.util.Arrays;
import java.util.Objects;

/** CAMERA_INFORMATION: A camera and its lens. */
@MavlinkMessageInfo(id = 259, crc = 92, description = "A camera and its lens.")
public final class CameraInformation {
  private final long timeBootMs;
  private final byte[] vendorName;
  private final byte[] modelName;
  private final long firmwareVersion;
  private final float focalLength;
  private final float sensorSizeH;
  private final float sensorSizeV;
  private final int resolutionH;
  private final int resolutionV;
  private final int lensId;
  private final EnumValue<CameraCapFlags> flags;
  private final int camDefinitionVersion;
  private final String camDefinitionUri;
  private final int gimbalDeviceId;
  private final int cameraDeviceId;

  private CameraInformation(Builder builder) {
    this.timeBootMs = builder.timeBootMs;
    this.vendorName = builder.vendorName;
    this.modelName = builder.modelName;
    this.firmwareVersion = builder.firmwareVersion;
    this.focalLength = builder.focalLength;
    this.sensorSizeH = builder.sensorSizeH;
    this.sensorSizeV = builder.sensorSizeV;
    this.resolutionH = builder.resolutionH;
    this.resolutionV = builder.resolutionV;
    this.lensId = builder.lensId;
    this.flags = builder.flags;
    this.camDefinitionVersion = builder.camDefinitionVersion;
    this.camDefinitionUri = builder.camDefinitionUri;
    this.gimbalDeviceId = builder.gimbalDeviceId;
    this.cameraDeviceId = builder.cameraDeviceId;
  }

  /** An empty builder: numbers zero, everything else absent, which is sent as zero. */
  @MavlinkMessageBuilder
  public static Builder builder() {
    return new Builder();
  }

  /** Milliseconds since boot. */
  @MavlinkFieldInfo(position = 1, unitSize = 4)
  public long timeBootMs() {
    return timeBootMs;
  }

  /** Text. */
  @MavlinkFieldInfo(position = 2, unitSize = 1, arraySize = 32)
  public byte[] vendorName() {
    return vendorName;
  }

  /** Text. */
  @MavlinkFieldInfo(position = 3, unitSize = 1, arraySize = 32)
  public byte[] modelName() {
    return modelName;
  }

  /** Major, minor, patch, dev, lowest byte first; 0 unknown. */
  @MavlinkFieldInfo(position = 4, unitSize = 4)
  public long firmwareVersion() {
    return firmwareVersion;
  }

  /** Millimetres, NaN unknown. */
  @MavlinkFieldInfo(position = 5, unitSize = 4)
  public float focalLength() {
    return focalLength;
  }

  /** Millimetres, NaN unknown. */
  @MavlinkFieldInfo(position = 6, unitSize = 4)
  public float sensorSizeH() {
    return sensorSizeH;
  }

  /** Millimetres, NaN unknown. */
  @MavlinkFieldInfo(position = 7, unitSize = 4)
  public float sensorSizeV() {
    return sensorSizeV;
  }

  /** Pixels, 0 unknown. */
  @MavlinkFieldInfo(position = 8, unitSize = 2)
  public int resolutionH() {
    return resolutionH;
  }

  /** Pixels, 0 unknown. */
  @MavlinkFieldInfo(position = 9, unitSize = 2)
  public int resolutionV() {
    return resolutionV;
  }

  /** Reserved. */
  @MavlinkFieldInfo(position = 10, unitSize = 1)
  public int lensId() {
    return lensId;
  }

  /** What it can do. */
  @MavlinkFieldInfo(position = 11, unitSize = 4, enumType = CameraCapFlags.class)
  public EnumValue<CameraCapFlags> flags() {
    return flags;
  }

  /** Version of its definition file. */
  @MavlinkFieldInfo(position = 12, unitSize = 2)
  public int camDefinitionVersion() {
    return camDefinitionVersion;
  }

  /** Where its definition file is. */
  @MavlinkFieldInfo(position = 13, unitSize = 1, arraySize = 140)
  public String camDefinitionUri() {
    return camDefinitionUri;
  }

  /** Gimbal it hangs on, 0 none. */
  @MavlinkFieldInfo(position = 14, unitSize = 1, extension = true)
  public int gimbalDeviceId() {
    return gimbalDeviceId;
  }

  /** 1 to 6: a camera of the autopilot, 0: its own component. */
  @MavlinkFieldInfo(position = 15, unitSize = 1, extension = true)
  public int cameraDeviceId() {
    return cameraDeviceId;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CameraInformation that
        && Objects.deepEquals(timeBootMs, that.timeBootMs)
        && Objects.deepEquals(vendorName, that.vendorName)
        && Objects.deepEquals(modelName, that.modelName)
        && Objects.deepEquals(firmwareVersion, that.firmwareVersion)
        && Objects.deepEquals(focalLength, that.focalLength)
        && Objects.deepEquals(sensorSizeH, that.sensorSizeH)
        && Objects.deepEquals(sensorSizeV, that.sensorSizeV)
        && Objects.deepEquals(resolutionH, that.resolutionH)
        && Objects.deepEquals(resolutionV, that.resolutionV)
        && Objects.deepEquals(lensId, that.lensId)
        && Objects.deepEquals(flags, that.flags)
        && Objects.deepEquals(camDefinitionVersion, that.camDefinitionVersion)
        && Objects.deepEquals(camDefinitionUri, that.camDefinitionUri)
        && Objects.deepEquals(gimbalDeviceId, that.gimbalDeviceId)
        && Objects.deepEquals(cameraDeviceId, that.cameraDeviceId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        timeBootMs,
        Arrays.hashCode(vendorName),
        Arrays.hashCode(modelName),
        firmwareVersion,
        focalLength,
        sensorSizeH,
        sensorSizeV,
        resolutionH,
        resolutionV,
        lensId,
        flags,
        camDefinitionVersion,
        camDefinitionUri,
        gimbalDeviceId,
        cameraDeviceId);
  }

  @Override
  public String toString() {
    return "CameraInformation{"
        + "timeBootMs="
        + timeBootMs
        + ", vendorName="
        + Arrays.toString(vendorName)
        + ", modelName="
        + Arrays.toString(modelName)
        + ", firmwareVersion="
        + firmwareVersion
        + ", focalLength="
        + focalLength
        + ", sensorSizeH="
        + sensorSizeH
        + ", sensorSizeV="
        + sensorSizeV
        + ", resolutionH="
        + resolutionH
        + ", resolutionV="
        + resolutionV
        + ", lensId="
        + lensId
        + ", flags="
        + flags
        + ", camDefinitionVersion="
        + camDefinitionVersion
        + ", camDefinitionUri="
        + camDefinitionUri
        + ", gimbalDeviceId="
        + gimbalDeviceId
        + ", cameraDeviceId="
        + cameraDeviceId
        + "}";
  }

  /** Builds a {@link CameraInformation}. */
  public static final class Builder {
    private long timeBootMs;
    private byte[] vendorName;
    private byte[] modelName;
    private long firmwareVersion;
    private float focalLength;
    private float sensorSizeH;
    private float sensorSizeV;
    private int resolutionH;
    private int resolutionV;
    private int lensId;
    private EnumValue<CameraCapFlags> flags;
    private int camDefinitionVersion;
    private String camDefinitionUri;
    private int gimbalDeviceId;
    private int cameraDeviceId;

    private Builder() {}

    public Builder timeBootMs(long timeBootMs) {
      this.timeBootMs = timeBootMs;
      return this;
    }

    public Builder vendorName(byte[] vendorName) {
      this.vendorName = vendorName;
      return this;
    }

    public Builder modelName(byte[] modelName) {
      this.modelName = modelName;
      return this;
    }

    public Builder firmwareVersion(long firmwareVersion) {
      this.firmwareVersion = firmwareVersion;
      return this;
    }

    public Builder focalLength(float focalLength) {
      this.focalLength = focalLength;
      return this;
    }

    public Builder sensorSizeH(float sensorSizeH) {
      this.sensorSizeH = sensorSizeH;
      return this;
    }

    public Builder sensorSizeV(float sensorSizeV) {
      this.sensorSizeV = sensorSizeV;
      return this;
    }

    public Builder resolutionH(int resolutionH) {
      this.resolutionH = resolutionH;
      return this;
    }

    public Builder resolutionV(int resolutionV) {
      this.resolutionV = resolutionV;
      return this;
    }

    public Builder lensId(int lensId) {
      this.lensId = lensId;
      return this;
    }

    public Builder flags(EnumValue<CameraCapFlags> flags) {
      this.flags = flags;
      return this;
    }

    public Builder flags(CameraCapFlags flags) {
      return flags(EnumValue.of(flags));
    }

    public Builder camDefinitionVersion(int camDefinitionVersion) {
      this.camDefinitionVersion = camDefinitionVersion;
      return this;
    }

    public Builder camDefinitionUri(String camDefinitionUri) {
      this.camDefinitionUri = camDefinitionUri;
      return this;
    }

    public Builder gimbalDeviceId(int gimbalDeviceId) {
      this.gimbalDeviceId = gimbalDeviceId;
      return this;
    }

    public Builder cameraDeviceId(int cameraDeviceId) {
      this.cameraDeviceId = cameraDeviceId;
      return this;
    }

    /** The message. */
    public CameraInformation build() {
      return new CameraInformation(this);
    }
  }
}
