package io.skybeat.station.outside;

import io.skybeat.core.time.Time;
import java.util.Map;
import java.util.TreeMap;

/** Lets one complaint of a kind pass in ten seconds: whoever sends garbage sends much of it. */
final class Throttle {
  private static final long EVERY_NANOS = 10_000_000_000L;
  private static final int MOST = 1_000;

  private final Time time;
  private final Map<String, Long> last = new TreeMap<>();

  Throttle(Time time) {
    this.time = time;
  }

  synchronized boolean passes(String kind) {
    long now = time.nanos();
    Long before = last.get(kind);
    if (before != null && now - before < EVERY_NANOS || last.size() >= MOST && before == null) {
      return false;
    }
    last.put(kind, now);
    return true;
  }
}
