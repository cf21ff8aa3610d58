package io.skybeat.simulator.stream;

import io.skybeat.core.geo.LatLon;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.StrictYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the camera of recorded footage stood, from the file beside it ({@code street.avi} has {@code
 * street.avi.camera.yaml}). It stands still while it films.
 *
 * <pre>
 * hfovDeg: 45
 * heightM: 30
 * pitchDeg: -40
 * yawDeg: 20
 * position: {latDeg: 30.5, lonDeg: 114.3}
 * </pre>
 *
 * @param hfovDeg horizontal field of view, over 0 and under 180
 * @param heightM above the ground, over 0
 * @param pitchDeg of the optical axis above the horizon: -90 looks straight down; below 0
 * @param yawDeg of the optical axis, clockwise from true north, -360..360
 * @param position of the camera on the map
 */
public record FootageCalibration(
    double hfovDeg, double heightM, double pitchDeg, double yawDeg, LatLon position) {
  private static final String SUFFIX = ".camera.yaml";

  public FootageCalibration {
    require(hfovDeg > 0 && hfovDeg < 180, "hfovDeg", hfovDeg, "over 0 and under 180");
    require(heightM > 0 && heightM <= 5000, "heightM", heightM, "over 0, up to 5000");
    require(pitchDeg >= -90 && pitchDeg < 0, "pitchDeg", pitchDeg, "-90 (down) to under 0");
    require(yawDeg >= -360 && yawDeg <= 360, "yawDeg", yawDeg, "within -360..360");
    if (position == null) {
      throw new IllegalArgumentException("position is missing; give its latDeg and lonDeg");
    }
  }

  private static void require(boolean holds, String key, double value, String wanted) {
    if (!holds) {
      throw new IllegalArgumentException(key + " is " + value + "; must be " + wanted);
    }
  }

  /**
   * Reads the file beside {@code footage}; empty when there is none. Throws {@link BadDocument}
   * with file, line and key when it is wrong.
   */
  public static Optional<FootageCalibration> beside(Path footage) {
    Path file = footage.resolveSibling(footage.getFileName() + SUFFIX);
    return Files.exists(file)
        ? Optional.of(StrictYaml.read(file, FootageCalibration.class))
        : Optional.empty();
  }
}
