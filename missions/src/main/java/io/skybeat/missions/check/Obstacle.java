package io.skybeat.missions.check;

import io.skybeat.core.geo.LatLon;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Something that stands in the air: a building, a wire, a crane, a mast. It is taken to be solid
 * from the ground to its top; nobody flies under a wire.
 *
 * @param id as violations name it
 * @param kind building, wire, crane, mast, tree or other
 * @param points its outline, its line, or its one place
 * @param closed true when the points enclose it
 * @param radiusM how far it reaches beyond the points, metres (a crane's jib)
 * @param heightM of its top above the ground at its foot
 * @param topAmslM of its top above mean sea level, in place of {@code heightM}
 */
public record Obstacle(
    String id,
    String kind,
    List<LatLon> points,
    boolean closed,
    double radiusM,
    OptionalDouble heightM,
    OptionalDouble topAmslM) {
  public Obstacle {
    points = List.copyOf(points);
    if (points.isEmpty() || (closed && points.size() < 3)) {
      throw new IllegalArgumentException("obstacle " + id + ": too few points");
    }
    if (heightM.isPresent() == topAmslM.isPresent()) {
      throw new IllegalArgumentException(
          "obstacle " + id + ": give either heightM (above ground) or topAmslM");
    }
    if (!(radiusM >= 0)) {
      throw new IllegalArgumentException("obstacle " + id + ": radiusM must be 0 or more");
    }
  }
}
