package io.skybeat.missions.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.missions.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * A route as a file holds it.
 *
 * @param format of the file
 * @param plan what of it is flown
 * @param notes what had to be assumed while reading
 * @param beyond what the file says and {@code plan} cannot hold: lost in every other format
 * @param tree the file's own JSON, for {@link RouteFormat#PLAN}
 */
public record RouteDocument(
    RouteFormat format,
    Plan plan,
    List<String> notes,
    List<String> beyond,
    Optional<JsonNode> tree) {
  public RouteDocument {
    notes = List.copyOf(notes);
    beyond = List.copyOf(beyond);
  }
}
