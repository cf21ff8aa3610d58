package io.skybeat.analytics.scuffle;

import io.skybeat.analytics.vision.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Persons within reach of each other, in one picture.
 *
 * @param x middle, pixels
 * @param y middle, pixels
 * @param bodyPx how tall a person of it is
 * @param persons boxes in it; 1 where two hold each other so close that they are one box
 */
public record Group(double x, double y, double bodyPx, int persons) {
  /** Middles no farther apart than this, in body heights, are within reach. */
  private static final double REACH = 0.9;

  /** Feet of people beside each other are about as high in the picture, in body heights. */
  private static final double LEVEL = 0.5;

  /** Who is this much smaller stands elsewhere. */
  private static final double ALIKE = 0.55;

  /** A box this wide for its height is of two who hold each other, or of one who lies. */
  private static final double WIDE = 0.75;

  /** The groups among {@code persons}, the largest first. */
  public static List<Group> of(List<Box> persons) {
    List<Box> left = new ArrayList<>(persons);
    left.sort(Comparator.comparingDouble(Box::x).thenComparingDouble(Box::y));
    List<Group> groups = new ArrayList<>();
    while (!left.isEmpty()) {
      List<Box> members = new ArrayList<>(List.of(left.remove(0)));
      for (int i = 0; i < members.size(); i++) {
        Box member = members.get(i);
        List<Box> near = left.stream().filter(other -> reach(member, other)).toList();
        members.addAll(near);
        left.removeAll(near);
      }
      if (members.size() > 1 || members.get(0).width() > WIDE * members.get(0).height()) {
        groups.add(around(members));
      }
    }
    groups.sort(Comparator.comparingInt(Group::persons).reversed());
    return groups;
  }

  private static boolean reach(Box a, Box b) {
    double tall = Math.max(a.height(), b.height());
    return Math.min(a.height(), b.height()) > ALIKE * tall
        && Math.abs(a.centreX() - b.centreX()) < REACH * tall
        && Math.abs(a.bottom() - b.bottom()) < LEVEL * tall;
  }

  private static Group around(List<Box> members) {
    double left = members.stream().mapToDouble(Box::x).min().orElseThrow();
    double right = members.stream().mapToDouble(Box::right).max().orElseThrow();
    double top = members.stream().mapToDouble(Box::y).min().orElseThrow();
    double bottom = members.stream().mapToDouble(Box::bottom).max().orElseThrow();
    List<Double> tall =
        members.stream().map(box -> Math.max(box.height(), box.width())).sorted().toList();
    return new Group(
        (left + right) / 2, (top + bottom) / 2, tall.get(tall.size() / 2), members.size());
  }

  /** Distance of the middles, in body heights of this one. */
  public double away(Group other) {
    return Math.hypot(x - other.x, y - other.y) / bodyPx;
  }
}
