package io.skybeat.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.StrictYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyticsConfigTest {
  private static final String LEAST =
      """
      station: {host: 127.0.0.1, port: 7470, keyFile: data/worker.key}
      worker: analytics-1
      dataFolder: data/analytics
      """;

  private static final Path REFERENCE =
      Path.of(System.getProperty("skybeat.root"), "analytics/src/main/config/analytics.yaml");

  private static AnalyticsConfig parse(String text) {
    return StrictYaml.parse("analytics.yaml", text, AnalyticsConfig.class);
  }

  private static String refused(String text) {
    return assertThrows(BadDocument.class, () -> parse(text)).getMessage();
  }

  @Test
  void theReferenceShowsTheDefaults() {
    assertEquals(parse(LEAST), AnalyticsConfig.read(REFERENCE));
  }

  @Test
  void everyKeyOfTheReferenceIsKnownAndEverySectionIsThere() throws IOException {
    String text = Files.readString(REFERENCE);
    for (String section :
        new String[] {
          "station",
          "worker",
          "dataFolder",
          "video",
          "detector",
          "thermal",
          "locating",
          "density",
          "crowd",
          "count",
          "fire",
          "scuffle",
          "recording",
          "spool",
          "stills"
        }) {
      assertTrue(text.contains("\n" + section + ":"), section);
    }
  }

  @Test
  void unknownKeysAndWrongValuesAreRefusedWithThePlaceAndTheRemedy() {
    assertTrue(refused(LEAST + "spol: {maxEntries: 1, maxMb: 1}").contains("unknown key 'spol'"));
    String backend = refused(LEAST + "video: {backend: vlc}");
    assertTrue(backend.contains("at video"), backend);
    assertTrue(backend.contains("auto, ffmpeg, gstreamer"), backend);
    assertTrue(
        refused("worker: a\nstation: {host: h, port: 70000, keyFile: k}").contains("1..65535"));
    assertTrue(refused("worker: a").contains("station"));
    assertTrue(refused(LEAST.replace("analytics-1", "Wache 1")).contains("worker"));
    assertTrue(refused(LEAST + "detector: {tilesPerSecond: 0}").contains("tilesPerSecond"));
  }

  @Test
  void aSecondProcessOnTheSameFolderIsRefused(@TempDir Path folder) throws IOException {
    try (DataFolder first = DataFolder.lock(folder)) {
      String message =
          assertThrows(IllegalStateException.class, () -> DataFolder.lock(folder)).getMessage();
      assertTrue(message.contains("another analytics process"), message);
    }
    DataFolder.lock(folder).close();
  }
}
