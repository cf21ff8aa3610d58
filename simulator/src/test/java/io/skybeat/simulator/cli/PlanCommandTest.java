package io.skybeat.simulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.core.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ./skybeat plan} as a user meets it: exit codes, the last line, what is said where. */
class PlanCommandTest {
  private static final Path ROOT = Path.of(System.getProperty("skybeat.root"));
  private static final String MISSIONS = ROOT.resolve("missions").toString();

  @TempDir Path folder;

  private record Ran(int code, String out, String err) {
    JsonNode json() throws IOException {
      List<String> lines = out.lines().toList();
      return Json.MAPPER.readTree(lines.get(lines.size() - 1));
    }
  }

  private static Ran run(String... words) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(List.of("plan"));
    all.addAll(List.of(words));
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
      int code = new CommandLine(new Skybeat()).execute(all.toArray(new String[0]));
      return new Ran(
          code, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  @Test
  void theShippedFolderIsFeasibleAndItsDayIsExported() throws IOException {
    Path csv = folder.resolve("day.csv");
    Ran ran = run("check", MISSIONS, "--date", "2026-11-23", "--export", csv.toString(), "--json");

    assertEquals(0, ran.code(), ran.err() + ran.out());
    assertTrue(ran.json().path("good").asBoolean());
    assertEquals(72, ran.json().path("day").path("flyable").asInt());
    assertEquals(5, ran.json().path("day").path("gaps").size());
    assertEquals(73, Files.readAllLines(csv).size());
  }

  @Test
  void aDayThatCannotBeFlownIsRefusedWithTheArithmetic() throws IOException {
    Path timetable = folder.resolve("timetable.yaml");
    Files.writeString(
        timetable,
        "zone: Asia/Shanghai\npilots: [{id: p, name: P, maxDrones: 1}]\n"
            + "slots: [{id: s, route: first-patrol, drone: d1, pilot: p, every: PT10M}]\n"
            + "places: [{area: bar-street, minShare: 0.4}]\n");
    Ran ran = run("check", MISSIONS, "--timetable", timetable.toString(), "--date", "2026-11-23");

    assertEquals(1, ran.code());
    assertTrue(ran.out().contains("144 sorties planned, 72 can be flown"), ran.out());
    assertTrue(ran.out().contains("2 needed at"), ran.out());
    assertTrue(ran.out().contains("1 there, 1 more"), ran.out());
    assertTrue(ran.out().contains("longest unwatched gap of square"), ran.out());
  }

  @Test
  void routesAreConvertedAndLossesSaid() throws IOException {
    String plan = ROOT.resolve("missions/patrols/first-patrol.plan").toString();
    Path out = folder.resolve("route.waypoints");
    Ran ran = run("convert", plan, out.toString(), "--json");
    assertEquals(0, ran.code(), ran.err());
    assertEquals(17, ran.json().path("items").asInt());
    assertTrue(ran.json().path("losses").toString().contains("fence: 1 parts"), ran.out());
    assertTrue(Files.readString(out).startsWith("QGC WPL 110\n0\t1\t0\t16\t"));
    assertEquals(0, run("check", out.toString()).code());

    Path strict = folder.resolve("strict.waypoints");
    assertEquals(1, run("convert", plan, strict.toString(), "--strict").code());
    assertFalse(Files.exists(strict));
  }

  @Test
  void mistakesAreExitCodeOneAndBadUsageTwo() throws IOException {
    Path kml = folder.resolve("a.kml");
    Files.writeString(kml, "<kml/>");
    Ran drawing = run("check", kml.toString(), "--json");
    assertEquals(1, drawing.code());
    assertTrue(drawing.err().contains("plan convert"), drawing.err());
    assertTrue(drawing.json().path("error").asText().contains("a.kml"));
    assertEquals(1, run("check", folder.resolve("none.plan").toString()).code());
    assertEquals(1, run("check", MISSIONS, "--date", "tomorrow").code());
    assertEquals(2, run("convert", "one.plan").code());
    assertEquals(2, run("convert", "a.kml", "b.plan", "--home", "north").code());
    assertEquals(2, run("check").code());
  }
}
