package io.skybeat.simulator.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.wire.BadDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthLogTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBack() {
    Path file = folder.resolve("truth.jsonl");
    World world = new World(8, false, START);
    try (TruthLog log = new TruthLog(world, file)) {
      log.upTo(START.plusMillis(300));
      log.upTo(START.plusSeconds(30));
    }
    TruthFile truth = TruthFile.read(file);
    assertEquals(61, truth.lines().size());
    TruthLine last = truth.nearest(START.plusSeconds(99)).orElseThrow();
    assertEquals(START.plusSeconds(30), last.at());
    assertEquals(3, truth.incidents().size());
    for (TruthLine.Entry entry : truth.incidents()) {
      Incident incident =
          world.incidents().stream()
              .filter(i -> i.id().equals(entry.id()))
              .findFirst()
              .orElseThrow();
      Enu where = world.frame().toEnu(new LatLon(entry.lat(), entry.lon()));
      assertEquals(incident.east(), where.east(), 0.01);
      assertEquals(incident.north(), where.north(), 0.01);
      assertEquals(incident.onset(), entry.onset());
      assertEquals(entry.kind() == Kind.CROWD, entry.peakDensity().isPresent());
    }
  }

  @Test
  void everySecondLineHoldsEverybodysPlace() {
    Path file = folder.resolve("truth.jsonl");
    World world = new World(8, true, START);
    try (TruthLog log = new TruthLog(world, file)) {
      log.upTo(START.plusSeconds(5));
    }
    TruthLine line = TruthFile.read(file).nearestWithPositions(START.plusSeconds(4)).orElseThrow();
    List<Person> people = world.at(line.at()).people();
    int[] dm = line.positionsDm().orElseThrow();
    assertEquals(2 * people.size(), dm.length);
    assertEquals(people.get(17).east(), dm[34] / 10.0, 0.051);
    assertEquals(people.get(17).north(), dm[35] / 10.0, 0.051);
  }

  @Test
  void aLineCutShortIsLeftOutAndABadOneIsNamed() throws IOException {
    Path file = folder.resolve("truth.jsonl");
    try (TruthLog log = new TruthLog(new World(8, true, START), file)) {
      log.upTo(START.plusSeconds(1));
    }
    List<String> lines = Files.readAllLines(file);
    String whole = String.join("\n", lines);
    Files.writeString(file, whole.substring(0, whole.length() - 9));
    assertEquals(2, TruthFile.read(file).lines().size());
    Files.writeString(file, "{\"at\":5\n" + whole);
    BadDocument bad = assertThrows(BadDocument.class, () -> TruthFile.read(file));
    assertTrue(bad.getMessage().contains("line 1"), bad.getMessage());
  }
}
