package io.skybeat.analytics.evaluate;

import io.skybeat.analytics.vision.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Average precision at an intersection over union of 0.5, all points of the curve interpolated.
 * Within a picture, boxes are matched best score first, each to the free truth it overlaps most.
 * Boxes that match none but lie half or more in ignored ground are not counted.
 */
final class AveragePrecision {
  private static final double MATCH_IOU = 0.5;
  private static final double IGNORED_SHARE = 0.5;

  private static final int DRAWS = 200;
  private static final double TAIL = 0.025;

  private final List<Judged> judged = new ArrayList<>();
  private final List<Part> pictures = new ArrayList<>();
  private int truths;

  private record Judged(double score, boolean right) {}

  /** What one picture gave. */
  private record Part(List<Judged> judged, int truths) {}

  /** Adds one picture's boxes of one class, its truths of that class, and its ignored ground. */
  void add(List<Box> found, List<Box> truth, List<Box> ignored) {
    List<Judged> here = new ArrayList<>();
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
        here.add(new Judged(box.score(), true));
      } else if (ignored.stream()
          .noneMatch(ground -> box.shared(ground) >= IGNORED_SHARE * box.area())) {
        here.add(new Judged(box.score(), false));
      }
    }
    truths += truth.size();
    judged.addAll(here);
    pictures.add(new Part(here, truth.size()));
  }

  /** Number of truths so far. */
  int truths() {
    return truths;
  }

  /** Area under the interpolated curve, 0..1; NaN without truths. */
  double ap50() {
    return area(judged, truths);
  }

  /**
   * The 95 % interval of {@link #ap50()}: whole pictures are drawn again with replacement, for what
   * is in one picture is not independent. Empty with fewer than two pictures or no truths.
   */
  List<Double> ap50Interval() {
    if (pictures.size() < 2 || truths == 0) {
      return List.of();
    }
    SplittableRandom random = new SplittableRandom(1);
    List<Double> areas = new ArrayList<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      List<Judged> drawn = new ArrayList<>();
      int drawnTruths = 0;
      for (int i = 0; i < pictures.size(); i++) {
        Part part = pictures.get(random.nextInt(pictures.size()));
        drawn.addAll(part.judged());
        drawnTruths += part.truths();
      }
      if (drawnTruths > 0) {
        areas.add(area(drawn, drawnTruths));
      }
    }
    areas.sort(Comparator.naturalOrder());
    int out = (int) (TAIL * areas.size());
    return List.of(rounded(areas.get(out)), rounded(areas.get(areas.size() - 1 - out)));
  }

  private static double rounded(double value) {
    return Math.round(value * 1e3) / 1e3;
  }

  private static double area(List<Judged> judged, int truths) {
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
