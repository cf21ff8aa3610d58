package io.skybeat.analytics.tracking;

import io.skybeat.core.sighting.CellFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How walkers move in each square of the ground: the median of their velocities, with what it may
 * be wrong by. Who was seen for less than a second, or long ago, says nothing.
 */
public final class FlowField {
  private static final double SEEN_WITHIN_S = 3;
  private static final double FOLLOWED_S = 1.5;
  private static final int FOLLOWED_HITS = 3;

  /** Walkers looked at once a second are known to 0.45 m/s. */
  private static final double MOST_SIGMA_MPS = 0.6;

  /** What the camera's own motion puts into all velocities alike. */
  public static final double SHARED_SIGMA_MPS = 0.1;

  /** Of a median of many against their mean; and of a deviation against a median deviation. */
  private static final double MEDIAN_FACTOR = 1.2533;

  private static final double SIGMA_PER_MAD = 1.4826;

  private record Spot(int row, int column) implements Comparable<Spot> {
    @Override
    public int compareTo(Spot o) {
      return row != o.row ? Integer.compare(row, o.row) : Integer.compare(column, o.column);
    }
  }

  private FlowField() {}

  /** The squares of {@code cellSizeM} in which somebody is followed, by row and column. */
  public static List<CellFlow> of(Instant at, List<Track> tracks, double cellSizeM) {
    SortedMap<Spot, List<Track>> spots = new TreeMap<>();
    for (Track one : tracks) {
      if (telling(one, at)) {
        int row = (int) Math.floor(one.where().north() / cellSizeM);
        int column = (int) Math.floor(one.where().east() / cellSizeM);
        spots.computeIfAbsent(new Spot(row, column), spot -> new ArrayList<>()).add(one);
      }
    }
    List<CellFlow> flows = new ArrayList<>();
    spots.forEach((spot, here) -> flows.add(flow(spot, here)));
    return flows;
  }

  private static boolean telling(Track one, Instant at) {
    return one.hits() >= FOLLOWED_HITS
        && seconds(one.firstSeen(), one.lastSeen()) >= FOLLOWED_S
        && seconds(one.lastSeen(), at) <= SEEN_WITHIN_S
        && one.spread().speedSigma() <= MOST_SIGMA_MPS;
  }

  private static CellFlow flow(Spot spot, List<Track> here) {
    double[] east = here.stream().mapToDouble(one -> one.velocity().east()).toArray();
    double[] north = here.stream().mapToDouble(one -> one.velocity().north()).toArray();
    double speed = here.stream().mapToDouble(one -> one.velocity().horizontal()).sum();
    double known = here.stream().mapToDouble(one -> one.spread().speedSigma()).sum() / here.size();
    double spread = Math.max(known, Math.max(deviation(east), deviation(north)));
    double factor = here.size() > 2 ? MEDIAN_FACTOR : 1;
    double sigma = factor * spread / StrictMath.sqrt(here.size());
    return new CellFlow(
        spot.column(),
        spot.row(),
        here.size(),
        rounded(median(east)),
        rounded(median(north)),
        rounded(StrictMath.hypot(sigma, SHARED_SIGMA_MPS)),
        rounded(speed / here.size()));
  }

  private static double deviation(double[] values) {
    double middle = median(values);
    return SIGMA_PER_MAD * median(Arrays.stream(values).map(v -> Math.abs(v - middle)).toArray());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  }

  /** Centimetres a second are enough on the wire. */
  static double rounded(double value) {
    return Math.rint(value * 100) / 100;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
