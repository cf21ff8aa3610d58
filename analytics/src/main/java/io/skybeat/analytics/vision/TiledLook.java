package io.skybeat.analytics.vision;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks at several tiles of one picture and joins what they show: a box that its tile's edge cuts
 * off gives way to the neighbour that sees the whole, and of doubles the best stays.
 */
public final class TiledLook {
  /** Largest overlap of two objects of one class over all tiles. */
  private static final double MAX_IOU = 0.55;

  /** A box lying within a better one by more than this is a piece of it. */
  private static final double MAX_OVER_SMALLER = 0.8;

  /** A box this close to its tile's edge, in parts of the tile's side, may be cut off. */
  private static final double EDGE = 0.012;

  private TiledLook() {}

  /** What one tile showed. */
  public record Sight(Tile tile, List<Box> boxes) {
    /** Copies the list. */
    public Sight {
      boxes = List.copyOf(boxes);
    }
  }

  /** Looks at {@code tiles} with {@code detector} and joins the boxes, best score first. */
  public static List<Box> look(Detector detector, BgrImage image, List<Tile> tiles) {
    List<Sight> sights = new ArrayList<>();
    for (Tile tile : tiles) {
      sights.add(new Sight(tile, detector.detect(image, tile.region())));
    }
    return join(sights, image.width(), image.height());
  }

  /** Joins sights of one picture of {@code width} x {@code height} pixels. */
  public static List<Box> join(List<Sight> sights, int width, int height) {
    if (sights.size() == 1) {
      return sights.get(0).boxes();
    }
    List<Box> boxes = new ArrayList<>();
    for (Sight sight : sights) {
      for (Box box : sight.boxes()) {
        if (!cutOff(box, sight.tile(), width, height)
            || !seenWhole(box, sight, sights, width, height)) {
          boxes.add(box);
        }
      }
    }
    return Suppression.apply(boxes, MAX_IOU, MAX_OVER_SMALLER);
  }

  /** Whether {@code box} touches an edge of its tile that is not the picture's. */
  static boolean cutOff(Box box, Tile tile, int width, int height) {
    Region region = tile.region();
    double marginX = EDGE * region.width();
    double marginY = EDGE * region.height();
    return (region.x() > 0 && box.x() < region.x() + marginX)
        || (region.right() < width && box.right() > region.right() - marginX)
        || (region.y() > 0 && box.y() < region.y() + marginY)
        || (region.bottom() < height && box.bottom() > region.bottom() - marginY);
  }

  /** Whether another tile that was looked at holds the box clear of its own edges. */
  private static boolean seenWhole(Box box, Sight own, List<Sight> sights, int width, int height) {
    for (Sight other : sights) {
      Region region = other.tile().region();
      if (other != own
          && box.x() >= region.x()
          && box.y() >= region.y()
          && box.right() <= region.right()
          && box.bottom() <= region.bottom()
          && !cutOff(box, other.tile(), width, height)) {
        return true;
      }
    }
    return false;
  }
}
