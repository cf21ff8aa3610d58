package io.skybeat.missions.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.wire.BadDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is hostile, broken or ambiguous is refused with its place and a remedy. */
class BadFormatsTest {
  private static final String KML = "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>";
  private static final String LINE =
      "<Placemark><name>a</name><LineString><altitudeMode>relativeToGround</altitudeMode>"
          + "<coordinates>114.3,30.5,40 114.301,30.5,40</coordinates></LineString></Placemark>";

  @TempDir Path folder;

  private String refusal(String name, String text) throws IOException {
    return refusal(name, text.getBytes(StandardCharsets.UTF_8), ImportTerms.NONE);
  }

  private String refusal(String name, byte[] bytes, ImportTerms terms) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, bytes);
    String message =
        assertThrows(BadDocument.class, () -> Conversion.read(file, terms)).getMessage();
    assertTrue(message.contains(name), message);
    return message;
  }

  private static void says(String message, String... parts) {
    for (String part : parts) {
      assertTrue(message.contains(part), "'" + part + "' is not in: " + message);
    }
  }

  private static String item(int id, String params) {
    return "{\"type\":\"SimpleItem\",\"command\":16,\"frame\":3,\"doJumpId\":"
        + id
        + ",\"params\":["
        + params
        + "]}";
  }

  private static String plan(String items) {
    return "{\"fileType\":\"Plan\",\"version\":1,\"mission\":{\"version\":2,\"items\":["
        + items
        + "]}}";
  }

  @Test
  void plansWithDoubtfulContent() throws IOException {
    says(
        refusal("a.plan", "{\"fileType\":\"Plan\",\n\"fileType\":\"Plan\"}"), "line 2", "uplicate");
    says(refusal("a.plan", plan(item(1, "0,0,0,0,30,114,30")) + " {}"), "line 1");
    says(refusal("a.plan", "[".repeat(5000)), "depth");
    says(
        refusal("a.plan", plan(item(1, "0,0,0,0,30,114,1e999"))),
        "items[0].params",
        "not a number");
    says(refusal("a.plan", plan(item(1, "0,0,0,0,114,30,30"))), "latitude, longitude");
    says(
        refusal("a.plan", plan(item(1, "0,0,0,0,1,1,1") + "," + item(1, "0,0,0,0,1,1,1"))),
        "items[1].doJumpId",
        "twice");
    says(
        refusal(
            "a.plan",
            plan("{\"type\":\"ComplexItem\",\"complexItemType\":\"vtolLandingPattern\"}")),
        "items[0]",
        "vtolLandingPattern",
        "convert it to waypoints");
    String jump =
        "{\"type\":\"SimpleItem\",\"command\":177,\"frame\":2,\"doJumpId\":2,"
            + "\"params\":[9,1,0,0,0,0,0]}";
    says(refusal("a.plan", plan(item(1, "0,0,0,0,1,1,1") + "," + jump)), "items[1]", "id 9");
    String fence =
        plan(item(1, "0,0,0,0,1,1,1"))
            .replaceFirst(
                "\"mission\"",
                "\"geoFence\":{\"version\":2,\"polygons\":[{\"inclusion\":true,\"polygon\":[[1,1],[2,2]]}]},\"mission\"");
    says(refusal("a.plan", fence), "geoFence.polygons[0].polygon", "3 corners");
    says(
        refusal("a.plan", fence.replace("\"version\":2,\"poly", "\"version\":1,\"poly")),
        "geoFence.version");
    says(refusal("a.plan", new byte[] {(byte) 0xff, (byte) 0xfe, 0}, ImportTerms.NONE), "UTF-8");
    says(refusal("a.plan", new byte[BoundedFile.LIMIT_BYTES + 1], ImportTerms.NONE), "16 MiB");
  }

  @Test
  void waypointsWithDoubtfulContent() throws IOException {
    String home = "QGC WPL 110\n0\t1\t0\t16\t0\t0\t0\t0\t30.5\t114.3\t50\t1\n";
    says(refusal("a.waypoints", "QGC WPL 120\n"), "line 1", "QGC WPL 110");
    says(refusal("a.waypoints", home + "1\t0\t3\t16\t0\n"), "line 3", "12 columns", "found 5");
    says(
        refusal("a.waypoints", home + "2\t0\t3\t16\t0\t0\t0\t0\t30.5\t114.3\t50\t1\n"),
        "line 3",
        "row number 2");
    says(
        refusal("a.waypoints", home + "1\t0\t3\t16\t0\tx\t0\t0\t30.5\t114.3\t50\t1\n"),
        "line 3, column 6",
        "'x'");
    says(
        refusal("a.waypoints", home + "1\t0\t3\t16\t0\t0\t0\t0\t130.5\t114.3\t50\t1\n"),
        "line 3",
        "latitude");
    says(refusal("a.waypoints", home + "1\t0\t2\t177\t7\t1\t0\t0\t0\t0\t0\t1\n"), "row 1", "row 7");
    says(refusal("a.waypoints", home), "home only");
  }

  @Test
  void kmlFetchesNothingAndExpandsNothing() throws IOException {
    Path secret = folder.resolve("secret.txt");
    Files.writeString(secret, "31.0,115.0,1");
    says(
        refusal(
            "a.kml",
            "<!DOCTYPE kml [<!ENTITY x SYSTEM \""
                + secret.toUri()
                + "\">]>\n"
                + KML
                + "<name>&x;</name>"
                + LINE
                + "</Document></kml>"),
        "document type");
    StringBuilder laughs = new StringBuilder("<!DOCTYPE kml [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">");
    }
    says(refusal("a.kml", laughs + "]>" + KML + "&a29;</Document></kml>"), "document type");
    says(refusal("a.kml", "<a>".repeat(100)), "deeper");
    says(refusal("a.kml", KML + "\n<Placemark></Document></kml>"), "line 2", "not XML");
    says(refusal("a.kml", "<gpx></gpx>"), "<gpx>");
  }

  @Test
  void drawingsThatDoNotSayEnough() throws IOException {
    says(refusal("a.kml", KML + "</Document></kml>"), "no line to fly");
    says(
        refusal("a.kml", KML + LINE + LINE.replace(">a<", ">b<") + "</Document></kml>"),
        "'a', 'b'",
        "--route");
    says(
        refusal(
            "a.kml",
            KML + LINE.replaceAll("<altitudeMode>.*</altitudeMode>", "") + "</Document></kml>"),
        "line 1",
        "--height");
    says(
        refusal("a.kml", KML + LINE.replace("relativeToGround", "absolute") + "</Document></kml>"),
        "sea level",
        "--home");
    says(
        refusal(
            "a.kml",
            KML
                + LINE
                + "\n<Placemark><name>school</name><Polygon><outerBoundaryIs><LinearRing>"
                + "<coordinates>1,1 2,1 2,2 1,1</coordinates></LinearRing></outerBoundaryIs></Polygon>"
                + "</Placemark></Document></kml>"),
        "line 2",
        "'school'",
        "--polygons");
    String geojson =
        "{\"type\":\"LineString\",\"coordinates\":[[114.3,30.5,40],[114.301,30.5,40]]}";
    says(refusal("a.geojson", geojson), "--height");
    says(refusal("a.geojson", geojson.replace("[114.3,", "[14.3,130,")), "longitude first");
    says(refusal("a.geojson", "{\"type\":\"Topology\"}"), "'Topology'");
    ImportTerms high =
        new ImportTerms(
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.of(35),
            OptionalDouble.empty(),
            ImportTerms.Areas.REFUSE,
            Optional.empty());
    Path file = folder.resolve("b.geojson");
    Files.writeString(file, geojson);
    assertEquals(35, Conversion.read(file, high).plan().items().get(1).param(7));
  }

  @Test
  void aZipThatUnpacksWithoutEndIsLeftAlone() throws IOException {
    Path bomb = folder.resolve("bomb.kmz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.putNextEntry(new ZipEntry("doc.kml"));
      byte[] blank = new byte[1 << 20];
      java.util.Arrays.fill(blank, (byte) ' ');
      for (int i = 0; i < 64; i++) {
        zip.write(blank);
      }
    }
    assertTrue(Files.size(bomb) < 1 << 20);
    says(
        assertThrows(BadDocument.class, () -> Conversion.read(bomb, ImportTerms.NONE)).getMessage(),
        "bomb.kmz!doc.kml",
        "16 MiB");
    says(refusal("a.kmz", "no zip"), "not a zip file");
    Path good = folder.resolve("good.kmz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(good))) {
      zip.putNextEntry(new ZipEntry("files/other.kml"));
      zip.write("<kml/>".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("doc.kml"));
      zip.write((KML + LINE + "</Document></kml>").getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(4, Conversion.read(good, ImportTerms.NONE).plan().items().size());
  }

  @Test
  void anEndingThatNamesNoFormatIsRefusedAndNothingIsWritten() {
    says(
        assertThrows(
                BadDocument.class,
                () ->
                    Conversion.of(
                        folder.resolve("a.gpx"), folder.resolve("b.plan"), ImportTerms.NONE))
            .getMessage(),
        ".geojson");
    assertFalse(Files.exists(folder.resolve("b.plan")));
  }

  @Test
  void brokenFilesNeverEscapeAsAnythingElse() throws IOException {
    Path survey =
        Path.of(System.getProperty("skybeat.root"))
            .resolve("missions/src/test/resources/plans/market-survey.plan");
    byte[] plan = Files.readAllBytes(survey);
    Conversion.of(survey, folder.resolve("x.kml"), ImportTerms.NONE).write(folder.resolve("x.kml"));
    Conversion.of(survey, folder.resolve("x.waypoints"), ImportTerms.NONE)
        .write(folder.resolve("x.waypoints"));
    byte[][] seeds = {
      plan,
      Files.readAllBytes(folder.resolve("x.kml")),
      Files.readAllBytes(folder.resolve("x.waypoints"))
    };
    String[] endings = {".plan", ".kml", ".waypoints"};
    int refused = 0;
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] bytes = seeds[seed % 3].clone();
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Path file = folder.resolve("fuzz" + endings[seed % 3]);
      Files.write(file, bytes);
      try {
        Conversion.read(file, ImportTerms.NONE);
      } catch (BadDocument e) {
        refused++;
      }
    }
    assertTrue(refused > 50, refused + " of 300 refused");
  }
}
