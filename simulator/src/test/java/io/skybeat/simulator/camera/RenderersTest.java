package io.skybeat.simulator.camera;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Lens;
import io.skybeat.simulator.world.Grill;
import io.skybeat.simulator.world.Incident;
import io.skybeat.simulator.world.Town;
import io.skybeat.simulator.world.TruePose;
import io.skybeat.simulator.world.World;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RenderersTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  private static final Lens SMALL = Lens.pinhole(45, 480, 270);
  private static final Lens HEAT = Lens.pinhole(45, 320, 256);

  // Immutable, and what costs most: one for each town.
  private final Map<Long, Stage> quiet = new HashMap<>();
  private final Map<Long, Stage> eventful = new HashMap<>();

  private Stage quiet(long seed) {
    return quiet.computeIfAbsent(seed, s -> new Stage(new World(s, true, START)));
  }

  private Stage eventful(long seed) {
    return eventful.computeIfAbsent(seed, s -> new Stage(new World(s, false, START)));
  }

  /** 30 m up, 34 m south of a point, looking at it. */
  private static TruePose lookAt(double e, double n) {
    double pitch = -Math.toDegrees(Math.atan2(30, 34));
    return ViewTest.pose(e, n - 34, 30, 0, pitch, 0);
  }

  private static Picture heat(Stage stage, Palette palette, TruePose pose, Instant at) {
    Picture picture = new Picture(HEAT.widthPx(), HEAT.heightPx());
    new ThermalRenderer(stage, HEAT, t -> pose, palette).draw(at, picture);
    return picture;
  }

  @Test
  void sameSeedAndMomentGiveTheSamePixels() {
    Instant at = START.plusSeconds(25);
    TruePose pose = lookAt(60, 72);
    Picture first = new Picture(SMALL.widthPx(), SMALL.heightPx());
    Picture second = new Picture(SMALL.widthPx(), SMALL.heightPx());
    VisibleRenderer renderer = new VisibleRenderer(new World(1, false, START), SMALL, t -> pose);
    renderer.draw(START.plusSeconds(5), first);
    renderer.draw(at, first);
    new VisibleRenderer(new World(1, false, START), SMALL, t -> pose).draw(at, second);
    assertArrayEquals(first.bgr, second.bgr);
    renderer.draw(at.plusMillis(100), second);
    assertFalse(Arrays.equals(first.bgr, second.bgr));
  }

  @Test
  void peopleStandWhereTheirFeetProject() {
    Stage stage = quiet(2);
    TruePose pose = lookAt(62, 130);
    Labels labels = new Labels();
    Picture picture = new Picture(SMALL.widthPx(), SMALL.heightPx());
    new VisibleRenderer(stage, SMALL, t -> pose, Optional.of(labels))
        .draw(START.plusSeconds(40), picture);
    View view = new View(pose, SMALL);
    double[] feet = new double[3];
    int judged = 0;
    double across = 0;
    for (Labels.Seen seen : labels.seen()) {
      assertTrue(seen.visible() >= 0 && seen.visible() <= 1);
      view.project(seen.east(), seen.north(), 0, feet);
      boolean whole = feet[1] < picture.heightPx - 8 && seen.box().y() > 2 && seen.box().x() > 2;
      if (seen.visible() > 0.95 && whole && seen.box().x() + seen.box().width() < 478) {
        assertEquals(feet[0], seen.box().x() + seen.box().width() / 2, 5, "across");
        across += seen.box().x() + seen.box().width() / 2 - feet[0];
        assertEquals(feet[1], seen.box().y() + seen.box().height(), 7, "feet");
        assertTrue(seen.box().height() > 10 && seen.box().height() < 30);
        judged++;
      }
    }
    assertTrue(judged > 10, judged + " whole people");
    assertEquals(0, across / judged, 0.8, "people stand where they stand on the average");
  }

  @Test
  void peopleBehindAnAwningAreTold() {
    Stage stage = eventful(2);
    World world = stage.world();
    Incident crowd = only(world, Kind.CROWD);
    TruePose pose = lookAt(crowd.east(), crowd.north());
    Labels labels = new Labels();
    Picture picture = new Picture(SMALL.widthPx(), SMALL.heightPx());
    new VisibleRenderer(stage, SMALL, t -> pose, Optional.of(labels))
        .draw(START.plusSeconds(50), picture);
    long hidden = labels.seen().stream().filter(s -> s.visible() < 0.6).count();
    assertTrue(hidden > 100, hidden + " of " + labels.seen().size() + " hidden in a dense crowd");
  }

  @Test
  void grillsAreWhereTheyProjectAndAreNoFire() {
    Stage stage = quiet(2);
    World world = stage.world();
    Grill grill = world.town().grills().get(0);
    TruePose pose = lookAt(grill.east(), grill.north());
    Picture picture = heat(stage, Palette.WHITE_HOT, pose, START.plusSeconds(10));
    int[] hottest = hottest(picture);
    double[] at = new double[3];
    new View(pose, HEAT).project(grill.east(), grill.north(), 0.87, at);
    assertEquals(at[0], hottest[0] + 0.5, 6);
    assertEquals(at[1], hottest[1] + 0.5, 3);
    assertTrue(ratio(picture, hottest[2]) < 10, "a grill alone is not certain to be a fire");
  }

  @Test
  void quietTownShowsNothingHotterThanItsGrills() {
    Stage stage = quiet(2);
    for (List<Double> look : Town.LOOKS) {
      TruePose pose = lookAt(look.get(0), look.get(1));
      Picture picture = heat(stage, Palette.WHITE_HOT, pose, START.plusSeconds(30));
      assertTrue(ratio(picture, hottest(picture)[2]) < 9.5, "look at " + look);
    }
  }

  @Test
  void fireIsHotFromItsFirstSecondsAndGrows() {
    for (long seed = 1; seed <= 2; seed++) {
      Stage stage = eventful(seed);
      World world = stage.world();
      Incident fire = only(world, Kind.FIRE);
      TruePose pose = lookAt(fire.east(), fire.north());
      Picture early = heat(stage, Palette.WHITE_HOT, pose, fire.onset().plusSeconds(4));
      assertTrue(ratio(early, hottest(early)[2]) >= 6, "seed " + seed + ": a candidate");
      Picture late = heat(stage, Palette.WHITE_HOT, pose, fire.onset().plusSeconds(70));
      int[] hottest = hottest(late);
      assertTrue(ratio(late, hottest[2]) >= 10, "seed " + seed + ": certain");
      double[] at = new double[3];
      new View(pose, HEAT).project(fire.east(), fire.north(), 0.5, at);
      assertEquals(at[0], hottest[0] + 0.5, 12);
      assertEquals(at[1], hottest[1] + 0.5, 22);
      assertTrue(above(late, 200) > 3 * above(early, 200), "it has grown");
    }
  }

  @Test
  void blackHotIsTheNegative() {
    Stage stage = eventful(1);
    TruePose pose = lookAt(60, 72);
    Picture white = heat(stage, Palette.WHITE_HOT, pose, START.plusSeconds(9));
    Picture black = heat(stage, Palette.BLACK_HOT, pose, START.plusSeconds(9));
    for (int i = 0; i < white.bgr.length; i++) {
      assertEquals(255, (white.bgr[i] & 255) + (black.bgr[i] & 255));
    }
    Picture iron = heat(stage, Palette.IRONBOW, pose, START.plusSeconds(9));
    assertFalse(Arrays.equals(white.bgr, iron.bgr));
  }

  @Test
  void theHorizonCanBeLookedAt() {
    Stage stage = eventful(1);
    World world = stage.world();
    Picture picture = new Picture(SMALL.widthPx(), SMALL.heightPx());
    TruePose level = ViewTest.pose(60, 20, 30, 10, 0, 0);
    new VisibleRenderer(stage, SMALL, t -> level).draw(START, picture);
    TruePose down = ViewTest.pose(60, 72, 30, 10, -90, 0);
    new VisibleRenderer(stage, SMALL, t -> down).draw(START, picture);
    assertTrue(Arrays.hashCode(picture.bgr) != 0);
  }

  private static Incident only(World world, Kind kind) {
    return world.incidents().stream().filter(i -> i.kind() == kind).findFirst().orElseThrow();
  }

  /** Column, row and level of the hottest pixel. */
  private static int[] hottest(Picture picture) {
    int best = 0;
    for (int i = 0; i < picture.widthPx * picture.heightPx; i++) {
      if ((picture.bgr[3 * i] & 255) > (picture.bgr[3 * best] & 255)) {
        best = i;
      }
    }
    return new int[] {best % picture.widthPx, best / picture.widthPx, picture.bgr[3 * best] & 255};
  }

  private static int above(Picture picture, int level) {
    int count = 0;
    for (int i = 0; i < picture.bgr.length; i += 3) {
      count += (picture.bgr[i] & 255) >= level ? 1 : 0;
    }
    return count;
  }

  /** How far a level stands above the median, in spreads below it, as detectors measure it. */
  private static double ratio(Picture picture, int level) {
    int pixels = picture.widthPx * picture.heightPx;
    int[] sorted = new int[pixels];
    for (int i = 0; i < pixels; i++) {
      sorted[i] = picture.bgr[3 * i] & 255;
    }
    Arrays.sort(sorted);
    int median = sorted[pixels / 2];
    double p1 = median - sorted[pixels / 100];
    double p16 = 2.33 * (median - sorted[pixels * 16 / 100]);
    return (level - median) / Math.max(4, Math.min(p1, p16));
  }
}
