package io.skybeat.missions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.file.AreasFile;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.QueueLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchoolGateTest {
  private static final String HOURS =
      "    schoolHours: {zone: Asia/Shanghai, times: [{days: [MONDAY, FRIDAY], from: \"07:10\","
          + " until: \"08:00\"}, {days: [MONDAY], from: \"16:00\", until: \"17:00\"}]}\n";

  @TempDir Path folder;

  private AreasFile read(String profile, String keys) throws IOException {
    Path file = folder.resolve("areas.yaml");
    Files.writeString(
        file,
        "areas:\n  - id: gate\n    name: {zh: a, en: a}\n    profile: "
            + profile
            + "\n"
            + keys
            + "    corners: [[1,2],[1,3],[2,3]]\n");
    return AreasFile.read(file);
  }

  private String refusal(String profile, String keys) {
    return assertThrows(BadDocument.class, () -> read(profile, keys)).getMessage();
  }

  @Test
  void inItsHoursPeopleMayWaitAndVehiclesCount() throws IOException {
    Area gate = read("school-gate", HOURS).areas().get(0);
    // A Monday; Shanghai is eight hours ahead.
    Instant arriving = Instant.parse("2026-11-22T23:30:00Z");
    Instant lesson = Instant.parse("2026-11-23T02:00:00Z");
    Instant leaving = Instant.parse("2026-11-23T08:00:00Z");
    Instant tuesday = Instant.parse("2026-11-23T23:30:00Z");
    for (Instant busy : new Instant[] {arriving, leaving}) {
      assertEquals(2.0, gate.levelsAt(busy).yellow());
      assertEquals(Duration.ofSeconds(20), gate.levelsAt(busy).enterYellow());
      assertEquals(Optional.of(QueueLimit.SCHOOL_GATE), gate.queueAt(busy));
    }
    for (Instant quiet : new Instant[] {lesson, tuesday, Instant.parse("2026-11-23T09:00:00Z")}) {
      assertEquals(1.5, gate.levelsAt(quiet).yellow());
      assertEquals(Optional.empty(), gate.queueAt(quiet), "cars parked then are no queue");
    }
    Area strict =
        read("school-gate", HOURS + "    queue: {vehicles: 2, standing: PT30S}\n").areas().get(0);
    assertEquals(2, strict.queueAt(arriving).orElseThrow().vehicles());
  }

  @Test
  void elsewhereAQueueCountsAlwaysIfItIsAskedFor() throws IOException {
    Area street = read("corridor", "    queue: {vehicles: 4, standing: PT1M}\n").areas().get(0);
    assertTrue(street.queueAt(Instant.EPOCH).isPresent());
    assertFalse(read("corridor", "").areas().get(0).queueAt(Instant.EPOCH).isPresent());
  }

  @Test
  void whatIsWrongIsNamed() {
    assertTrue(refusal("school-gate", "").contains("needs 'schoolHours'"));
    assertTrue(refusal("corridor", HOURS).contains("belongs to the school-gate profile"));
    assertTrue(
        refusal("school-gate", HOURS.replace("08:00", "06:00")).contains("is not before until"));
    assertTrue(refusal("school-gate", HOURS.replace("Asia/Shanghai", "Mars")).contains("Mars"));
    assertTrue(refusal("corridor", "    queue: {vehicles: 1, standing: PT1M}\n").contains("2..50"));
    assertTrue(refusal("corridor", "    queue: {vehicles: 3, standing: PT2H}\n").contains("PT20M"));
    assertTrue(
        refusal("corridor", "    queue: {vehicles: 3, standing: PT1M, colour: red}\n")
            .contains("unknown key 'colour'"));
  }
}
