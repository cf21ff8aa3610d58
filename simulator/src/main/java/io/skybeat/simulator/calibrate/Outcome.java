package io.skybeat.simulator.calibrate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How a command ends: YAML on the screen and in a file, JSON as the last line, or an error. */
record Outcome(String command, boolean json, Optional<Path> out) {
  int found(String yaml, ObjectNode summary) {
    if (out.isPresent()) {
      try {
        Files.writeString(out.get(), yaml);
      } catch (IOException e) {
        return failed(out.get() + ": cannot be written; name another --out");
      }
    }
    System.out.print(yaml);
    if (json) {
      System.out.println(Json.write(summary));
    }
    System.out.flush();
    return 0;
  }

  int failed(String reason) {
    System.err.println(command + ": " + reason);
    if (json) {
      System.out.println(Json.write(Json.MAPPER.createObjectNode().put("error", reason)));
    }
    return 1;
  }
}
