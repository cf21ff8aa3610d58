package io.skybeat.mavlink.dialect.message;

import io.dronefleet.mavlink.annotations.MavlinkFieldInfo;
import io.dronefleet.mavlink.annotations.MavlinkMessageBuilder;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import java.util.List;
import java.util.Objects;

/** CAMERA_FOV_STATUS: Where a camera stands and looks. */
@MavlinkMessageInfo(id = 271, crc = 22, description = "Where a camera stands and looks.")
public final class CameraFovStatus {
  private final long timeBootMs;
  private final int latCamera;
  private final int lonCamera;
  private final int altCamera;
  private final int latImage;
  private final int lonImage;
  private final int altImage;
  private final List<Float> q;
  private final float hfov;
  private final float vfov;
  private final int cameraDeviceId;

  private CameraFovStatus(Builder builder) {
    this.timeBootMs = builder.timeBootMs;
    this.latCamera = builder.latCamera;
    this.lonCamera = builder.lonCamera;
    this.altCamera = builder.altCamera;
    this.latImage = builder.latImage;
    this.lonImage = builder.lonImage;
    this.altImage = builder.altImage;
    this.q = builder.q;
    this.hfov = builder.hfov;
    this.vfov = builder.vfov;
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

  /** Degrees E7, INT32_MAX unknown. */
  @MavlinkFieldInfo(position = 2, unitSize = 4, signed = true)
  public int latCamera() {
    return latCamera;
  }

  /** Degrees E7, INT32_MAX unknown. */
  @MavlinkFieldInfo(position = 3, unitSize = 4, signed = true)
  public int lonCamera() {
    return lonCamera;
  }

  /** Millimetres AMSL, INT32_MAX unknown. */
  @MavlinkFieldInfo(position = 4, unitSize = 4, signed = true)
  public int altCamera() {
    return altCamera;
  }

  /** Of the picture's centre, degrees E7, INT32_MAX unknown. */
  @MavlinkFieldInfo(position = 5, unitSize = 4, signed = true)
  public int latImage() {
    return latImage;
  }

  /** Of the picture's centre, degrees E7, INT32_MAX unknown. */
  @MavlinkFieldInfo(position = 6, unitSize = 4, signed = true)
  public int lonImage() {
    return lonImage;
  }

  /** Of the picture's centre, millimetres AMSL, INT32_MAX unknown. */
  @MavlinkFieldInfo(position = 7, unitSize = 4, signed = true)
  public int altImage() {
    return altImage;
  }

  /** Attitude of the camera: w, x, y, z. */
  @MavlinkFieldInfo(position = 8, unitSize = 4, arraySize = 4)
  public List<Float> q() {
    return q;
  }

  /** Degrees, NaN unknown. */
  @MavlinkFieldInfo(position = 9, unitSize = 4)
  public float hfov() {
    return hfov;
  }

  /** Degrees, NaN unknown. */
  @MavlinkFieldInfo(position = 10, unitSize = 4)
  public float vfov() {
    return vfov;
  }

  /** 1 to 6: a camera of the autopilot, 0: its own component. */
  @MavlinkFieldInfo(position = 11, unitSize = 1, extension = true)
  public int cameraDeviceId() {
    return cameraDeviceId;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CameraFovStatus that
        && Objects.deepEquals(timeBootMs, that.timeBootMs)
        && Objects.deepEquals(latCamera, that.latCamera)
        && Objects.deepEquals(lonCamera, that.lonCamera)
        && Objects.deepEquals(altCamera, that.altCamera)
        && Objects.deepEquals(latImage, that.latImage)
        && Objects.deepEquals(lonImage, that.lonImage)
        && Objects.deepEquals(altImage, that.altImage)
        && Objects.deepEquals(q, that.q)
        && Objects.deepEquals(hfov, that.hfov)
        && Objects.deepEquals(vfov, that.vfov)
        && Objects.deepEquals(cameraDeviceId, that.cameraDeviceId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        timeBootMs,
        latCamera,
        lonCamera,
        altCamera,
        latImage,
        lonImage,
        altImage,
        q,
        hfov,
        vfov,
        cameraDeviceId);
  }

  @Override
  public String toString() {
    return "CameraFovStatus{"
        + "timeBootMs="
        + timeBootMs
        + ", latCamera="
        + latCamera
        + ", lonCamera="
        + lonCamera
        + ", altCamera="
        + altCamera
        + ", latImage="
        + latImage
        + ", lonImage="
        + lonImage
        + ", altImage="
        + altImage
        + ", q="
        + q
        + ", hfov="
        + hfov
        + ", vfov="
        + vfov
        + ", cameraDeviceId="
        + cameraDeviceId
        + "}";
  }

  /** Builds a {@link CameraFovStatus}. */
  public static final class Builder {
    private long timeBootMs;
    private int latCamera;
    private int lonCamera;
    private int altCamera;
    private int latImage;
    private int lonImage;
    private int altImage;
    private List<Float> q;
    private float hfov;
    private float vfov;
    private int cameraDeviceId;

    private Builder() {}

    public Builder timeBootMs(long timeBootMs) {
      this.timeBootMs = timeBootMs;
      return this;
    }

    public Builder latCamera(int latCamera) {
      this.latCamera = latCamera;
      return this;
    }

    public Builder lonCamera(int lonCamera) {
      this.lonCamera = lonCamera;
      return this;
    }

    public Builder altCamera(int altCamera) {
      this.altCamera = altCamera;
      return this;
    }

    public Builder latImage(int latImage) {
      this.latImage = latImage;
      return this;
    }

    public Builder lonImage(int lonImage) {
      this.lonImage = lonImage;
      return this;
    }

    public Builder altImage(int altImage) {
      this.altImage = altImage;
      return this;
    }

    public Builder q(List<Float> q) {
      this.q = q;
      return this;
    }

    public Builder hfov(float hfov) {
      this.hfov = hfov;
      return this;
    }

    public Builder vfov(float vfov) {
      this.vfov = vfov;
      return this;
    }

    public Builder cameraDeviceId(int cameraDeviceId) {
      this.cameraDeviceId = cameraDeviceId;
      return this;
    }

    /** The message. */
    public CameraFovStatus build() {
      return new CameraFovStatus(this);
    }
  }
}
