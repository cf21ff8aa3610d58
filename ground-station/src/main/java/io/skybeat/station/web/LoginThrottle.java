package io.skybeat.station.web;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down the guessing of passwords: after {@value #FREE} failures in a row for a name, each
 * further try has to wait, twice as long every time, up to a minute.
 */
final class LoginThrottle {
  private static final int FREE = 5;
  private static final int REMEMBERED = 1_000;

  private record Failures(int count, Instant blockedUntil) {}

  private final Map<String, Failures> byName =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * True when {@code name} may try at {@code now}. The try counts as failed until {@link
   * #succeeded}: many at the same time must not slip through together.
   */
  synchronized boolean mayTry(String name, Instant now) {
    Failures failures = byName.get(name);
    if (failures != null && now.isBefore(failures.blockedUntil())) {
      return false;
    }
    failed(name, now);
    return true;
  }

  private void failed(String name, Instant now) {
    int count = byName.getOrDefault(name, new Failures(0, now)).count() + 1;
    long waitS = count < FREE ? 0 : Math.min(60, 1L << Math.min(10, count - FREE));
    byName.put(name, new Failures(count, now.plus(Duration.ofSeconds(waitS))));
  }

  synchronized void succeeded(String name) {
    byName.remove(name);
  }
}
