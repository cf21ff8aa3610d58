package io.skybeat.analytics.record;

import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.UnitTap;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.sighting.CameraId;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records one camera's access units as they came, into segments with a sidecar each. It writes on a
 * thread of its own; when the disk is full, slow or gone, it says so in {@link #trouble}, leaves
 * units out until it can go on at a key unit, and the stream itself goes on.
 */
public final class StreamRecorder implements UnitTap {
  private static final Logger LOG = LoggerFactory.getLogger(StreamRecorder.class);
  private static final long MAX_WAITING_BYTES = 32_000_000;
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final int REMEMBERED = 4096;

  private final CameraId camera;
  private final RecordingPlan plan;
  private final Supplier<Optional<SortieId>> sortie;
  private final SegmentFolder folder;
  private final Thread thread;
  private final Object lock = new Object();
  private final ArrayDeque<Optional<AccessUnit>> waiting = new ArrayDeque<>();
  private final Map<Instant, String> written = new LinkedHashMap<>();
  private long waitingBytes;
  private boolean needKey = true;
  private boolean slow;
  private boolean closed;
  private volatile String recording = "";
  private volatile String trouble = "";

  // Touched by the writing thread alone.
  private Segment segment;
  private boolean recovered;
  private boolean stopping;
  private String previousSha256 = "";
  private Instant retryAt = Instant.MIN;

  /**
   * @param sortie asked before each key unit: the sortie being flown; a change begins a new segment
   */
  public StreamRecorder(CameraId camera, RecordingPlan plan, Supplier<Optional<SortieId>> sortie) {
    this.camera = camera;
    this.plan = plan;
    this.sortie = sortie;
    this.folder = new SegmentFolder(plan, camera);
    this.thread = new Thread(this::write, "record-" + camera);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void unit(AccessUnit unit) {
    synchronized (lock) {
      if (closed || (needKey && !unit.key())) {
        return;
      }
      if (waitingBytes + unit.annexB().length > MAX_WAITING_BYTES) {
        needKey = true;
        slow = true;
        return;
      }
      needKey = false;
      slow = false;
      waitingBytes += unit.annexB().length;
      waiting.add(Optional.of(unit));
      lock.notifyAll();
    }
  }

  @Override
  public void interrupted() {
    synchronized (lock) {
      needKey = true;
      waiting.add(Optional.empty());
      lock.notifyAll();
    }
  }

  /** The segment file that holds the picture captured exactly at {@code at}, once it is written. */
  public Optional<String> segmentHolding(Instant at) {
    synchronized (lock) {
      return Optional.ofNullable(written.get(at));
    }
  }

  /** Whether the picture captured exactly at {@code at} is in a file. */
  public boolean holds(Instant at) {
    return segmentHolding(at).isPresent();
  }

  @Override
  public Optional<String> recording() {
    return Optional.of(recording).filter(name -> !name.isEmpty());
  }

  @Override
  public Optional<String> trouble() {
    synchronized (lock) {
      String behind = slow ? "not recorded: the disk is too slow" : "";
      return Optional.of(trouble.isEmpty() ? behind : trouble).filter(text -> !text.isEmpty());
    }
  }

  private void write() {
    try {
      while (true) {
        Optional<AccessUnit> next;
        synchronized (lock) {
          while (waiting.isEmpty() && !closed) {
            lock.wait();
          }
          if (waiting.isEmpty()) {
            return;
          }
          next = waiting.poll();
          next.ifPresent(unit -> waitingBytes -= unit.annexB().length);
        }
        take(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stopping = true;
      take(Optional.empty());
    }
  }

  /** Writes a unit; empty: the stream is interrupted. */
  private void take(Optional<AccessUnit> next) {
    try {
      if (next.isEmpty()) {
        finish(stopping ? "recording was switched off" : "the stream was interrupted");
        return;
      }
      AccessUnit unit = next.get();
      if (segment != null
          && unit.key()
          && segment.endsBefore(unit, plan.segmentS(), sortie.get())) {
        finish(UnitLog.GOES_ON);
      }
      if (segment == null && !begin(unit)) {
        return;
      }
      segment.add(unit);
      remember(unit);
      trouble = "";
    } catch (IOException e) {
      fail(e, next);
    }
  }

  private boolean begin(AccessUnit unit) throws IOException {
    if (!unit.key() || unit.widthPx() == 0 || unit.time().arrivedAt().isBefore(retryAt)) {
      return false;
    }
    if (!recovered) {
      previousSha256 = folder.recover();
      recovered = true;
    }
    segment = new Segment(folder, camera, sortie.get(), previousSha256, unit);
    recording = segment.path().toString();
    return true;
  }

  private void finish(String why) throws IOException {
    if (segment != null) {
      Segment done = segment;
      segment = null;
      recording = "";
      previousSha256 = done.finish(why);
      folder.keepBudget();
    }
  }

  private void remember(AccessUnit unit) {
    synchronized (lock) {
      written.put(unit.time().at(), segment.name());
      if (written.size() > REMEMBERED) {
        var oldest = written.keySet().iterator();
        oldest.next();
        oldest.remove();
      }
    }
  }

  private void fail(IOException e, Optional<AccessUnit> unit) {
    if (segment != null) {
      segment.abandon("the disk refused it: " + reason(e));
      segment = null;
    }
    recording = "";
    // What was left half written is sealed when recording begins again.
    recovered = false;
    unit.ifPresent(at -> retryAt = at.time().arrivedAt().plus(RETRY));
    String before = trouble;
    trouble =
        "not recorded: %s: %s; free or repair the disk, or set another recording folder"
            .formatted(folder.path(), reason(e));
    if (!trouble.equals(before)) {
      LOG.error("camera {} {}", camera, trouble);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException file) {
      return file.getReason() == null
          ? e.getClass().getSimpleName().replace("Exception", "")
          : file.getReason();
    }
    return e.getMessage();
  }

  /** Writes what waits, finishes the segment and ends the thread. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
