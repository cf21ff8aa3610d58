package io.skybeat.station.web;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which person was shown which picture of late: one line a minute is enough for the audit. */
final class StillViews {
  private static final Duration ONCE_IN = Duration.ofMinutes(1);
  private static final int REMEMBERED = 2_000;

  private record View(String person, String sha256) {}

  private final Map<View, Instant> noted =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<View, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** True when this view has to be noted; it counts as noted then. */
  synchronized boolean first(String person, String sha256, Instant now) {
    View view = new View(person, sha256);
    Instant before = noted.get(view);
    if (before != null && now.isBefore(before.plus(ONCE_IN))) {
      return false;
    }
    noted.remove(view);
    noted.put(view, now);
    return true;
  }
}
