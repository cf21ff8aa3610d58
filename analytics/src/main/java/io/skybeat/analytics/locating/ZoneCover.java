package io.skybeat.analytics.locating;

import io.skybeat.core.sighting.PixelBox;
import java.util.List;

/**
 * The parts of one picture that show privacy zones.
 *
 * @param all nobody can say where they are, so nothing of the picture may be shown
 * @param shapes the zones in view
 */
public record ZoneCover(boolean all, List<Shape> shapes) {
  /** Everything may be shown. */
  public static final ZoneCover NOTHING = new ZoneCover(false, List.of());

  /** Nothing may be shown. */
  public static final ZoneCover ALL = new ZoneCover(true, List.of());

  /** Copies the list. */
  public ZoneCover {
    shapes = List.copyOf(shapes);
  }

  /**
   * One zone.
   *
   * @param polygons where it appears if the pose is right; they may overlap
   * @param marginXPx how far to each side it may appear in truth
   * @param marginYPx how far up and down
   */
  public record Shape(List<List<Pixel>> polygons, int marginXPx, int marginYPx) {
    /** Copies the lists. */
    public Shape {
      polygons = polygons.stream().map(List::copyOf).toList();
    }

    private boolean holds(Pixel at) {
      return polygons.stream().anyMatch(polygon -> inside(polygon, at));
    }

    private static boolean inside(List<Pixel> polygon, Pixel at) {
      boolean inside = false;
      for (int i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
        Pixel a = polygon.get(i);
        Pixel b = polygon.get(j);
        if ((a.y() > at.y()) != (b.y() > at.y())
            && at.x() < (b.x() - a.x()) * (at.y() - a.y()) / (b.y() - a.y()) + a.x()) {
          inside = !inside;
        }
      }
      return inside;
    }
  }

  /** Whether nothing is hidden. */
  public boolean isEmpty() {
    return !all && shapes.isEmpty();
  }

  /**
   * Whether what is in {@code box} is in a zone: its middle and its foot are. Who stands before a
   * facade has his feet on the ground before it. Without the margin: it would hide the street.
   */
  public boolean hides(PixelBox box) {
    Pixel foot = new Pixel(box.x() + box.width() / 2, box.y() + box.height());
    Pixel middle = new Pixel(foot.x(), box.y() + box.height() / 2);
    return all || shapes.stream().anyMatch(shape -> shape.holds(foot) && shape.holds(middle));
  }
}
