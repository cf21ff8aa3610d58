package io.skybeat.analytics.vision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Finds fire that fills a good part of a thermal picture, where the tail rule is blind because the
 * fire itself is the background. Flames change their shape several times a second: what a fifth of
 * a second changed in the hot part cannot be explained by the hot part as it was, moved. A roof, an
 * engine or warm ground can, however the camera moves. Keeps a second of small pictures; not
 * thread-safe.
 *
 * <p>Measured: a bonfire's hot part changes by 1.6 of its own steepness, 30 aerial pictures without
 * fire that were moved, turned and zoomed as a camera would by at most 0.9.
 */
public final class FlameRule {
  /** Unexplained change, in mean steepness of the hot part, from which it is flames. */
  public static final double FLAMES = 1.2;

  private static final int SMALL_PX = 160;
  private static final int REACH_PX = 4;
  private static final int MOST_SAMPLES = 1500;
  private static final int LEAST_SAMPLES = 40;

  /** Part of the picture that is hot; smaller fires are the tail rule's. */
  private static final double LEAST_SHARE = 0.02;

  /** Levels from the median to the hottest; less is no fire but noise under automatic gain. */
  private static final double LEAST_CONTRAST = 60;

  /** Part of that contrast above which a pixel is hot. */
  private static final double HOT = 0.6;

  /** Mean change in levels below which a picture is the last one, shown again. */
  private static final double SAME = 0.4;

  private static final double APART_S = 0.18;
  private static final double TOO_FAR_S = 0.7;
  private static final double MEMORY_S = 2;
  private static final int LEAST_VALUES = 4;

  /** A picture made small, with its median level and the one that 0.2 % exceed. */
  private record Small(
      Instant at, int width, int height, float[] levels, double median, double top) {}

  private record Value(Instant at, double unexplained) {}

  private final Deque<Small> kept = new ArrayDeque<>();
  private final Deque<Value> values = new ArrayDeque<>();

  /** Takes the next picture; the hot part if that is in flames. */
  public Optional<HotSpot> look(Instant at, HeatImage heat) {
    int scale = Math.max(1, (heat.width() + SMALL_PX - 1) / SMALL_PX);
    Small now = small(at, heat, scale);
    Small last = kept.peekLast();
    boolean other =
        last != null
            && (last.width != now.width
                || last.height != now.height
                || seconds(last.at, at) < 0
                || seconds(last.at, at) > TOO_FAR_S);
    if (other) {
      kept.clear();
      values.clear();
      last = null;
    }
    Optional<Patch> hot = hottest(now);
    if (last == null || change(last, now) >= SAME) {
      hot.flatMap(patch -> unexplained(now, patch)).ifPresent(u -> values.add(new Value(at, u)));
      kept.addLast(now);
    }
    kept.removeIf(old -> seconds(old.at, at) > TOO_FAR_S);
    values.removeIf(old -> seconds(old.at, at) > MEMORY_S);
    if (hot.isEmpty() || values.size() < LEAST_VALUES || median() < FLAMES) {
      return Optional.empty();
    }
    return Optional.of(enlarged(hot.get().spot(median(), true), scale));
  }

  /** The largest hot patch; empty if nothing stands out or it is small. */
  private static Optional<Patch> hottest(Small now) {
    if (now.top - now.median < LEAST_CONTRAST) {
      return Optional.empty();
    }
    double cut = now.median + HOT * (now.top - now.median);
    boolean[] done = new boolean[now.levels.length];
    Patch largest = null;
    for (int i = 0; i < done.length; i++) {
      if (!done[i] && now.levels[i] >= cut) {
        Patch patch = Patch.grow(i, now.width, now.height, k -> now.levels[k], cut, done);
        largest = largest == null || patch.areaPx() > largest.areaPx() ? patch : largest;
      }
    }
    return Optional.ofNullable(largest).filter(p -> p.areaPx() >= LEAST_SHARE * done.length);
  }

  /** How much of the hot part's change since a fifth of a second ago no shift explains. */
  private Optional<Double> unexplained(Small now, Patch hot) {
    Small before = null;
    for (Small old : kept) {
      before = seconds(old.at, now.at) >= APART_S ? old : before;
    }
    if (before == null) {
      return Optional.empty();
    }
    int[] samples = samples(now, hot.spot(1, true).box());
    if (samples.length < LEAST_SAMPLES) {
      return Optional.empty();
    }
    double least = Double.MAX_VALUE;
    for (int dy = -REACH_PX; dy <= REACH_PX; dy++) {
      for (int dx = -REACH_PX; dx <= REACH_PX; dx++) {
        least = Math.min(least, residual(now, before, samples, dy * now.width + dx, least));
      }
    }
    return Optional.of(least / (steepness(now, samples) + 1));
  }

  /** Pixels of the box with room for the shifts, at most so many, evenly spread. */
  private static int[] samples(Small now, Region box) {
    int margin = REACH_PX + 1;
    int left = Math.max(margin, box.x() - 2);
    int top = Math.max(margin, box.y() - 2);
    int right = Math.min(now.width - margin, box.right() + 2);
    int bottom = Math.min(now.height - margin, box.bottom() + 2);
    int area = Math.max(0, right - left) * Math.max(0, bottom - top);
    int every = Math.max(1, area / MOST_SAMPLES);
    int[] samples = new int[area == 0 ? 0 : (area + every - 1) / every];
    for (int i = 0; i < samples.length; i++) {
      int k = i * every;
      samples[i] = (top + k / (right - left)) * now.width + left + k % (right - left);
    }
    return samples;
  }

  /** Mean change between the pictures at a shift, without a common change of gain. */
  private static double residual(Small now, Small before, int[] samples, int shift, double least) {
    double mean = 0;
    for (int i : samples) {
      mean += now.levels[i] - before.levels[i + shift];
    }
    mean /= samples.length;
    double sum = 0;
    double enough = least == Double.MAX_VALUE ? least : least * samples.length;
    for (int i : samples) {
      sum += Math.abs(now.levels[i] - before.levels[i + shift] - mean);
      if (sum > enough) {
        break;
      }
    }
    return sum / samples.length;
  }

  private static double steepness(Small now, int[] samples) {
    double sum = 0;
    for (int i : samples) {
      double gx = (now.levels[i + 1] - now.levels[i - 1]) / 2;
      double gy = (now.levels[i + now.width] - now.levels[i - now.width]) / 2;
      sum += StrictMath.sqrt(gx * gx + gy * gy);
    }
    return sum / samples.length;
  }

  private static Small small(Instant at, HeatImage heat, int scale) {
    int width = heat.width() / scale;
    int height = heat.height() / scale;
    int[] sums = heat.sums(scale);
    int pixels = scale * scale;
    int[] counts = new int[255 * pixels + 1];
    float[] levels = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      counts[sums[i]]++;
      levels[i] = (float) sums[i] / pixels;
    }
    float median = (float) ranked(counts, sums.length / 2) / pixels;
    float top = (float) ranked(counts, (int) (0.998 * (sums.length - 1))) / pixels;
    return new Small(at, width, height, levels, median, top);
  }

  /** The sum that has {@code rank} others before it in their order. */
  private static int ranked(int[] counts, int rank) {
    int seen = 0;
    int sum = -1;
    while (seen <= rank) {
      seen += counts[++sum];
    }
    return sum;
  }

  private static double change(Small a, Small b) {
    double sum = 0;
    for (int i = 0; i < a.levels.length; i++) {
      sum += Math.abs(a.levels[i] - b.levels[i]);
    }
    return sum / a.levels.length;
  }

  private double median() {
    double[] sorted = values.stream().mapToDouble(Value::unexplained).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static HotSpot enlarged(HotSpot spot, int scale) {
    Region box = spot.box();
    return new HotSpot(
        spot.strength(),
        new Region(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale),
        spot.centroidX() * scale,
        spot.centroidY() * scale,
        spot.tailRatio(),
        spot.areaPx() * scale * scale,
        spot.peak());
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
