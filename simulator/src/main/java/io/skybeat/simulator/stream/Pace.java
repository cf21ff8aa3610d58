package io.skybeat.simulator.stream;

import io.skybeat.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells a camera's thread when its next picture is due. Who is late skips to the next due moment
 * instead of catching up. Runs on the {@link Time} seam.
 */
final class Pace {
  private final Time time;
  private final long periodNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean running;
  private boolean stopped;
  private boolean woken;
  private Instant due;
  private long skipped;

  Pace(Time time, double perSecond) {
    this.time = time;
    this.periodNanos = Math.round(1e9 / perSecond);
  }

  /** Starts or halts; may be called from any thread. */
  void run(boolean on) {
    lock.lock();
    try {
      if (on && !running) {
        due = time.now();
      }
      running = on;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void stop() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  long skipped() {
    lock.lock();
    try {
      return skipped;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a picture is due and says the present moment; empty after {@link #stop}. */
  Optional<Instant> next() throws InterruptedException {
    lock.lock();
    try {
      while (!stopped) {
        Instant now = time.now();
        if (!running) {
          changed.await();
        } else if (!now.isBefore(due)) {
          advance(now);
          return Optional.of(now);
        } else if (Duration.between(now, due).toNanos() > 2 * periodNanos) {
          // The clock was set back: start afresh rather than wait for hours.
          due = now;
        } else {
          awaitDue();
        }
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private void advance(Instant now) {
    long late = Duration.between(due, now).toNanos() / periodNanos;
    skipped += late;
    due = due.plusNanos((late + 1) * periodNanos);
  }

  private void awaitDue() throws InterruptedException {
    woken = false;
    Time.Wakeup wakeup = time.wakeAt(due, this::wake);
    try {
      while (!woken && running && !stopped) {
        changed.await();
      }
    } finally {
      wakeup.cancel();
    }
  }

  private void wake() {
    lock.lock();
    try {
      woken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
