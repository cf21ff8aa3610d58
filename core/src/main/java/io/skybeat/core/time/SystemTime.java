package io.skybeat.core.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The machine's clock. The only class that reads it. */
public final class SystemTime implements Time, AutoCloseable {
  private final Clock clock = Clock.systemUTC();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "skybeat-time");
            thread.setDaemon(true);
            return thread;
          });

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Wakeup wakeAt(Instant at, Runnable task) {
    long delayNanos = Math.max(0, Duration.between(now(), at).toNanos());
    Future<?> pending = timer.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
    return () -> pending.cancel(false);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
