package io.skybeat.station;

import io.skybeat.station.event.Event;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the loop. Bounded for telemetry alone: when it is full the newest report is
 * dropped and counted, for the next one brings the same; everything else always finds room.
 */
final class Inbox {
  private final int telemetryLimit;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final ArrayDeque<Event> events = new ArrayDeque<>();
  private int telemetry;
  private long dropped;
  private boolean closed;

  /** Whether the loop waits for something to come. */
  private boolean awaited;

  Inbox(int telemetryLimit) {
    this.telemetryLimit = telemetryLimit;
  }

  /** Puts an event last; false when it was dropped. */
  boolean put(Event event) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      if (event.telemetry()) {
        if (telemetry >= telemetryLimit) {
          dropped++;
          return false;
        }
        telemetry++;
      }
      events.addLast(event);
      awaited = false;
      filled.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The next event; waits for it; null when the inbox is closed and empty. */
  Event take() throws InterruptedException {
    lock.lock();
    try {
      while (events.isEmpty() && !closed) {
        awaited = true;
        filled.await();
      }
      awaited = false;
      Event event = events.pollFirst();
      if (event != null && event.telemetry()) {
        telemetry--;
      }
      return event;
    } finally {
      lock.unlock();
    }
  }

  /** Whether all that came has been taken, and the taker waits for more. */
  boolean idle() {
    lock.lock();
    try {
      return awaited && events.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more comes in; what is there is still taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }
}
