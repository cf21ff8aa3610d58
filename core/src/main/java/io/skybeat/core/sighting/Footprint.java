package io.skybeat.core.sighting;

import io.skybeat.core.geo.LatLon;
import java.time.Instant;
import java.util.List;

/**
 * The ground that a camera's picture covers.
 *
 * @param camera which camera
 * @param frameAt when, UTC
 * @param corners where the image's corners (from the top left, clockwise) meet the ground; corners
 *     above the horizon are cut at a usable range
 */
public record Footprint(CameraId camera, Instant frameAt, List<LatLon> corners) {
  public Footprint {
    corners = List.copyOf(corners);
  }
}
