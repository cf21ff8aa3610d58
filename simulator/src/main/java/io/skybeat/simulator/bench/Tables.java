package io.skybeat.simulator.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.simulator.figures.Samples;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report as text for people. */
final class Tables {
  private Tables() {}

  static String of(JsonNode report) {
    StringBuilder out = new StringBuilder();
    JsonNode machine = report.path("machine");
    out.append(
        "machine: %s cores of %s, %s, %s, load at start %s%n"
            .formatted(
                machine.path("cores").asText(),
                machine.path("cpu").asText(),
                machine.path("jvm").asText(),
                machine.path("system").asText(),
                machine.path("load_at_start").asText()));
    if (report.has("mavlink")) {
      mavlink(report.get("mavlink"), out);
    }
    if (report.has("fleet")) {
      out.append(row("%n%s", "fleet"));
      for (Map.Entry<String, JsonNode> cell : report.get("fleet").properties()) {
        out.append(row("%-32s %s", cell.getKey(), cell.getValue().toString()));
      }
    }
    if (report.has("video")) {
      video(report.get("video"), out);
    }
    for (String part : List.of("seeing", "endurance")) {
      if (report.has(part)) {
        out.append(row("%n%s", part));
        flat("", report.get(part), out);
      }
    }
    if (report.has("live")) {
      live(report.get("live"), out);
    }
    return out.toString();
  }

  /** Every figure on a line of its own, under its path. */
  private static void flat(String path, JsonNode value, StringBuilder out) {
    if (!value.isObject()) {
      out.append(row("%-56s %12s", path, value.asText()));
      return;
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      flat(path.isEmpty() ? field.getKey() : path + " " + field.getKey(), field.getValue(), out);
    }
  }

  private static void live(JsonNode live, StringBuilder out) {
    out.append(row("%n%-44s %9s %9s %5s", "live picture, ms", "p50", "p95", "n"));
    for (Map.Entry<String, JsonNode> cell : live.path("capture_to_page_ms").properties()) {
      JsonNode value = cell.getValue();
      out.append(
          row(
              "%-44s %9s %9s %5d",
              "capture to page, " + cell.getKey(),
              Samples.text(value.path("p50").asDouble(Double.NaN)),
              Samples.text(value.path("p95").asDouble(Double.NaN)),
              value.path("n").asInt()));
    }
  }

  private static void mavlink(JsonNode mavlink, StringBuilder out) {
    out.append(
        row(
            "%n%-24s %12s %12s %12s %4s %12s",
            "MAVLink", "messages/s", "min", "max", "n", "B/msg"));
    for (Map.Entry<String, JsonNode> cell : mavlink.properties()) {
      JsonNode value = cell.getValue();
      if (value.isObject()) {
        out.append(
            row(
                "%-24s %12.0f %12.0f %12.0f %4d %12.0f",
                cell.getKey(),
                value.path("messages_per_s").asDouble(),
                value.path("min").asDouble(),
                value.path("max").asDouble(),
                value.path("n").asInt(),
                value.path("allocated_bytes_per_message").asDouble(Double.NaN)));
      } else {
        out.append(row("%-32s %s", cell.getKey(), value.asText()));
      }
    }
  }

  private static void video(JsonNode video, StringBuilder out) {
    out.append(
        row(
            "%n%-44s %9s %9s %9s %9s %5s",
            "video, ms", "wall p50", "wall p95", "CPU p50", "CPU p95", "n"));
    for (JsonNode stage : video.path("stages")) {
      times(stage.path("stage").asText(), stage.path("wall_ms"), stage.path("cpu_ms"), out);
    }
    for (Map.Entry<String, JsonNode> cell : video.path("capture_to_decoded_ms").properties()) {
      String name = "capture to decoded, " + cell.getKey().replace('_', ' ');
      times(name, cell.getValue(), cell.getValue().path("none"), out);
    }
  }

  private static void times(String name, JsonNode wall, JsonNode cpu, StringBuilder out) {
    JsonNode counted = wall.has("n") ? wall : cpu;
    out.append(
        row(
            "%-44s %9s %9s %9s %9s %5d",
            name,
            Samples.text(wall.path("p50").asDouble(Double.NaN)),
            Samples.text(wall.path("p95").asDouble(Double.NaN)),
            Samples.text(cpu.path("p50").asDouble(Double.NaN)),
            Samples.text(cpu.path("p95").asDouble(Double.NaN)),
            counted.path("n").asInt()));
  }

  private static String row(String format, Object... values) {
    return String.format(Locale.ROOT, format + "%n", values);
  }
}
