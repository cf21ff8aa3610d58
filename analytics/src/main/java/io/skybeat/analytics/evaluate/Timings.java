package io.skybeat.analytics.evaluate;

import java.util.ArrayList;
import java.util.List;

/** Times of one step, by the monotonic clock. */
final class Timings {
  private final List<Double> millis = new ArrayList<>();

  /** Runs {@code step}, keeping how long it took. */
  <T> T time(java.util.function.Supplier<T> step) {
    long start = System.nanoTime();
    T result = step.get();
    millis.add((System.nanoTime() - start) / 1e6);
    return result;
  }

  /** The value that {@code share} of the times don't exceed; NaN without any. */
  double quantileMs(double share) {
    if (millis.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = millis.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1.0, Math.floor(share * sorted.size())));
  }
}
