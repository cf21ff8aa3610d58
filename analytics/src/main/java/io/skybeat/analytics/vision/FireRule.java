package io.skybeat.analytics.vision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/**
 * Finds sources of heat in one thermal frame. In 8-bit frames by the hot tail: fixed levels are
 * useless under automatic gain, but a fire stands above the median by many times the spread below
 * it. In radiometric frames by degrees.
 *
 * @param candidateRatio tail ratio from which a patch is worth watching
 * @param sourceRatio tail ratio from which it is a source
 * @param leastAreaPx pixels below which a patch is noise
 */
public record FireRule(double candidateRatio, double sourceRatio, int leastAreaPx) {
  /** Degrees Celsius from which a radiometric patch is worth watching. */
  public static final double CANDIDATE_C = 100;

  /** Degrees Celsius from which it is a source. */
  public static final double SOURCE_C = 150;

  /**
   * Spread that even a calm night has under automatic gain, levels; less would make people burn.
   */
  private static final double LEAST_SPREAD = 8;

  /** Standard deviations of a normal law between its median and its 1 % quantile. */
  private static final double SIGMAS_TO_P1 = 2.33;

  /** A frame in which more patches stand out has no calm background: its ratios mean nothing. */
  private static final int MOST_SPOTS = 64;

  /** The measured rule: candidate from 6, source from 10. */
  public static FireRule measured() {
    return new FireRule(6, 10, 4);
  }

  /**
   * What one frame says.
   *
   * @param tailRatio of the whole frame: (p99.98 - p50) over the spread
   * @param median level, or degrees
   * @param spread below the median, levels; 0 for radiometric frames
   * @param spots patches of heat, strongest first
   */
  public record Facts(double tailRatio, double median, double spread, List<HotSpot> spots) {
    /** Whether a spot is a source. */
    public boolean source() {
      return spots.stream().anyMatch(s -> s.strength() == HotSpot.Strength.SOURCE);
    }
  }

  /** Judges an 8-bit frame. */
  public Facts judge(HeatImage heat) {
    int[] histogram = heat.histogram();
    int pixels = heat.width() * heat.height();
    double median = quantile(histogram, pixels, 0.5);
    double spread = spread(histogram, pixels, median);
    double tail = (quantile(histogram, pixels, 0.9998) - median) / spread;
    double cut = median + candidateRatio * spread;
    List<HotSpot> spots =
        cut > 255
            ? List.of()
            : spots(
                heat.width(),
                heat.height(),
                heat::level,
                from -> heat.next(from, (int) Math.ceil(cut)),
                cut,
                level -> (level - median) / spread,
                sourceRatio,
                candidateRatio);
    return new Facts(tail, median, spread, spots);
  }

  /**
   * Judges a radiometric frame.
   *
   * @param celsius row by row
   */
  public Facts judge(int width, int height, float[] celsius) {
    float[] sorted = celsius.clone();
    java.util.Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    List<HotSpot> spots =
        spots(
            width,
            height,
            i -> celsius[i],
            from -> next(celsius, from),
            CANDIDATE_C,
            degrees -> degrees / CANDIDATE_C,
            SOURCE_C / CANDIDATE_C,
            1);
    double hottest = sorted[(int) (0.9998 * (sorted.length - 1))];
    return new Facts(hottest / CANDIDATE_C, median, 0, spots);
  }

  private static int next(float[] celsius, int from) {
    int at = from;
    while (at < celsius.length && !(celsius[at] >= CANDIDATE_C)) {
      at++;
    }
    return at;
  }

  /**
   * The spread below the median. A cold sky stretches the 1 % quantile, so the 16 % one, scaled as
   * in a normal law, counts where it says less.
   */
  private static double spread(int[] histogram, int pixels, double median) {
    double low = median - quantile(histogram, pixels, 0.01);
    double middle = (median - quantile(histogram, pixels, 0.16)) * SIGMAS_TO_P1;
    return Math.max(LEAST_SPREAD, Math.min(low, middle));
  }

  private static double quantile(int[] histogram, int pixels, double share) {
    long wanted = (long) (share * (pixels - 1));
    long seen = 0;
    for (int level = 0; level < 256; level++) {
      seen += histogram[level];
      if (seen > wanted) {
        return level;
      }
    }
    return 255;
  }

  private List<HotSpot> spots(
      int width,
      int height,
      IntToDoubleFunction value,
      IntUnaryOperator next,
      double cut,
      java.util.function.DoubleUnaryOperator ratio,
      double source,
      double candidate) {
    List<HotSpot> spots = new ArrayList<>();
    boolean[] done = new boolean[width * height];
    for (int i = next.applyAsInt(0); i < done.length; i = next.applyAsInt(i + 1)) {
      if (!done[i]) {
        Patch patch = Patch.grow(i, width, height, value, cut, done);
        double strength = ratio.applyAsDouble(patch.level(leastAreaPx));
        if (patch.areaPx() >= leastAreaPx && strength >= candidate) {
          spots.add(patch.spot(strength, strength >= source));
        }
      }
    }
    spots.sort(
        Comparator.comparingDouble(HotSpot::tailRatio)
            .thenComparingInt(HotSpot::areaPx)
            .reversed()
            .thenComparing(s -> s.box().y())
            .thenComparing(s -> s.box().x()));
    return List.copyOf(spots.subList(0, Math.min(MOST_SPOTS, spots.size())));
  }
}
