package io.skybeat.analytics.vision;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many tiles a second the whole process may look at, shared evenly among the streams that asked
 * lately. What a stream does not use for half a second is lost, so that no burst follows a pause.
 * Safe to share between threads.
 */
public final class TileBudget {
  private static final Duration LATELY = Duration.ofSeconds(2);
  private static final double SAVED_S = 0.5;

  private final double tilesPerS;
  private final Map<String, Purse> purses = new TreeMap<>();

  /** Refuses budgets that are not above 0. */
  public TileBudget(double tilesPerS) {
    if (!(tilesPerS > 0)) {
      throw new IllegalArgumentException("a tile budget must be above 0 a second: " + tilesPerS);
    }
    this.tilesPerS = tilesPerS;
  }

  /** The budget, tiles a second over all streams. */
  public double tilesPerS() {
    return tilesPerS;
  }

  /** How many of {@code wanted} tiles {@code stream} may look at now. */
  public synchronized int take(String stream, Instant now, int wanted) {
    forgetSilent(now);
    Purse purse = purses.computeIfAbsent(stream, s -> new Purse(now));
    double share = tilesPerS / purses.size();
    double limit = Math.max(1, share * SAVED_S);
    double elapsedS = Math.max(0, Duration.between(purse.asked, now).toNanos() / 1e9);
    purse.tiles = Math.min(limit, purse.tiles + elapsedS * share);
    purse.asked = purse.asked.isAfter(now) ? purse.asked : now;
    int granted = Math.min(Math.max(0, wanted), (int) (purse.tiles + 1e-9));
    purse.tiles -= granted;
    return granted;
  }

  private void forgetSilent(Instant now) {
    Iterator<Purse> each = purses.values().iterator();
    while (each.hasNext()) {
      if (Duration.between(each.next().asked, now).compareTo(LATELY) > 0) {
        each.remove();
      }
    }
  }

  private static final class Purse {
    private Instant asked;
    private double tiles = 1;

    Purse(Instant asked) {
      this.asked = asked;
    }
  }
}
