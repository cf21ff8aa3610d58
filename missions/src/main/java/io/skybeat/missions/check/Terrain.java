package io.skybeat.missions.check;

import io.skybeat.core.geo.LatLon;
import java.util.OptionalDouble;

/** The shape of the ground. */
public interface Terrain {
  /** Ground height at {@code where}, metres above mean sea level; empty where it is not known. */
  OptionalDouble elevationM(LatLon where);
}
