package io.skybeat.missions.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.wire.Json;
import io.skybeat.core.wire.StrictYaml;
import io.skybeat.missions.check.Limits;
import java.nio.file.Path;
import java.util.Map;

/** {@code limits.yaml}: what is not said there is {@link Limits#DEFAULT}'s. */
public final class LimitsFile {
  private LimitsFile() {}

  /** Reads {@code file}; throws {@code BadDocument} naming the place and the remedy. */
  public static Limits read(Path file) {
    ObjectNode said = StrictYaml.read(file, ObjectNode.class);
    ObjectNode whole = Json.MAPPER.valueToTree(Limits.DEFAULT);
    if (said.path("energy").isObject()) {
      // The pack and its power have no default; how it is used has.
      whole
          .putObject("energy")
          .put("startShare", 0.95)
          .put("reserveShare", 0.25)
          .put("climbSharePerMps", 0.08);
    }
    lay(said, whole);
    return StrictYaml.parse(file.toString(), StrictYaml.write(whole), Limits.class);
  }

  private static void lay(ObjectNode over, ObjectNode whole) {
    for (Map.Entry<String, JsonNode> field : over.properties()) {
      JsonNode there = whole.get(field.getKey());
      if (there instanceof ObjectNode group && field.getValue() instanceof ObjectNode said) {
        lay(said, group);
      } else {
        whole.set(field.getKey(), field.getValue());
      }
    }
  }
}
