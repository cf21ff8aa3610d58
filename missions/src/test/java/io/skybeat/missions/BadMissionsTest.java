package io.skybeat.missions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.file.AreasFile;
import io.skybeat.missions.file.TimetableFile;
import io.skybeat.missions.format.PlanFile;
import io.skybeat.missions.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file is said with its place and a remedy. */
class BadMissionsTest {
  @TempDir Path folder;

  private String refusal(String text, Function<Path, ?> read) throws IOException {
    Path file = folder.resolve("file");
    Files.writeString(file, text);
    return assertThrows(BadDocument.class, () -> read.apply(file)).getMessage();
  }

  @Test
  void plans() throws IOException {
    assertTrue(refusal("{", PlanFile::read).contains("line 1"));
    assertTrue(refusal("{\"fileType\":\"Fence\"}", PlanFile::read).contains("QGroundControl"));
    assertTrue(
        refusal("{\"fileType\":\"Plan\",\"version\":2}", PlanFile::read).contains("version 1"));
    String message =
        refusal(
            "{\"fileType\":\"Plan\",\"version\":1,\"mission\":{\"items\":[{\"type\":\"SimpleItem\","
                + "\"command\":16,\"frame\":3,\"params\":[0,0,0,null,95,10,30]}]}}",
            PlanFile::read);
    assertTrue(message.contains("mission.items[0].params"), message);
    assertTrue(message.contains("latitude 95.0"), message);
    assertTrue(
        assertThrows(BadDocument.class, () -> PlanFile.read(folder.resolve("none.plan")))
            .getMessage()
            .contains("none.plan"));
  }

  @Test
  void aSurveyIsExpandedFromItsStoredItems() {
    String text =
        "{\"fileType\":\"Plan\",\"version\":1,\"mission\":{\"items\":[{\"type\":\"ComplexItem\","
            + "\"complexItemType\":\"survey\",\"TransectStyleComplexItem\":{\"Items\":["
            + "{\"type\":\"SimpleItem\",\"command\":16,\"frame\":3,\"params\":[0,0,0,null,30,114,30]},"
            + "{\"type\":\"SimpleItem\",\"command\":16,\"frame\":3,\"params\":[0,0,0,null,30.1,114,30]}"
            + "]}}]}}";
    Plan plan = PlanFile.parse("survey", "survey.plan", text);
    assertEquals(2, plan.items().size());
  }

  @Test
  void areas() throws IOException {
    String unknown =
        refusal(
            "areas:\n  - id: a\n    name: {zh: a, en: a}\n    profile: corridor\n    colour: red\n"
                + "    corners: [[1,2],[1,3],[2,3]]\n",
            AreasFile::read);
    assertTrue(unknown.contains("unknown key 'colour'"), unknown);
    assertTrue(unknown.contains("at areas[0].colour"), unknown);
    String profile =
        refusal(
            "areas:\n  - id: a\n    name: {zh: a, en: a}\n    profile: disco\n"
                + "    corners: [[1,2],[1,3],[2,3]]\n",
            AreasFile::read);
    assertTrue(profile.contains("'disco' is not one of street-market"), profile);
    assertTrue(
        refusal(
                "areas:\n  - id: a\n    name: {zh: a, en: a}\n    profile: capacity\n"
                    + "    corners: [[1,2],[1,3],[2,3]]\n",
                AreasFile::read)
            .contains("capacity"));
  }

  @Test
  void timetables() throws IOException {
    String pilots = "zone: Asia/Shanghai\npilots: [{id: p, name: P, maxDrones: 1}]\nslots:\n";
    String both =
        refusal(
            pilots
                + "  - {id: s, route: r, drone: d1, pilot: p, every: PT20M, at: [2026-01-01T00:00:00Z]}\n",
            TimetableFile::read);
    assertTrue(both.contains("either 'every' or 'at'"), both);
    assertTrue(
        refusal(
                pilots + "  - {id: s, route: r, drone: d1, pilot: q, every: PT20M}\n",
                TimetableFile::read)
            .contains("pilot 'q'"));
    assertTrue(
        refusal("zone: Mars\npilots: []\nslots: []\n", TimetableFile::read).contains("'Mars'"));
  }
}
