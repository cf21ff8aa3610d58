package io.skybeat.analytics.vision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Non-maximum suppression, each class by itself: of boxes that overlap, the best score stays. */
public final class Suppression {
  /** Best score first; ties by place, so that the outcome never hangs on the order of the input. */
  public static final Comparator<Box> BEST_FIRST =
      Comparator.comparingDouble(Box::score)
          .reversed()
          .thenComparingDouble(Box::x)
          .thenComparingDouble(Box::y)
          .thenComparingDouble(Box::width)
          .thenComparingDouble(Box::height)
          .thenComparing(Box::kind);

  private Suppression() {}

  /** Keeps boxes whose {@link Box#iou} with every better box of their class is at most maxIou. */
  public static List<Box> apply(List<Box> boxes, double maxIou) {
    return apply(boxes, maxIou, 1);
  }

  /**
   * As {@link #apply(List, double)}, and drops those that lie within a better one of their class by
   * more than {@code maxOverSmaller} of the smaller area (1 = never).
   */
  public static List<Box> apply(List<Box> boxes, double maxIou, double maxOverSmaller) {
    List<Box> sorted = new ArrayList<>(boxes);
    sorted.sort(BEST_FIRST);
    List<Box> kept = new ArrayList<>();
    for (Box box : sorted) {
      boolean doubled = false;
      for (Box better : kept) {
        if (better.kind() == box.kind()
            && (better.iou(box) > maxIou || better.overSmaller(box) > maxOverSmaller)) {
          doubled = true;
          break;
        }
      }
      if (!doubled) {
        kept.add(box);
      }
    }
    return kept;
  }
}
