package io.skybeat.missions.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.plan.Fence;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes keep what they say from format to format, and what is lost is named. */
class PlanFormatsTest {
  private static final Path SURVEY =
      Path.of(System.getProperty("skybeat.root"))
          .resolve("missions/src/test/resources/plans/market-survey.plan");

  @TempDir Path folder;

  private Conversion convert(Path in, String to, ImportTerms terms) {
    Path out = folder.resolve(to);
    Conversion conversion = Conversion.of(in, out, terms);
    conversion.write(out);
    return conversion;
  }

  @Test
  void aSurveyACorridorAndAStructureAreFlownAsQGroundControlLaysThemOut() {
    Plan plan = PlanFile.read(SURVEY);

    // 1 take-off, 4 survey, 2 corridor, 2 layers of (5 corners + 2 triggers) and 4 around, 2 last.
    assertEquals(1 + 4 + 2 + (2 * 7 + 4) + 2, plan.items().size());
    assertEquals(6.5, plan.cruiseSpeedMps());
    assertEquals(50.25, plan.homeAltitudeAmslM());
    assertEquals(3, plan.fence().size());
    assertEquals(2, plan.rally().size());
    PlanItem jump =
        plan.items().stream().filter(item -> item.command() == 177).findFirst().orElseThrow();
    PlanItem target = plan.items().get((int) jump.param(1));
    assertEquals(30.5002, target.param(5), "a jump goes to the item with id 6");
    assertTrue(Double.isNaN(plan.items().get(0).param(4)), "null is not given");
  }

  @Test
  void aStructureIsRoundedAtItsDistance() {
    Plan plan = PlanFile.read(SURVEY);
    Ring structure =
        new Ring(
            List.of(
                new LatLon(30.5010, 114.3000),
                new LatLon(30.5010, 114.3002),
                new LatLon(30.5008, 114.3002),
                new LatLon(30.5008, 114.3000)));
    List<PlanItem> round = plan.items().subList(7, 25).stream().filter(PlanItem::flownTo).toList();

    assertEquals(12, round.size());
    for (int i = 0; i + 1 < round.size(); i++) {
      LatLon from = round.get(i).where().orElseThrow();
      LatLon to = round.get(i + 1).where().orElseThrow();
      LatLon middle =
          new LatLon((from.latDeg() + to.latDeg()) / 2, (from.lonDeg() + to.lonDeg()) / 2);
      if (!from.equals(to)) {
        assertEquals(15, structure.distanceM(middle), 0.05, "leg " + i);
      }
    }
    assertEquals(List.of(50.0, 10.0), List.of(round.get(0).param(7), round.get(1).param(7)));
    assertEquals(20.0, round.get(6).param(7), "the second layer is one footprint higher");
  }

  @Test
  void planToPlanKeepsEveryKeyAndDigit() throws IOException {
    Conversion conversion = convert(SURVEY, "copy.plan", ImportTerms.NONE);

    assertEquals(List.of(), conversion.losses());
    JsonNode before = StrictJson.tree("before", Files.readString(SURVEY));
    JsonNode after = StrictJson.tree("after", conversion.text());
    assertEquals(before, after);
    assertTrue(after.path("inspector").path("passed").asBoolean());
    assertTrue(conversion.text().contains("30.500649500000001"), "digits that no double has");
    assertTrue(conversion.text().contains("30.5000000"));
    assertEquals(fieldNames(before), fieldNames(after));
    assertEquals(PlanFile.read(SURVEY).items(), PlanFile.read(folder.resolve("copy.plan")).items());
  }

  private static List<String> fieldNames(JsonNode node) {
    List<String> names = new ArrayList<>();
    for (Iterator<String> all = node.fieldNames(); all.hasNext(); ) {
      names.add(all.next());
    }
    return names;
  }

  @Test
  void anItemWithItsPlaceApartIsReadAsTheSame() throws IOException {
    Path file = folder.resolve("old.plan");
    Files.writeString(
        file,
        "{\"fileType\":\"Plan\",\"mission\":{\"items\":[{\"type\":\"SimpleItem\",\"command\":16,"
            + "\"frame\":3,\"autoContinue\":true,\"doJumpId\":1,\"params\":[0,0,0,null],"
            + "\"coordinate\":[47.39,8.54,50]}],\"version\":2},\"version\":1}");
    PlanItem item = PlanFile.read(file).items().get(0);
    assertEquals(List.of(47.39, 8.54, 50.0), item.params().subList(4, 7));
    assertEquals(List.of(), convert(file, "new.plan", ImportTerms.NONE).losses());
  }

  @Test
  void aPlanThatIsAFenceOnlyIsKeptAndNotFlown() throws IOException {
    Path file = folder.resolve("fence.plan");
    Files.writeString(
        file,
        "{\"fileType\":\"Plan\",\"geoFence\":{\"circles\":[],\"polygons\":[{\"inclusion\":true,"
            + "\"polygon\":[[1,1],[1,2],[2,2]],\"version\":1}],\"version\":2},\"mission\":{\"items\":[],"
            + "\"version\":2},\"rallyPoints\":{\"points\":[],\"version\":1},\"version\":1}");
    assertEquals(1, convert(file, "copy.plan", ImportTerms.NONE).plan().fence().size());
    assertTrue(
        assertThrows(BadDocument.class, () -> PlanFile.read(file))
            .getMessage()
            .contains("mission.items: the plan has no items"));
  }

  @Test
  void waypointsAndBackKeepTheItems() {
    Plan before = PlanFile.read(SURVEY);
    Conversion there = convert(SURVEY, "survey.waypoints", ImportTerms.NONE);
    convert(folder.resolve("survey.waypoints"), "back.plan", ImportTerms.NONE);
    Plan after = PlanFile.read(folder.resolve("back.plan"));

    assertEquals(before.items(), after.items());
    assertEquals(before.home(), after.home());
    assertEquals(before.homeAltitudeAmslM(), after.homeAltitudeAmslM());
    String losses = String.join("\n", there.losses());
    for (String lost :
        List.of(
            "fence: 3 parts",
            "rally points: 2",
            "6.5 m/s",
            "definition of the survey (its 4 items stay)",
            "definition of the CorridorScan",
            "definition of the StructureScan",
            "inspector",
            "geoFence.breachReturn",
            "mission.items[5].operatorNote")) {
      assertTrue(losses.contains(lost), lost + " is not among:\n" + losses);
    }
  }

  @Test
  void waypointsOfManyRandomPlansComeBackAlike() {
    for (long seed = 0; seed < 200; seed++) {
      Plan plan = random(new SplittableRandom(seed));
      Plan viaText =
          WaypointsFile.parse("p", "p.waypoints", WaypointsFile.write(plan).text()).plan();
      assertEquals(plan.items(), viaText.items(), "seed " + seed);
      Plan viaJson = PlanFile.parse("p", "p.plan", PlanWriter.write(plan).text());
      assertEquals(plan.items(), viaJson.items(), "seed " + seed);
      assertEquals(plan.fence(), viaJson.fence(), "seed " + seed);
      assertEquals(plan.rally(), viaJson.rally(), "seed " + seed);
      assertEquals(plan.home(), viaJson.home(), "seed " + seed);
    }
  }

  private static Plan random(SplittableRandom random) {
    List<PlanItem> items = new ArrayList<>();
    int count = 2 + random.nextInt(30);
    for (int i = 0; i < count; i++) {
      boolean jump = random.nextInt(10) == 0;
      items.add(
          jump
              ? new PlanItem(
                  177,
                  2,
                  true,
                  List.of((double) random.nextInt(count), 2.0, 0.0, 0.0, 0.0, 0.0, 0.0))
              : new PlanItem(
                  List.of(16, 19, 22, 195).get(random.nextInt(4)),
                  List.of(0, 3, 10).get(random.nextInt(3)),
                  random.nextBoolean(),
                  List.of(
                      random.nextDouble(60),
                      0.0,
                      -1e-7 * random.nextInt(1, 9),
                      random.nextBoolean() ? Double.NaN : random.nextDouble(360),
                      random.nextDouble(-85, 85),
                      random.nextDouble(-180, 180),
                      random.nextDouble(120))));
    }
    return new Plan(
        "p",
        Optional.of(new LatLon(random.nextDouble(-85, 85), random.nextDouble(-180, 180))),
        random.nextDouble(3000),
        random.nextDouble(1, 15),
        items,
        List.of(
            new Fence.Polygon(
                new Ring(
                    List.of(
                        new LatLon(random.nextDouble(80), 1),
                        new LatLon(1, 2),
                        new LatLon(2, random.nextDouble(80)))),
                random.nextBoolean())),
        List.of(new Plan.RallyPoint(new LatLon(1, random.nextDouble(80)), random.nextDouble(90))));
  }

  @Test
  void kmlShowsTheRouteAndItsFenceAndComesBackInPlace() {
    Conversion there = convert(SURVEY, "survey.kml", ImportTerms.NONE);
    ImportTerms terms =
        new ImportTerms(
            Optional.of(new LatLon(30.5, 114.3)),
            OptionalDouble.of(50.25),
            OptionalDouble.empty(),
            OptionalDouble.of(6.5),
            ImportTerms.Areas.REFUSE,
            Optional.empty());
    convert(folder.resolve("survey.kml"), "back.plan", terms);
    Plan before = PlanFile.read(SURVEY);
    Plan after = PlanFile.read(folder.resolve("back.plan"));

    List<PlanItem> flown = before.items().stream().filter(PlanItem::flownTo).toList();
    List<PlanItem> again =
        after.items().subList(1, after.items().size() - 1).stream()
            .filter(PlanItem::flownTo)
            .toList();
    assertEquals(flown.size(), again.size());
    for (int i = 0; i < flown.size(); i++) {
      assertEquals(flown.get(i).where(), again.get(i).where());
      assertEquals(flown.get(i).param(7) + 50.25, again.get(i).param(7), 1e-9, "above sea level");
    }
    assertEquals(3, after.fence().size());
    assertEquals(
        before.fence().stream().filter(Fence::inclusion).count(),
        after.fence().stream().filter(Fence::inclusion).count());
    assertEquals(before.rally(), after.rally());
    assertTrue(there.losses().toString().contains("items that are not places"), there.toString());
  }

  @Test
  void aLineCutAtTheAntimeridianIsOneLine() throws IOException {
    Path file = folder.resolve("pacific.geojson");
    Files.writeString(
        file,
        "{\"type\":\"Feature\",\"properties\":{\"name\":\"reef\",\"heightM\":40},\"geometry\":"
            + "{\"type\":\"MultiLineString\",\"coordinates\":[[[179.999,-17.0],[180,-17.0]],"
            + "[[-180,-17.0],[-179.999,-17.0]]]}}");
    Conversion conversion = convert(file, "pacific.plan", ImportTerms.NONE);
    List<PlanItem> flown = conversion.plan().items().stream().filter(PlanItem::flownTo).toList();

    assertEquals(4, flown.size(), "take-off and three corners");
    assertEquals(
        213,
        Geodesy.distanceM(flown.get(1).where().orElseThrow(), flown.get(3).where().orElseThrow()),
        1);
  }

  @Test
  void aHoleInAnAreaToStayInsideIsAnAreaToStayOutOf() throws IOException {
    Path file = folder.resolve("park.geojson");
    Files.writeString(
        file,
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
            + "{\"heightM\":30},\"geometry\":{\"type\":\"LineString\",\"coordinates\":"
            + "[[114.3,30.5],[114.301,30.5]]}},{\"type\":\"Feature\",\"properties\":{\"role\":"
            + "\"keep-in\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[114.29,30.49],"
            + "[114.31,30.49],[114.31,30.51],[114.29,30.51],[114.29,30.49]],[[114.302,30.502],"
            + "[114.303,30.502],[114.303,30.503],[114.302,30.502]]]}}]}");
    Plan plan = convert(file, "park.plan", ImportTerms.NONE).plan();

    assertEquals(List.of(true, false), plan.fence().stream().map(Fence::inclusion).toList());
    assertFalse(plan.fence().get(1).allows(new LatLon(30.5023, 114.3028)));
  }
}
