package io.skybeat.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.station.config.StationFile;
import io.skybeat.station.desk.DeskTerms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the planning folder says counts from the start on, and what does not fit is refused. */
class PlanningAtStartTest {
  @TempDir private Path folder;
  private Path missions;

  @BeforeEach
  void copyTheShippedMissions() throws IOException {
    Path shipped = Path.of(System.getProperty("skybeat.root"), "missions");
    missions = Files.createDirectories(folder.resolve("missions/patrols")).getParent();
    try (Stream<Path> files = Files.list(shipped)) {
      files
          .filter(file -> file.toString().endsWith(".yaml"))
          .forEach(file -> copy(file, missions.resolve(file.getFileName())));
    }
    copy(
        shipped.resolve("patrols/first-patrol.plan"),
        missions.resolve("patrols/first-patrol.plan"));
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DeskTerms terms() throws IOException {
    Path file = folder.resolve("station.yaml");
    Files.writeString(
        file,
        "station: s\nmissionsFolder: missions\ndrones:\n  - {id: d1, systemId: 1}\n"
            + "onDuty: [pilot-1]\n");
    return StationProcess.terms(StationFile.read(file));
  }

  private void replace(String file, String from, String to) throws IOException {
    Path path = missions.resolve(file);
    String text = Files.readString(path);
    assertTrue(text.contains(from), from);
    Files.writeString(path, text.replace(from, to));
  }

  private void refused(String place, String remedy) {
    String why = assertThrows(BadDocument.class, this::terms).getMessage();
    assertTrue(why.contains(place) && why.contains(remedy), why);
  }

  @Test
  void theShippedFolderFliesWithItsFleetAndWithout() throws IOException {
    assertTrue(terms().sorties().planning().fleet().isPresent());
    assertEquals(
        72, terms().sorties().dayPlan(terms().areas(), LocalDate.of(2026, 11, 23)).planned());
    Files.delete(missions.resolve("fleet.yaml"));
    Files.delete(missions.resolve("limits.yaml"));
    assertTrue(terms().sorties().planning().fleet().isEmpty());
    assertEquals(0, terms().sorties().violations().get("first-patrol").size());
  }

  @Test
  void theFoldersLimitsHoldInPlaceOfTheStandard() throws IOException {
    Files.writeString(missions.resolve("limits.yaml"), "heights: {ceilingM: 20}\n");
    String broken = terms().sorties().violations().get("first-patrol").toString();
    assertTrue(broken.contains("ceiling"), broken);
  }

  @Test
  void whatDoesNotFitIsRefusedWithPlaceAndRemedy() throws IOException {
    replace("fleet.yaml", "{id: d1, dock", "{id: d7, dock");
    refused("fleet.yaml, at airframes: slot first-patrol flies d1", "add it with its dock");
    replace("fleet.yaml", "{id: d7, dock", "{id: d1, dock");
    replace("timetable.yaml", "area: night-market", "area: moon-market");
    refused("timetable, at places: 'moon-market'", "areas.yaml");
    replace("timetable.yaml", "area: moon-market", "area: night-market");
    Files.writeString(
        missions.resolve("approvals.yaml"),
        "approvals:\n  - {number: A1, routes: [moon-patrol], from: 2026-11-22T00:00:00Z,"
            + " until: 2026-11-23T00:00:00Z}\n");
    refused("approvals.yaml, at approval A1", "first-patrol");
    Files.delete(missions.resolve("approvals.yaml"));
    replace("timetable.yaml", "missed: {policy: skip}", "missed: {policy: late}");
    refused("timetable.yaml, at missed", "such as PT5M");
    replace("timetable.yaml", "missed: {policy: late}", "missed: {policy: whenever}");
    refused("timetable.yaml, at missed", "skip, late, catch-up");
  }
}
