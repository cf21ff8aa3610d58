package io.skybeat.missions.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.wire.BadDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AreasFileTest {
  private static final String STALL =
      "  - {id: s1, name: {zh: 一, en: one}, at: [30.5, 114.3], radiusM: 2}\n";

  @TempDir Path folder;

  private AreasFile read(String landmarks) throws IOException {
    return AreasFile.read(
        Files.writeString(folder.resolve("areas.yaml"), "areas: []\nlandmarks:\n" + landmarks));
  }

  private void refused(String landmarks, String what) {
    BadDocument bad = assertThrows(BadDocument.class, () -> read(landmarks));
    assertTrue(bad.getMessage().contains(what), bad.getMessage());
  }

  @Test
  void landmarksAreReadAndBadOnesNamed() throws IOException {
    assertEquals(30.5, read(STALL).landmarks().get(0).where().latDeg());
    refused(STALL + STALL, "landmarks[1]: the id 's1' stands there already");
    refused(STALL.replace("radiusM: 2", "radiusM: 0"), "landmarks[0]: radiusM must be over 0");
    refused(STALL.replace("[30.5, 114.3]", "[30.5]"), "[latitude, longitude] is needed");
    refused(STALL.replace("radiusM", "radius"), "radius");
  }
}
