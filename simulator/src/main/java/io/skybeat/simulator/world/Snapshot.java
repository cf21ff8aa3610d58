package io.skybeat.simulator.world;

import java.time.Instant;
import java.util.List;

/**
 * Everything that moves in the town, at one moment.
 *
 * @param at when, UTC
 * @param elapsedS seconds since the town's start
 * @param people everybody, by rising id
 * @param flames what burns
 * @param incidents every incident that has begun to build up
 */
public record Snapshot(
    Instant at,
    double elapsedS,
    List<Person> people,
    List<Flame> flames,
    List<IncidentState> incidents) {
  public Snapshot {
    people = List.copyOf(people);
    flames = List.copyOf(flames);
    incidents = List.copyOf(incidents);
  }
}
