package io.skybeat.simulator.vehicle;

import io.skybeat.core.geo.Geodesy;
import java.time.Duration;
import java.time.Instant;

/**
 * The last samples of some numbers over time, to be asked for any moment: interpolated between
 * samples, carried on for a fraction of a second behind the last one, held beyond either end.
 * Thread-safe.
 */
final class Track {
  private final boolean[] angles;
  private final double furthestS;
  private final Instant[] times;
  private final double[][] samples;
  private int size;
  private int last = -1;

  /**
   * @param capacity how many samples are kept
   * @param furthestS how many seconds it may carry on behind the last
   * @param angles for each number whether it is an angle in degrees, which goes the short way round
   */
  Track(int capacity, double furthestS, boolean... angles) {
    this.angles = angles;
    this.furthestS = furthestS;
    this.times = new Instant[capacity];
    this.samples = new double[capacity][];
  }

  /**
   * Adds a sample; one that is not newer than the last takes its place in time order or is lost.
   */
  synchronized void add(Instant at, double... sample) {
    if (last >= 0 && !at.isAfter(times[last])) {
      if (at.equals(times[last])) {
        samples[last] = sample;
      }
      return;
    }
    last = (last + 1) % times.length;
    times[last] = at;
    samples[last] = sample;
    size = Math.min(size + 1, times.length);
  }

  /** Forgets everything: the clock was set. */
  synchronized void clear() {
    size = 0;
    last = -1;
  }

  synchronized boolean empty() {
    return size == 0;
  }

  /** The numbers at a moment; null while there is no sample. */
  synchronized double[] at(Instant moment) {
    if (size == 0) {
      return null;
    }
    if (!moment.isBefore(times[last])) {
      return beyond(moment);
    }
    for (int back = 1; back < size; back++) {
      int earlier = Math.floorMod(last - back, times.length);
      if (!moment.isBefore(times[earlier])) {
        int later = (earlier + 1) % times.length;
        double span = seconds(times[earlier], times[later]);
        return between(samples[earlier], samples[later], seconds(times[earlier], moment) / span);
      }
    }
    return samples[Math.floorMod(last - size + 1, times.length)].clone();
  }

  private double[] beyond(Instant moment) {
    double ahead = Math.min(furthestS, seconds(times[last], moment));
    if (size < 2 || ahead <= 0) {
      return samples[last].clone();
    }
    int before = Math.floorMod(last - 1, times.length);
    double span = seconds(times[before], times[last]);
    // After a gap the slope says nothing of the present.
    return span > 1
        ? samples[last].clone()
        : between(samples[before], samples[last], 1 + ahead / span);
  }

  private double[] between(double[] from, double[] to, double share) {
    double[] result = new double[from.length];
    for (int i = 0; i < from.length; i++) {
      double step = angles[i] ? Geodesy.wrap180(to[i] - from[i]) : to[i] - from[i];
      result[i] = from[i] + share * step;
    }
    return result;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
