package io.skybeat.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.core.time.Time;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Tells what happens as it happens, one line a change, from what the page shows. */
final class Narrator {
  private final Time time;
  private final Instant startedAt;
  private final PrintStream out;
  private final Map<String, String> told = new LinkedHashMap<>();

  Narrator(Time time, PrintStream out) {
    this.time = time;
    this.startedAt = time.now();
    this.out = out;
  }

  /** Prints a line with the time since the start. */
  void say(String text) {
    out.println(
        String.format(Locale.ROOT, "%7.1f s  %s", Score.seconds(startedAt, time.now()), text));
  }

  /** Tells the differences to the last picture. */
  void tell(JsonNode state) {
    for (JsonNode drone : state.path("drones")) {
      String id = drone.path("drone").asText();
      changed("link " + id, drone.path("link").asText(), "link   " + id + "  ");
    }
    for (JsonNode sortie : state.path("sorties")) {
      String id = sortie.path("sortie").asText();
      String outcome = sortie.path("outcome").path("kind").asText("");
      String why = sortie.path("outcome").path("reason").asText(sortie.path("why").asText());
      String phase = sortie.path("phase").asText();
      if (!phase.equals("PLANNED") || told.containsKey("phase " + id)) {
        changed(
            "phase " + id,
            phase + (outcome.isEmpty() ? "" : " " + outcome),
            "sortie " + id + "  ",
            why.isEmpty() ? "" : "  (" + why + ")");
      }
    }
    for (JsonNode stream : state.path("streams")) {
      String id = stream.path("camera").asText();
      String detail = stream.path("detail").asText();
      changed(
          "stream " + id,
          stream.path("state").asText() + " " + stream.path("clock").asText(),
          "stream " + id + "  ",
          detail.isEmpty() ? "" : "  (" + detail + ")");
    }
    for (JsonNode alert : state.path("alerts")) {
      String id = alert.path("alert").asText();
      changed(
          "alert " + id,
          alert.path("kind").asText()
              + " "
              + alert.path("level").asText()
              + " "
              + alert.path("stage").asText(),
          "alert  " + id + "  ",
          "  " + place(alert) + "  " + alert.path("why").asText());
    }
    for (JsonNode trouble : state.path("health").path("trouble")) {
      changed("trouble " + trouble.asText(), "", "station: " + trouble.asText());
    }
  }

  private static String place(JsonNode alert) {
    JsonNode place = alert.path("place");
    if (!place.has("where")) {
      return "unplaced";
    }
    return String.format(
        Locale.ROOT,
        "at %.5f, %.5f within %.0f m%s",
        place.path("where").path("latDeg").asDouble(),
        place.path("where").path("lonDeg").asDouble(),
        place.path("ce90M").asDouble(),
        alert.has("area") ? " (" + alert.path("area").asText() + ")" : "");
  }

  private void changed(String key, String value, String before) {
    changed(key, value, before, "");
  }

  private void changed(String key, String value, String before, String after) {
    if (!value.equals(told.put(key, value))) {
      say(before + value + after);
    }
  }
}
