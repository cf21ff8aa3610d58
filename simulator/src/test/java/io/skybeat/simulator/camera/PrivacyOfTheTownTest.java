package io.skybeat.simulator.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.locating.ErrorBudget;
import io.skybeat.analytics.locating.ErrorEstimate;
import io.skybeat.analytics.locating.FramePose;
import io.skybeat.analytics.locating.Locator;
import io.skybeat.analytics.locating.ZoneCover;
import io.skybeat.analytics.locating.ZoneMask;
import io.skybeat.analytics.onnx.OnnxDetector;
import io.skybeat.analytics.publish.MarkedStill;
import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.Box;
import io.skybeat.analytics.vision.ObjectClass;
import io.skybeat.analytics.vision.Region;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.PictureNotes;
import io.skybeat.core.sighting.PixelBox;
import io.skybeat.core.sighting.PrivacyZone;
import io.skybeat.simulator.world.Building;
import io.skybeat.simulator.world.TruePose;
import io.skybeat.simulator.world.World;
import io.skybeat.station.blur.DerivedStill;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures of the rendered town: what a privacy zone hides, and what a blurred copy leaves. */
class PrivacyOfTheTownTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  private static final Lens LENS = Lens.pinhole(45, 1280, 720);
  private static final LocalFrame FRAME = new LocalFrame(new LatLon(30.5, 114.3));
  private static final ErrorBudget BUDGET = ErrorBudget.DEFAULT;

  private static Stage stage;

  @BeforeAll
  static void build() {
    stage = new Stage(new World(3, false, START));
  }

  /** Looked at from where {@code pose} says; what is reported may be something else. */
  private static FramePose reported(TruePose pose, Enu by, double yawDeg, double pitchDeg) {
    Enu at = pose.position().plus(by);
    CameraAttitude axis = pose.camera();
    return new FramePose(
        START,
        FRAME.toLatLon(new Enu(at.east(), at.north(), 0)),
        at.up(),
        new CameraAttitude(axis.yawDeg() + yawDeg, axis.pitchDeg() + pitchDeg, 0),
        Enu.ZERO,
        0,
        0,
        BUDGET.minHorizontalSigmaM(),
        BUDGET.minYawSigmaDeg(),
        0);
  }

  private static ZoneCover cover(PrivacyZone zone, FramePose pose, ErrorEstimate learnt) {
    Locator locator = new Locator(FRAME, LENS, BUDGET);
    return new ZoneMask(FRAME, locator, learnt)
        .cover(List.of(zone), pose, LENS.widthPx(), LENS.heightPx());
  }

  private static PrivacyZone southWall(Building building) {
    return new PrivacyZone(
        "wall",
        List.of(
            FRAME.toLatLon(new Enu(building.ground().west(), building.ground().south(), 0)),
            FRAME.toLatLon(new Enu(building.ground().east(), building.ground().south(), 0))),
        false,
        0,
        building.heightM());
  }

  @Test
  void noWindowIsSeenWhateverErrorThePoseHas() throws IOException {
    SplittableRandom chance = new SplittableRandom(7);
    Picture picture = new Picture(LENS.widthPx(), LENS.heightPx());
    ByteBuffer bgr = ByteBuffer.allocateDirect(picture.bgr.length);
    double[] at = new double[3];
    int points = 0;
    double shown = 0;
    for (int round = 0; round < 6; round++) {
      Building building =
          stage
              .world()
              .town()
              .buildings()
              .get(chance.nextInt(stage.world().town().buildings().size()));
      double middle = (building.ground().west() + building.ground().east()) / 2;
      TruePose pose =
          ViewTest.pose(
              middle, building.ground().south() - 40, 30, chance.nextDouble(-8, 8), -38, 0);
      // Each up to 1.4 sigmas, which together stay within what the margin is made for.
      Enu by =
          new Enu(
              1.4 * BUDGET.minHorizontalSigmaM() * chance.nextDouble(-1, 1),
              1.4 * BUDGET.minHorizontalSigmaM() * chance.nextDouble(-1, 1),
              1.4 * BUDGET.heightSigmaM() * chance.nextDouble(-1, 1));
      FramePose told =
          reported(
              pose,
              by,
              1.4 * BUDGET.minYawSigmaDeg() * chance.nextDouble(-1, 1),
              1.4 * BUDGET.pitchSigmaDeg() * chance.nextDouble(-1, 1));
      ZoneCover cover = cover(southWall(building), told, ErrorEstimate.NOTHING);
      assertFalse(cover.all());
      new VisibleRenderer(stage, LENS, t -> pose).draw(START.plusSeconds(20), picture);
      bgr.clear();
      bgr.put(picture.bgr).flip();
      BufferedImage still =
          read(MarkedStill.jpeg(bgr, LENS.widthPx(), LENS.heightPx(), List.of(), cover));
      View view = new View(pose, LENS);
      for (int i = 0; i < 400; i++) {
        double e = chance.nextDouble(building.ground().west(), building.ground().east());
        view.project(e, building.ground().south(), chance.nextDouble(0, building.heightM()), at);
        boolean inside = at[0] >= 1 && at[0] < 1279 && at[1] >= 1 && at[1] < 719;
        if (inside) {
          assertTrue(grey(still, (int) at[0], (int) at[1]), "round " + round);
          points++;
        }
      }
      shown += unmasked(still);
    }
    assertTrue(points > 500, points + " points of walls in view");
    assertTrue(shown / 6 > 0.2, "and the rest of the picture is shown: " + shown / 6);
  }

  @Test
  void theMarginGrowsWithWhatIsUnsure() {
    Building building = stage.world().town().buildings().get(0);
    double middle = (building.ground().west() + building.ground().east()) / 2;
    TruePose pose = ViewTest.pose(middle, building.ground().south() - 40, 30, 0, -38, 0);
    ZoneCover usual =
        cover(southWall(building), reported(pose, Enu.ZERO, 0, 0), ErrorEstimate.NOTHING);
    FramePose p = reported(pose, Enu.ZERO, 0, 0);
    FramePose lost =
        new FramePose(p.at(), p.where(), p.heightM(), p.camera(), p.velocityMps(), 0, 0, 6, 8, 0);
    ZoneCover unsure = cover(southWall(building), lost, ErrorEstimate.NOTHING);
    assertTrue(unsure.shapes().get(0).marginXPx() > 2 * usual.shapes().get(0).marginXPx());
    assertTrue(unsure.shapes().get(0).marginYPx() > 2 * usual.shapes().get(0).marginYPx());
    TruePose away = ViewTest.pose(middle, building.ground().south() - 40, 30, 180, -38, 0);
    assertTrue(
        cover(southWall(building), reported(away, Enu.ZERO, 0, 0), ErrorEstimate.NOTHING).isEmpty(),
        "behind the camera");
  }

  @Test
  void whoIsAtTheWindowIsHiddenAndWhoStandsInTheStreetIsNot() {
    PrivacyZone windows =
        new PrivacyZone(
            "windows",
            List.of(FRAME.toLatLon(new Enu(-20, 40, 0)), FRAME.toLatLon(new Enu(20, 40, 0))),
            false,
            3,
            12);
    TruePose pose = ViewTest.pose(0, 0, 30, 0, -30, 0);
    ZoneCover cover = cover(windows, reported(pose, Enu.ZERO, 0, 0), ErrorEstimate.NOTHING);
    View view = new View(pose, LENS);
    assertTrue(cover.hides(person(view, 2, 40, 4)), "on the first floor");
    assertFalse(cover.hides(person(view, 2, 38, 0)), "in the street before it");
    assertFalse(cover.hides(person(view, 2, 30, 0)), "farther off");
  }

  private static PixelBox person(View view, double east, double north, double footM) {
    double[] foot = new double[3];
    double[] head = new double[3];
    view.project(east, north, footM, foot);
    view.project(east, north, footM + 1.7, head);
    double tall = foot[1] - head[1];
    return new PixelBox(foot[0] - tall / 6, head[1], tall / 3, tall);
  }

  @Test
  void aBlurredCopyLeavesNoHeadThatTheDetectorSaw() throws IOException {
    TruePose pose = ViewTest.pose(60, 72 - 20, 18, 0, -40, 0);
    Picture picture = new Picture(LENS.widthPx(), LENS.heightPx());
    new VisibleRenderer(stage, LENS, t -> pose).draw(START.plusSeconds(30), picture);
    ByteBuffer bgr = ByteBuffer.allocateDirect(picture.bgr.length);
    bgr.put(picture.bgr).flip();
    List<PixelBox> persons = new ArrayList<>();
    List<PixelBox> vehicles = new ArrayList<>();
    try (OnnxDetector detector = OnnxDetector.bundled()) {
      BgrImage image = new BgrImage(bgr, 1280, 720, 3 * 1280);
      for (Region tile : List.of(new Region(0, 0, 720, 720), new Region(560, 0, 720, 720))) {
        for (Box box : detector.detect(image, tile)) {
          (box.kind() == ObjectClass.PERSON ? persons : vehicles)
              .add(new PixelBox(box.x(), box.y(), box.width(), box.height()));
        }
      }
    }
    assertTrue(persons.size() > 5, persons.size() + " persons");
    PictureNotes notes =
        new PictureNotes(1280, 720, 60, List.of(new PixelBox(0, 0, 1280, 720)), persons, vehicles);
    byte[] original = notes.into(MarkedStill.jpeg(bgr, 1280, 720, ZoneCover.NOTHING));
    assertEquals(
        Optional.of(persons.size()), PictureNotes.of(original).map(n -> n.persons().size()));
    BufferedImage was = read(original);
    BufferedImage is = read(DerivedStill.of(original).jpeg());
    double before = 0;
    double after = 0;
    for (PixelBox box : persons) {
      before += detail(was, box);
      after += detail(is, box);
    }
    assertTrue(after < before / 3, "edges in heads " + before + " -> " + after);
  }

  /** Summed squared steps between neighbours in the upper third of a box: its edges. */
  private static double detail(BufferedImage image, PixelBox box) {
    double sum = 0;
    for (int y = (int) Math.max(0, box.y()); y < Math.min(719, box.y() + box.height() / 3); y++) {
      for (int x = (int) Math.max(0, box.x()); x < Math.min(1278, box.x() + box.width()); x++) {
        double step = (image.getRGB(x, y) >> 8 & 255) - (image.getRGB(x + 1, y) >> 8 & 255);
        sum += step * step;
      }
    }
    return sum;
  }

  private static boolean grey(BufferedImage image, int x, int y) {
    int rgb = image.getRGB(x, y);
    return Math.abs((rgb >> 16 & 255) - 96) < 6
        && Math.abs((rgb >> 8 & 255) - 96) < 6
        && Math.abs((rgb & 255) - 96) < 6;
  }

  private static double unmasked(BufferedImage image) {
    int shown = 0;
    for (int y = 0; y < 720; y += 8) {
      for (int x = 0; x < 1280; x += 8) {
        shown += grey(image, x, y) ? 0 : 1;
      }
    }
    return shown / (90.0 * 160);
  }

  private static BufferedImage read(byte[] jpeg) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(jpeg));
  }
}
