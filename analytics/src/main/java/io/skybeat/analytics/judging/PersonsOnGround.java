package io.skybeat.analytics.judging;

import io.skybeat.analytics.locating.GroundView;
import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.PixelBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts detected persons on the ground: by their feet, or by the top of the head and a person's
 * known height where the feet are hidden or cut off. Boxes of a size that no person can have there
 * are left out.
 */
public final class PersonsOnGround {
  private static final double MIN_PART = 0.3;
  private static final double MAX_PART = 1.7;

  /** Below this part of the expected height the feet are taken to be hidden. */
  private static final double FEET_SHOWN_PART = 0.8;

  private static final double OVERLAP = 0.3;
  private static final double EDGE_PX = 2;

  private PersonsOnGround() {}

  /** A detector's box with its score. */
  public record Seen(PixelBox box, double score) {}

  /** The persons of {@code seen} that stand on the ground of {@code view}. */
  public static List<GroundPerson> place(
      Projection view, double minDepressionDeg, List<Seen> seen) {
    List<GroundPerson> persons = new ArrayList<>(seen.size());
    for (int i = 0; i < seen.size(); i++) {
      Seen one = seen.get(i);
      PixelBox box = one.box();
      Pixel head = new Pixel(box.x() + box.width() / 2, box.y());
      Optional<Enu> byHead = view.atHeight(head, GroundView.PERSON_M);
      if (byHead.isEmpty() || view.depressionDeg(head) < minDepressionDeg) {
        continue;
      }
      Enu under = new Enu(byHead.get().east(), byHead.get().north(), 0);
      double expectedPx =
          view.pixel(under)
              .map(foot -> StrictMath.hypot(foot.x() - head.x(), foot.y() - head.y()))
              .orElse(0.0);
      double part = expectedPx <= 0 ? 0 : box.height() / expectedPx;
      if (part < MIN_PART || part > MAX_PART) {
        continue;
      }
      double bottom = box.y() + box.height();
      boolean hidden = part < FEET_SHOWN_PART || bottom > view.heightPx() - EDGE_PX;
      Enu where =
          hidden ? under : view.ground(new Pixel(box.x() + box.width() / 2, bottom)).orElse(under);
      persons.add(new GroundPerson(box, one.score(), where, part, overlapped(seen, i)));
    }
    return persons;
  }

  private static boolean overlapped(List<Seen> seen, int index) {
    PixelBox a = seen.get(index).box();
    for (int i = 0; i < seen.size(); i++) {
      PixelBox b = seen.get(i).box();
      double w = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
      double h = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
      if (i != index && w > 0 && h > 0) {
        double smaller = Math.min(a.width() * a.height(), b.width() * b.height());
        if (w * h > OVERLAP * smaller) {
          return true;
        }
      }
    }
    return false;
  }
}
