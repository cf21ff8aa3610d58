package io.skybeat.analytics.video;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A mailbox of one: a newer frame replaces the one that still waits, which is released and counted.
 * At every moment {@code offered = taken + dropped + waiting}. One producer, one consumer.
 */
public final class LatestFrame implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Frame waiting;
  private long offered;
  private long taken;
  private long dropped;
  private boolean closed;

  /** Counts, all of one moment; {@code waiting} is 0 or 1. */
  public record Counts(long offered, long taken, long dropped, int waiting) {}

  /** Puts {@code frame} in; takes over its reference. After close it is only released. */
  public void offer(Frame frame) {
    lock.lock();
    try {
      if (closed) {
        frame.release();
        return;
      }
      offered++;
      if (waiting != null) {
        waiting.release();
        dropped++;
      }
      waiting = frame;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits up to {@code timeoutMs} for a frame; the caller owns its reference. Empty after the
   * timeout or when the mailbox is closed.
   */
  public Optional<Frame> take(long timeoutMs) throws InterruptedException {
    lock.lock();
    try {
      long leftNanos = TimeUnit.MILLISECONDS.toNanos(timeoutMs);
      while (waiting == null && !closed && leftNanos > 0) {
        leftNanos = changed.awaitNanos(leftNanos);
      }
      return poll();
    } finally {
      lock.unlock();
    }
  }

  /** The waiting frame, if any, at once; the caller owns its reference. */
  public Optional<Frame> poll() {
    lock.lock();
    try {
      if (waiting == null) {
        return Optional.empty();
      }
      Frame frame = waiting;
      waiting = null;
      taken++;
      return Optional.of(frame);
    } finally {
      lock.unlock();
    }
  }

  public Counts counts() {
    lock.lock();
    try {
      return new Counts(offered, taken, dropped, waiting == null ? 0 : 1);
    } finally {
      lock.unlock();
    }
  }

  /** Whether {@link #close} was called. */
  public boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Releases what waits (counted as dropped) and wakes the consumer. Idempotent. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      if (waiting != null) {
        waiting.release();
        waiting = null;
        dropped++;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
