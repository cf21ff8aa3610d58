package io.skybeat.missions.check;

import io.skybeat.missions.plan.Area;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the world around a route.
 *
 * @param areas watched places, where people are
 * @param obstacles what stands in the air
 * @param airspaces no-fly areas and ceilings
 * @param people known densities
 * @param terrain shape of the ground, where given
 */
public record Surroundings(
    List<Area> areas,
    List<Obstacle> obstacles,
    List<Airspace> airspaces,
    List<Crowding> people,
    Optional<Terrain> terrain) {
  public Surroundings {
    areas = List.copyOf(areas);
    obstacles = List.copyOf(obstacles);
    airspaces = List.copyOf(airspaces);
    people = List.copyOf(people);
  }

  /** Nothing but {@code areas} is known. */
  public static Surroundings of(List<Area> areas) {
    return new Surroundings(areas, List.of(), List.of(), List.of(), Optional.empty());
  }
}
