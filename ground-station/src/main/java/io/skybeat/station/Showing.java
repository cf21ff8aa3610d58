package io.skybeat.station;

import io.skybeat.core.time.Time;
import io.skybeat.station.desk.DeskState;
import io.skybeat.station.desk.DeskTerms;
import io.skybeat.station.desk.RoomProjection;
import io.skybeat.station.port.VehicleLink;
import io.skybeat.station.room.RoomPlan;
import io.skybeat.station.room.RoomView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the room what the loop knows: at most five times a second, at once for what is urgent; and
 * nothing that the journal does not hold yet, unless it cannot be written at all.
 */
public final class Showing {
  private static final Logger LOG = LoggerFactory.getLogger(Showing.class);
  private static final Duration EVERY = Duration.ofMillis(200);

  private final RoomProjection projection;
  private final RoomPlan plan;
  private final Time time;
  private final LongSupplier dropped;
  private final Thread thread = new Thread(this::run, "skybeat-showing");
  private final List<Consumer<RoomView>> viewers = new CopyOnWriteArrayList<>();
  private final Object lock = new Object();
  private LongSupplier badFrames = () -> 0;
  private Supplier<List<String>> troubles = List::of;
  private DeskState latest;
  private boolean urgent;
  private boolean closed;
  private boolean waiting;
  private long shownNanos;
  private volatile RoomView view;

  Showing(DeskTerms terms, Time time, LongSupplier dropped) {
    this.projection = new RoomProjection(terms);
    this.plan = projection.plan();
    this.time = time;
    this.dropped = dropped;
    this.view = projection.blank(time.now());
    this.shownNanos = time.nanos() - EVERY.toNanos();
    thread.setDaemon(true);
    thread.start();
  }

  public RoomPlan plan() {
    return plan;
  }

  public RoomView view() {
    return view;
  }

  /** Calls {@code viewer} with every new picture until the returned handle is closed. */
  public AutoCloseable watch(Consumer<RoomView> viewer) {
    viewers.add(viewer);
    return () -> viewers.remove(viewer);
  }

  void watching(VehicleLink vehicles) {
    synchronized (lock) {
      badFrames = vehicles::badFrames;
      troubles = vehicles::troubles;
    }
  }

  /** From the loop: there is something new to see. */
  void show(DeskState state, boolean now) {
    synchronized (lock) {
      // A state that only follows another one is seen when the picture's time comes.
      boolean awaited = now || latest == null || !latest.showable();
      latest = state;
      urgent |= now;
      if (awaited) {
        nudge();
      }
    }
  }

  void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
  }

  /** Whether what it was shown is seen, or not yet to be seen at this moment. */
  boolean idle() {
    synchronized (lock) {
      return waiting && (latest == null || (latest.showable() && !ripe()));
    }
  }

  private void run() {
    while (true) {
      DeskState state;
      synchronized (lock) {
        try {
          while (!closed && !ripe()) {
            rest();
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
        if (closed) {
          return;
        }
        state = latest;
        latest = null;
        urgent = false;
        shownNanos = time.nanos();
      }
      publish(state, time.now());
    }
  }

  /** Until there is more, or the picture's time has come. */
  private void rest() throws InterruptedException {
    Time.Wakeup due = null;
    if (latest != null && latest.showable()) {
      long restNanos = EVERY.toNanos() - (time.nanos() - shownNanos);
      due = time.wakeAt(time.now().plusNanos(restNanos), this::nudge);
    }
    waiting = true;
    lock.wait();
    waiting = false;
    if (due != null) {
      due.cancel();
    }
  }

  private void nudge() {
    synchronized (lock) {
      waiting = false;
      lock.notifyAll();
    }
  }

  private boolean ripe() {
    if (latest == null || !latest.showable()) {
      return false;
    }
    return urgent || time.nanos() - shownNanos >= EVERY.toNanos();
  }

  private void publish(DeskState state, Instant at) {
    RoomView next =
        projection.view(
            state, at, view, dropped.getAsLong(), badFrames.getAsLong(), troubles.get());
    view = next;
    for (Consumer<RoomView> viewer : viewers) {
      try {
        viewer.accept(next);
      } catch (RuntimeException e) {
        LOG.warn("a viewer failed", e);
      }
    }
  }
}
