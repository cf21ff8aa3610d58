package io.skybeat.analytics;

import io.skybeat.analytics.locating.FramePose;
import io.skybeat.analytics.locating.PoseAnswer;
import io.skybeat.analytics.publish.ClipStore;
import io.skybeat.analytics.record.ClipCutter;
import io.skybeat.core.clip.ClipReport;
import io.skybeat.core.clip.ClipWish;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts the clips that the station wants, on a thread of its own: it waits until the wanted time is
 * recorded, or will not be any more, and answers each wish as often as it is said. A wish outlives
 * this process with the station, a clip with {@link ClipStore}.
 */
final class ClipDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClipDesk.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /** How long pictures may take from the camera to the disk. */
  private static final Duration LATE = Duration.ofSeconds(5);

  private final ClipCutter cutter;
  private final ClipStore store;
  private final Outlook outlook;
  private final Consumer<ClipReport> told;
  private final Time time;
  private final Thread thread = new Thread(this::run, "clips");
  private final Object lock = new Object();
  private final Map<String, ClipWish> waiting = new TreeMap<>();
  private final Map<String, PoseAnswer> poses = new TreeMap<>();
  private boolean closed;
  private volatile String trouble = "";

  /** What is known of a camera beside its recordings. */
  interface Outlook {
    /** Where the camera was; none, with the reason, when that is not known any more. */
    PoseAnswer pose(ClipWish wish);

    List<ModelRef> models();

    SortedMap<String, String> thresholds();
  }

  ClipDesk(
      ClipCutter cutter, ClipStore store, Outlook outlook, Consumer<ClipReport> told, Time time) {
    this.cutter = cutter;
    this.store = store;
    this.outlook = outlook;
    this.told = told;
    this.time = time;
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  /** All clips that are wanted. */
  void wanted(List<ClipWish> wishes) {
    for (ClipWish wish : wishes) {
      if (!ClipStore.mayBeCalled(wish.id())) {
        LOG.warn("a clip cannot be called '{}'", wish.id());
        continue;
      }
      Optional<ClipReport> report = store.find(wish.id());
      if (report.isPresent()) {
        told.accept(report.get());
        continue;
      }
      boolean known;
      synchronized (lock) {
        known = poses.containsKey(wish.id());
      }
      // Poses are kept for a minute: it is asked for at once.
      PoseAnswer pose = known ? null : outlook.pose(wish);
      synchronized (lock) {
        waiting.put(wish.id(), wish);
        if (pose != null) {
          poses.put(wish.id(), pose);
        }
        lock.notifyAll();
      }
    }
  }

  /** The station has these clips, or goes without them. */
  void settled(List<String> ids) {
    synchronized (lock) {
      ids.forEach(waiting::remove);
      ids.forEach(poses::remove);
    }
    store.forget(ids);
  }

  /** What the disk refuses, in a line; empty when nothing is. */
  Optional<String> trouble() {
    return Optional.of(trouble).filter(text -> !text.isEmpty());
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
    try {
      thread.join(3_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        List<ClipWish> now;
        synchronized (lock) {
          while (waiting.isEmpty() && !closed) {
            lock.wait();
          }
          if (closed) {
            return;
          }
          now = List.copyOf(waiting.values());
        }
        now.forEach(this::look);
        synchronized (lock) {
          if (!closed && !waiting.isEmpty()) {
            lock.wait(LOOK_EVERY.toMillis());
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(ClipWish wish) {
    try {
      if (!ripe(wish)) {
        return;
      }
      ClipCutter.Cut cut = cutter.cut(wish, store.draft(wish.id()));
      PoseAnswer pose;
      synchronized (lock) {
        if (!waiting.containsKey(wish.id())) {
          return;
        }
        pose = poses.getOrDefault(wish.id(), PoseAnswer.none("no pose"));
      }
      ClipReport report = report(wish, cut, pose);
      store.keep(report);
      synchronized (lock) {
        waiting.remove(wish.id());
        poses.remove(wish.id());
      }
      trouble = "";
      LOG.info(
          "clip {} of {}: {}",
          wish.id(),
          wish.camera(),
          report.film().map(film -> film.units() + " pictures").orElse("nothing is recorded"));
      told.accept(report);
    } catch (IOException e) {
      if (trouble.isEmpty()) {
        LOG.error("clips cannot be cut: {}; free disk space", e.toString());
      }
      trouble = "clips cannot be cut: " + e.getMessage() + "; free space on that disk";
    } catch (RuntimeException e) {
      LOG.error("clip {} failed", wish.id(), e);
      trouble = "clips cannot be cut: " + e;
    }
  }

  /** The wanted time is recorded, or what comes now is of later. */
  private boolean ripe(ClipWish wish) throws IOException {
    Instant end = wish.triggerAt().plusNanos((long) (wish.afterS() * 1e9));
    if (time.now().isAfter(end.plus(LATE))) {
      return true;
    }
    return cutter.recordedUntil(wish.camera()).filter(at -> !at.isBefore(end)).isPresent();
  }

  private ClipReport report(ClipWish wish, ClipCutter.Cut cut, PoseAnswer pose) {
    return new ClipReport(
        wish.id(),
        wish.camera(),
        wish.triggerAt(),
        cut.film(),
        cut.trigger(),
        cut.complete(),
        cut.gaps(),
        cut.segments(),
        pose.pose().map(ClipDesk::pose),
        pose.reason(),
        outlook.models(),
        outlook.thresholds());
  }

  private static ClipReport.CameraPose pose(FramePose pose) {
    return new ClipReport.CameraPose(
        pose.where(), pose.heightM(), pose.camera(), pose.horizontalSigmaM(), pose.yawSigmaDeg());
  }
}
