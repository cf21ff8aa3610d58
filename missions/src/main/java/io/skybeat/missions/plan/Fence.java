package io.skybeat.missions.plan;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.Ring;

/** A part of a geofence. */
public sealed interface Fence {
  /** True: the vehicle must stay inside; false: outside. */
  boolean inclusion();

  /** True when {@code point} respects this part. */
  boolean allows(LatLon point);

  /** A polygon. */
  record Polygon(Ring ring, boolean inclusion) implements Fence {
    @Override
    public boolean allows(LatLon point) {
      return ring.contains(point) == inclusion;
    }
  }

  /** A circle; {@code radiusM} in metres. */
  record Circle(LatLon centre, double radiusM, boolean inclusion) implements Fence {
    @Override
    public boolean allows(LatLon point) {
      return (Geodesy.distanceM(centre, point) <= radiusM) == inclusion;
    }
  }
}
