package io.skybeat.missions.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.sighting.PrivacyZone;
import io.skybeat.core.wire.BadDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Privacy zones in {@code areas.yaml}: good ones are read, bad ones refused with place and remedy.
 */
class PrivacyZonesTest {
  private static final String CORNERS =
      "[[30.5, 114.3], [30.5, 114.301], [30.501, 114.301], [30.501, 114.3]]";

  @TempDir Path folder;

  private List<PrivacyZone> read(String zone) throws IOException {
    Path file = folder.resolve("areas.yaml");
    Files.writeString(file, "areas: []\nprivacyZones:\n" + zone);
    return AreasFile.read(file).privacyZones();
  }

  @Test
  void wallsAndOutlinesAreRead() throws IOException {
    List<PrivacyZone> zones =
        read(
            "  - {id: flats, wall: [[30.5, 114.3], [30.5, 114.301]], bottomM: 3, topM: 18}\n"
                + "  - {id: court, outline: "
                + CORNERS
                + ", bottomM: 0, topM: 2.5}\n");
    assertEquals(2, zones.size());
    assertFalse(zones.get(0).closed());
    assertEquals(18, zones.get(0).topM());
    assertTrue(zones.get(1).closed());
  }

  private void refused(String zone, String place, String why) {
    BadDocument bad = assertThrows(BadDocument.class, () -> read(zone));
    assertTrue(bad.getMessage().contains("privacyZones"), bad.getMessage());
    assertTrue(bad.getMessage().contains(place), bad.getMessage());
    assertTrue(bad.getMessage().contains(why), bad.getMessage());
  }

  @Test
  void whatIsNoZoneIsRefusedWithPlaceAndRemedy() {
    String heights = ", bottomM: 0, topM: 9}\n";
    refused("  - {id: a, wall: [[30.5, 114.3]]" + heights, "[0].wall", "at least 2 points");
    refused(
        "  - {id: a, outline: [[30.5, 114.3], [30.5, 114.301]]" + heights,
        "[0].outline",
        "at least 3 corners");
    refused(
        "  - {id: a, outline: [[30.5, 114.3], [30.501, 114.301], [30.5, 114.301], [30.501, 114.3]]"
            + heights,
        "[0].outline",
        "edges cross");
    refused(
        "  - {id: a, wall: [[30.5, 114.3], [30.5, 114.3]]" + heights, "points 0 and 1", "the same");
    refused(
        "  - {id: a, wall: [[30.5, 114.3], [30.6, 114.3]]" + heights,
        "[0].wall",
        "over 2 km apart");
    refused(
        "  - {id: a, wall: [[30.5, 114.3], [30.5, 114.301]], bottomM: 9, topM: 3}\n",
        "[0].wall",
        "must be below topM");
    refused("  - {id: a, wall: [[30.5, 114.3], [30.5, 114.301]]}\n", "[0]", "bottomM and topM");
    refused("  - {id: a" + heights, "[0]", "either 'wall'");
    refused("  - {id: A b, wall: " + CORNERS + heights, "[0]", "an id of");
    refused("  - {id: a, wal: " + CORNERS + heights, "wal", "wal");
    refused("  - {id: a, wall: [[30.5, 114.3], [30.5, 214.3]]" + heights, "[0].wall[1]", "214.3");
    String twice = "  - {id: a, wall: [[30.5, 114.3], [30.5, 114.301]]" + heights;
    refused(twice + twice, "[1]", "there twice");
  }
}
