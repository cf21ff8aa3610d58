package io.skybeat.analytics.evaluate;

import io.skybeat.analytics.vision.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Average precision at an intersection over union of 0.5, all points of the curve interpolated.
 * Within a picture, boxes are matched best score first, each to the free truth it overlaps most.
 * Boxes that match none but lie half or more in ignored ground are not counted.
 */
final class AveragePrecision {
  private static final double MATCH_IOU = 0.5;
  private static final double IGNORED_SHARE = 0.5;

  private final List<Judged> judged = new ArrayList<>();
  private int truths;

  private record Judged(double score, boolean right) {}

  /** Adds one picture's boxes of one class, its truths of that class, and its ignored ground. */
  void add(List<Box> found, List<Box> truth, List<Box> ignored) {
    truths += truth.size();
    boolean[] taken = new boolean[truth.size()];
    List<Box> best = new ArrayList<>(found);
    best.sort(Comparator.comparingDouble(Box::score).reversed());
    for (Box box : best) {
      int match = -1;
      for (int i = 0; i < taken.length; i++) {
        double iou = box.iou(truth.get(i));
        if (!taken[i] && iou >= MATCH_IOU && (match < 0 || iou > box.iou(truth.get(match)))) {
          match = i;
        }
      }
      if (match >= 0) {
        taken[match] = true;
        judged.add(new Judged(box.score(), true));
      } else if (ignored.stream()
          .noneMatch(ground -> box.shared(ground) >= IGNORED_SHARE * box.area())) {
        judged.add(new Judged(box.score(), false));
      }
    }
  }

  /** Number of truths so far. */
  int truths() {
    return truths;
  }

  /** Area under the interpolated curve, 0..1; NaN without truths. */
  double ap50() {
    if (truths == 0) {
      return Double.NaN;
    }
    judged.sort(Comparator.comparingDouble(Judged::score).reversed());
    double[] precision = new double[judged.size()];
    int right = 0;
    for (int i = 0; i < precision.length; i++) {
      right += judged.get(i).right() ? 1 : 0;
      precision[i] = (double) right / (i + 1);
    }
    for (int i = precision.length - 2; i >= 0; i--) {
      precision[i] = Math.max(precision[i], precision[i + 1]);
    }
    double area = 0;
    for (int i = 0; i < precision.length; i++) {
      area += judged.get(i).right() ? precision[i] / truths : 0;
    }
    return area;
  }

  /** Share of the truths found at {@code threshold}. */
  double recall(double threshold) {
    long right = judged.stream().filter(j -> j.score() >= threshold && j.right()).count();
    return truths == 0 ? Double.NaN : (double) right / truths;
  }

  /** Share of the boxes at {@code threshold} that are right. */
  double precision(double threshold) {
    long all = judged.stream().filter(j -> j.score() >= threshold).count();
    long right = judged.stream().filter(j -> j.score() >= threshold && j.right()).count();
    return all == 0 ? Double.NaN : (double) right / all;
  }
}
