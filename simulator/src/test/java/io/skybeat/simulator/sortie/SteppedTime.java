package io.skybeat.simulator.sortie;

import io.skybeat.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * A clock that moves only when it is told to, for parts with threads of their own: each may ask for
 * wake-ups at any time. They run on the thread that moves the clock.
 */
final class SteppedTime implements Time {
  static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  private record Due(Instant at, long order, Runnable task) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Due> queue = new PriorityQueue<>();
  private Instant now = START;
  private long orders;

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public long nanos() {
    return Duration.between(START, now()).toNanos();
  }

  @Override
  public synchronized Wakeup wakeAt(Instant at, Runnable task) {
    Due due = new Due(at, orders++, task);
    queue.add(due);
    return () -> cancel(due);
  }

  private synchronized void cancel(Due due) {
    queue.remove(due);
  }

  /**
   * Goes on to the next wake-up, or by {@code most} where none comes before, and runs what is due.
   */
  void step(Duration most) {
    Instant target = next(most);
    for (Due due = pass(target); due != null; due = pass(target)) {
      due.task.run();
    }
  }

  private synchronized Instant next(Duration most) {
    Instant limit = now.plus(most);
    Due first = queue.peek();
    Instant at = first == null || first.at.isAfter(limit) ? limit : first.at;
    now = at.isAfter(now) ? at : now;
    return now;
  }

  private synchronized Due pass(Instant target) {
    Due first = queue.peek();
    return first == null || first.at.isAfter(target) ? null : queue.remove();
  }
}
