package io.skybeat.simulator.vehicle;

import io.skybeat.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/** A clock that moves only when told, on the caller's thread. */
public final class BenchClock implements Time {
  public static final Instant START = Instant.parse("2026-11-22T20:00:00Z");

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
  public Instant now() {
    return now;
  }

  @Override
  public long nanos() {
    return Duration.between(START, now).toNanos();
  }

  @Override
  public Wakeup wakeAt(Instant at, Runnable task) {
    Due due = new Due(at.isBefore(now) ? now : at, orders++, task);
    queue.add(due);
    return () -> queue.remove(due);
  }

  /** Runs the next task that is due before {@code limit}; false when there is none. */
  public boolean step(Instant limit) {
    Due next = queue.peek();
    if (next == null || next.at().isAfter(limit)) {
      now = limit;
      return false;
    }
    queue.poll();
    now = next.at();
    next.task().run();
    return true;
  }

  public void run(Duration duration) {
    Instant limit = now.plus(duration);
    while (step(limit)) {
      // Until nothing is due any more.
    }
  }
}
