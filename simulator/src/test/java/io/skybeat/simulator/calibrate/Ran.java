package io.skybeat.simulator.calibrate;

import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.core.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/** What a run of {@code ./skybeat calibrate} said and how it ended. */
record Ran(int code, String out, String err) {
  JsonNode json() throws IOException {
    List<String> lines = out.lines().toList();
    return Json.MAPPER.readTree(lines.get(lines.size() - 1));
  }

  static Ran calibrate(String... words) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
      int code = new CommandLine(new CalibrateCommand()).execute(words);
      return new Ran(
          code, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
