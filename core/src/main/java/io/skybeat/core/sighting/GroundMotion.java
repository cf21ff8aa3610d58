package io.skybeat.core.sighting;

import java.util.List;

/**
 * What moves on the ground of a {@link CellReport}.
 *
 * @param flows of persons, by square
 * @param vehicles seen in the last seconds
 */
public record GroundMotion(List<CellFlow> flows, List<SeenVehicle> vehicles) {
  public static final GroundMotion NONE = new GroundMotion(List.of(), List.of());

  public GroundMotion {
    flows = flows == null ? List.of() : List.copyOf(flows);
    vehicles = vehicles == null ? List.of() : List.copyOf(vehicles);
  }
}
