package io.skybeat.analytics;

import io.skybeat.analytics.judging.Company;
import io.skybeat.analytics.judging.PersonsOnGround;
import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.Box;
import io.skybeat.analytics.vision.Detector;
import io.skybeat.analytics.vision.ObjectClass;
import io.skybeat.analytics.vision.Tile;
import io.skybeat.analytics.vision.TiledLook;
import io.skybeat.core.sighting.PixelBox;
import java.util.ArrayList;
import java.util.List;

/**
 * What the tiles of one frame showed.
 *
 * @param tiles that were looked at
 * @param widthPx of the frame
 * @param heightPx of the frame
 * @param persons in them, in pixels of the frame
 * @param vehicles likewise, those the detector is sure of
 * @param all every box of persons and vehicles in them, weak ones too: for what must not be shown
 */
record TileSight(
    List<Tile> tiles,
    int widthPx,
    int heightPx,
    List<PersonsOnGround.Seen> persons,
    List<PersonsOnGround.Seen> vehicles,
    List<Box> all) {
  /** A box this close to a tile's inner edge is cut off, in parts of the tile's side. */
  private static final double EDGE = 0.012;

  static TileSight of(Detector detector, Frame frame, List<Tile> tiles, Company company) {
    int width = frame.widthPx();
    int height = frame.heightPx();
    BgrImage image = new BgrImage(frame.bgr(), width, height, 3 * width);
    List<PersonsOnGround.Seen> persons = new ArrayList<>();
    List<PersonsOnGround.Seen> vehicles = new ArrayList<>();
    if (tiles.isEmpty()) {
      return new TileSight(tiles, width, height, persons, vehicles, List.of());
    }
    double vehicleScore = detector.threshold(ObjectClass.VEHICLE);
    List<Box> all = TiledLook.look(detector, image, tiles);
    for (Box box : all) {
      if (box.kind() == ObjectClass.PERSON
          && box.score() >= company.amongOthers()
          && tiles.stream().anyMatch(t -> whole(box, t, width, height))) {
        PixelBox where = new PixelBox(box.x(), box.y(), box.width(), box.height());
        persons.add(new PersonsOnGround.Seen(where, box.score()));
      } else if (box.kind() == ObjectClass.VEHICLE
          && box.score() >= vehicleScore
          && tiles.stream().anyMatch(t -> whole(box, t, width, height))) {
        PixelBox where = new PixelBox(box.x(), box.y(), box.width(), box.height());
        vehicles.add(new PersonsOnGround.Seen(where, box.score()));
      }
    }
    return new TileSight(tiles, width, height, company.persons(persons), vehicles, all);
  }

  /** Whether a person whose feet are at {@code foot} would lie whole in what was looked at. */
  boolean shows(Pixel foot, double personPx) {
    for (Tile tile : tiles) {
      boolean top = tile.region().y() == 0 || foot.y() - personPx >= tile.region().y();
      boolean left = tile.region().x() == 0 || foot.x() - personPx / 5 >= tile.region().x();
      boolean right =
          tile.region().right() >= widthPx || foot.x() + personPx / 5 <= tile.region().right();
      boolean bottom = foot.y() >= tile.region().y() && foot.y() <= tile.region().bottom();
      boolean across = foot.x() >= 0 && foot.x() <= widthPx;
      if (top && left && right && bottom && across) {
        return true;
      }
    }
    return false;
  }

  private static boolean whole(Box box, Tile tile, int width, int height) {
    double marginX = EDGE * tile.region().width();
    double marginY = EDGE * tile.region().height();
    return (tile.region().x() == 0 || box.x() >= tile.region().x() + marginX)
        && (tile.region().y() == 0 || box.y() >= tile.region().y() + marginY)
        && (tile.region().right() >= width || box.right() <= tile.region().right() - marginX)
        && (tile.region().bottom() >= height || box.bottom() <= tile.region().bottom() - marginY);
  }
}
