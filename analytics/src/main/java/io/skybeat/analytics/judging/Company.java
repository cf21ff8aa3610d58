package io.skybeat.analytics.judging;

import io.skybeat.core.sighting.PixelBox;
import java.util.ArrayList;
import java.util.List;

/**
 * Which boxes are persons. Where people hide each other a net sees parts of them and its scores
 * fall, most where it matters most. So a weak box counts in company: when others stand around it
 * whose scores add up. A weak box by itself stays what it was, a doubt.
 *
 * @param byItself score from which a box counts by itself
 * @param amongOthers score from which it counts in company
 * @param company sum of the neighbours' scores that is company
 */
public record Company(double byItself, double amongOthers, double company) {
  /** Neighbours' centres are at most so many box heights apart. */
  private static final double NEAR_HEIGHTS = 1.2;

  /** Boxes that overlap more are doubles of one person rather than neighbours. */
  private static final double SAME_IOU = 0.4;

  /** The same without company: for pictures whose scale nobody knows. */
  public Company alone() {
    return new Company(byItself, byItself, company);
  }

  /** The boxes of {@code seen} that are persons, in its order. */
  public List<PersonsOnGround.Seen> persons(List<PersonsOnGround.Seen> seen) {
    List<PersonsOnGround.Seen> persons = new ArrayList<>();
    for (PersonsOnGround.Seen one : seen) {
      if (one.score() >= byItself
          || (one.score() >= amongOthers && company(one, seen) >= company)) {
        persons.add(one);
      }
    }
    return persons;
  }

  private double company(PersonsOnGround.Seen one, List<PersonsOnGround.Seen> seen) {
    PixelBox a = one.box();
    double sum = 0;
    for (PersonsOnGround.Seen other : seen) {
      PixelBox b = other.box();
      double dx = a.x() + a.width() / 2 - b.x() - b.width() / 2;
      double dy = a.y() + a.height() / 2 - b.y() - b.height() / 2;
      double reach = NEAR_HEIGHTS * a.height();
      if (other != one
          && other.score() >= amongOthers
          && dx * dx + dy * dy <= reach * reach
          && iou(a, b) <= SAME_IOU) {
        sum += other.score();
      }
    }
    return sum;
  }

  private static double iou(PixelBox a, PixelBox b) {
    double w = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
    double h = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
    if (w <= 0 || h <= 0) {
      return 0;
    }
    return w * h / (a.width() * a.height() + b.width() * b.height() - w * h);
  }
}
