package io.skybeat.simulator.day;

import io.skybeat.core.time.Time;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * A clock that moves only from one wake-up to the next, as fast as they can be run. Wake-ups of one
 * moment run in the order in which they were asked for. Single-threaded.
 */
public final class VirtualTime implements Time {
  private static final class Due implements Comparable<Due>, Wakeup {
    private final Instant at;
    private final long order;
    private Runnable task;

    Due(Instant at, long order, Runnable task) {
      this.at = at;
      this.order = order;
      this.task = task;
    }

    @Override
    public int compareTo(Due other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }

    @Override
    public void cancel() {
      task = null;
    }
  }

  private final PriorityQueue<Due> queue = new PriorityQueue<>();
  private final Instant start;
  private Instant now;
  private long orders;
  private long ran;

  /** A clock that stands at {@code start}. */
  public VirtualTime(Instant start) {
    this.start = start;
    this.now = start;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public long nanos() {
    return java.time.Duration.between(start, now).toNanos();
  }

  @Override
  public Wakeup wakeAt(Instant at, Runnable task) {
    Due due = new Due(at.isBefore(now) ? now : at, orders++, task);
    queue.add(due);
    return due;
  }

  /** Runs everything due up to and including {@code limit}, and stands there then. */
  public void runUntil(Instant limit) {
    for (Due next = queue.peek(); next != null && !next.at.isAfter(limit); next = queue.peek()) {
      queue.remove();
      if (next.task != null) {
        now = next.at;
        ran++;
        next.task.run();
      }
    }
    now = limit;
  }

  /** How many wake-ups have run. */
  public long ran() {
    return ran;
  }
}
