package io.skybeat.simulator.patrol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.analytics.AnalyticsConfig;
import io.skybeat.core.wire.Json;
import io.skybeat.simulator.vehicle.flight.ErrorSigmas;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole patrol with the production detectors, filmed at one picture a second to be quick. */
class PatrolTest {
  private static final Path MISSIONS = Path.of("..", "missions");

  @TempDir Path folder;

  /** Two tiles a second, to be quick: enough for what a thermal camera finds. */
  private PatrolSeries series(int patrols, double fps, PatrolSeries.Evenings evenings) {
    Path file = folder.resolve("analytics.yaml");
    try {
      Files.writeString(
          file,
          "station: {host: 127.0.0.1, port: 1, keyFile: none}\n"
              + "worker: patrol\ndataFolder: none\ndetector: {tilesPerSecond: 2}\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PatrolSeries(
        MISSIONS,
        patrols,
        5,
        fps,
        evenings,
        AnalyticsConfig.read(file),
        InjectedErrors.parse("yaw=2,boresight=0.5,clock=0.1,gps=1"));
  }

  private JsonNode fly(PatrolSeries.Evenings evenings, List<String> said) {
    StringWriter out = new StringWriter();
    PatrolSeries series = series(1, 1, evenings);
    assertTrue(series.run(said::add, new PrintWriter(out), true), said.toString());
    return Json.read(out.toString(), JsonNode.class);
  }

  @Test
  void whatWasRaisedIsHeldAgainstWhatHappened() {
    List<String> said = new ArrayList<>();
    JsonNode figures = fly(PatrolSeries.Evenings.EVENTFUL, said);
    assertEquals(1, said.size());
    assertEquals(1, figures.path("outcomes").path("completed").asInt());
    double flightS = 3600 * figures.path("flight_h").asDouble();
    assertTrue(flightS > 120 && flightS < 300, "in the air for " + flightS + " s");
    // The hours are rounded to 1.8 s.
    assertEquals(2 * flightS, figures.path("frames").asDouble(), 6, "one a second and camera");
    assertTrue(figures.path("tiles").asInt() > 0);
    for (String kind : List.of("crowd", "fire", "scuffle")) {
      JsonNode events = figures.path("events").path(kind);
      assertEquals(1, events.path("happened").asInt(), kind);
      assertEquals(1, events.path("in_view").asInt(), kind);
    }
    // One picture a second is enough for a fire, which is held over pictures, not seconds.
    assertEquals(1, figures.path("events").path("fire").path("found").asInt(), said.toString());
    assertEquals(0, figures.path("false_alarms").path("count").asInt(), said.toString());
    JsonNode fire = figures.path("place_after_3").path("fire");
    assertEquals(1, fire.path("n").asInt(), figures.toString());
    assertTrue(fire.path("error_p50_m").asDouble() < 15, fire.toString());
    assertTrue(fire.path("ce90_p50_m").asDouble() > 0, fire.toString());
  }

  @Test
  void badOptionsAreNamed() {
    assertTrue(
        assertThrows(
                IllegalArgumentException.class, () -> series(0, 10, PatrolSeries.Evenings.MIXED))
            .getMessage()
            .contains("--patrols"));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class, () -> series(1, 0.1, PatrolSeries.Evenings.MIXED))
            .getMessage()
            .contains("--fps"));
    for (String bad :
        List.of("yaw", "yaw=", "yaw=x", "yaw=-1", "yaw=31", "roll=1", "yaw=1;gps=2")) {
      assertTrue(
          assertThrows(IllegalArgumentException.class, () -> InjectedErrors.parse(bad))
              .getMessage()
              .startsWith("--errors: '" + bad + "' is none of yaw=0..30"));
    }
    assertEquals(ErrorSigmas.STANDARD, InjectedErrors.parse(""));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> PatrolSeries.Evenings.named("loud"))
            .getMessage()
            .contains("eventful"));
  }
}
