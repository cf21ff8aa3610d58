package io.skybeat.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.judging.GroundPerson;
import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.analytics.vision.HeatImage;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.PixelBox;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WarmCoverTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 512;
  private static final int GROUND = 60;
  private static final Projection VIEW =
      new Projection(
          Lens.pinhole(45, WIDTH, HEIGHT),
          WIDTH,
          HEIGHT,
          new Enu(0, -40, 30),
          new CameraAttitude(0, -35, 0));

  private final SplittableRandom random = new SplittableRandom(8);
  private final byte[] levels = new byte[WIDTH * HEIGHT];

  WarmCoverTest() {
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) (GROUND + random.nextInt(-3, 4));
    }
  }

  /** Draws a standing body and tells where. */
  private PixelBox body(double east, double north, int level) {
    Pixel foot = VIEW.pixel(new Enu(east, north, 0)).orElseThrow();
    Pixel head = VIEW.pixel(new Enu(east, north, 1.7)).orElseThrow();
    double height = foot.y() - head.y();
    PixelBox box = new PixelBox(foot.x() - height / 8, head.y(), height / 4, height);
    fill(box, level);
    return box;
  }

  private void fill(PixelBox box, int level) {
    for (int y = (int) box.y(); y < box.y() + box.height(); y++) {
      for (int x = (int) box.x(); x < box.x() + box.width(); x++) {
        levels[y * WIDTH + x] = (byte) (level + random.nextInt(-3, 4));
      }
    }
  }

  private List<PixelBox> walkers() {
    List<PixelBox> boxes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      boxes.add(body(-12 + 2 * i, -4, 120));
    }
    return boxes;
  }

  private WarmCover cover(List<PixelBox> persons) {
    return WarmCover.of(new HeatImage(WIDTH, HEIGHT, levels), VIEW, persons).orElseThrow();
  }

  @Test
  void bodiesThatMeltAreToldByTheGroundThatTheyHide() {
    List<PixelBox> walkers = walkers();
    // 2.5 persons a square metre over 8 x 8 m, those behind first.
    for (int i = 0; i < 160; i++) {
      body(random.nextDouble(0, 8), 8 - i / 20.0, random.nextInt(100, 145));
    }
    WarmCover cover = cover(walkers);
    WarmCover.Reading inside = cover.read(1, 0, 4).orElseThrow();
    assertTrue(inside.crowd(), inside.toString());
    assertEquals(2.5, inside.personsPerM2(), 0.8, inside.toString());
    assertFalse(cover.read(-2, 0, 4).orElseThrow().crowd(), "free ground");
    List<GroundPerson> melted = cover.melted(List.of(new Cell(1, 0, 0, 0, 0, false)), 4, List.of());
    assertEquals(16 * inside.personsPerM2(), melted.size(), 1);
    for (GroundPerson person : melted) {
      assertEquals(1, Math.floor(person.where().east() / 4));
      assertEquals(0, Math.floor(person.where().north() / 4));
      assertTrue(person.overlapped());
    }
  }

  @Test
  void aWarmRoofIsNoCrowd() {
    List<PixelBox> walkers = walkers();
    Pixel top = VIEW.pixel(new Enu(0, 8, 0)).orElseThrow();
    Pixel bottom = VIEW.pixel(new Enu(8, 0, 0)).orElseThrow();
    fill(new PixelBox(top.x(), top.y() - 12, 90, bottom.y() - top.y()), 118);
    WarmCover.Reading roof = cover(walkers).read(0, 0, 4).orElseThrow();
    assertTrue(roof.cover() > 0.7, roof.toString());
    assertFalse(roof.crowd(), roof.toString());
  }

  @Test
  void withoutPersonsOrInAWarmPictureNobodyKnowsHowWarmPeopleAre() {
    HeatImage empty = new HeatImage(WIDTH, HEIGHT, levels);
    assertTrue(WarmCover.of(empty, VIEW, List.of()).isEmpty());
    List<PixelBox> walkers = walkers();
    assertTrue(WarmCover.of(empty, VIEW, walkers).isPresent());
    fill(new PixelBox(0, 0, WIDTH, 100), 118);
    assertTrue(WarmCover.of(empty, VIEW, walkers).isEmpty());
  }
}
