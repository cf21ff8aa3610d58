package io.skybeat.analytics;

import io.skybeat.analytics.ingest.CameraStream;
import io.skybeat.analytics.live.LiveView;
import io.skybeat.analytics.locating.FramePose;
import io.skybeat.analytics.locating.GroundView;
import io.skybeat.analytics.locating.Locator;
import io.skybeat.analytics.locating.PoseAnswer;
import io.skybeat.analytics.locating.ZoneCover;
import io.skybeat.analytics.record.StreamRecorder;
import io.skybeat.analytics.video.Frame;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Footprint;
import io.skybeat.core.sighting.StreamHealth;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.core.wire.WireMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One camera, one line: stream, mailbox, analysis, publication, on a thread of its own. What goes
 * wrong here is counted, logged and told with the stream's health, and stops no other camera.
 */
final class Pipeline implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
  private static final long TAKE_MS = 500;
  private static final double FOOTPRINT_EVERY_S = 0.5;
  private static final long FAILURE_LOG_NANOS = 10_000_000_000L;

  /** Where a line's results go. */
  interface Outlet {
    void tell(Footprint footprint);

    void refuse(WireMessage.MarkRefused refusal);

    /** A frame captured at {@code at} has been analysed, and what it led to published. */
    void analysed(CameraId camera, Instant at);
  }

  private final CameraContext context;
  private final CameraStream stream;
  private final Optional<StreamRecorder> recorder;
  private final LiveView live;
  private final FrameLine line;
  private final SightingDesk desk;
  private final Outlet outlet;
  private final Time time;
  private final RecentPictures pictures = new RecentPictures();
  private final Thread thread;
  private Instant footprintAt;
  private long failures;
  private long failureLoggedAt;
  private volatile String lastFailure = "";
  private volatile boolean closed;

  /** Parts of one line, made by {@link Analytics}. */
  record Parts(
      CameraStream stream, Optional<StreamRecorder> recorder, LiveView live, FrameLine line) {}

  Pipeline(CameraContext context, Parts parts, SightingDesk desk, Outlet outlet, Time time) {
    this.context = context;
    this.stream = parts.stream();
    this.recorder = parts.recorder();
    this.live = parts.live();
    this.line = parts.line();
    this.desk = desk;
    this.outlet = outlet;
    this.time = time;
    this.thread = new Thread(this::run, "line-" + context.camera());
    thread.setDaemon(true);
  }

  void start() {
    stream.start();
    thread.start();
  }

  CameraAssignment assignment() {
    return context.assignment();
  }

  /**
   * Takes a changed assignment up, when the stream may stay; false when it has to be begun anew.
   */
  boolean adopt(CameraAssignment next) {
    CameraAssignment now = context.assignment();
    boolean same =
        now.url().equals(next.url())
            && now.transport().equals(next.transport())
            && now.user().equals(next.user())
            && now.password().equals(next.password())
            && now.lens().equals(next.lens())
            && now.posed() == next.posed()
            && now.stand().equals(next.stand())
            && now.record() == next.record();
    if (same) {
      context.assign(next);
    }
    return same;
  }

  void watch(boolean on) {
    live.watch(on);
    pictures.watch(on);
  }

  /** The stream's health with the analysis's own figures and failures. */
  StreamHealth health() {
    StreamHealth of = stream.health(line.tiles(), line.coverageAgeS(time.now()));
    String failure = lastFailure.isEmpty() ? desk.trouble().orElse("") : lastFailure;
    if (failure.isEmpty()) {
      return of;
    }
    return of.saying(of.detail().isEmpty() ? failure : of.detail() + "; " + failure);
  }

  /** Where the camera was at {@code at}; from any thread. */
  PoseAnswer poseAt(Instant at) {
    try {
      return context.poseAt(at);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return PoseAnswer.none("analytics is ending");
    }
  }

  /** Answers an officer's mark; called from any thread. */
  void mark(WireMessage.Mark mark) {
    Optional<RecentPictures.Picture> picture = pictures.near(mark.frameAt());
    if (picture.isEmpty()) {
      outlet.refuse(
          new WireMessage.MarkRefused(
              mark.id(),
              "no picture of " + context.camera() + " at " + mark.frameAt() + " is kept"));
      return;
    }
    try {
      PoseAnswer pose = context.poseAt(picture.get().at());
      desk.publish(mark, picture.get(), pose, context);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failed(e);
      outlet.refuse(new WireMessage.MarkRefused(mark.id(), "the mark failed: " + e.getMessage()));
    }
  }

  @Override
  public void close() {
    closed = true;
    // Closing the mailbox ends the thread; an interrupt could break a write to disk.
    stream.close();
    try {
      thread.join(3_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closed) {
        Optional<Frame> next = stream.mailbox().take(TAKE_MS);
        if (next.isPresent()) {
          try (Frame frame = next.get()) {
            analyse(frame);
          } catch (RuntimeException | LinkageError e) {
            failed(e);
          }
        }
      }
    } catch (InterruptedException e) {
      // Closing.
    }
  }

  private void analyse(Frame frame) throws InterruptedException {
    PoseAnswer pose = context.pose(frame);
    ZoneCover cover = context.cover(pose, frame.widthPx(), frame.heightPx());
    pictures.offer(frame, cover);
    footprint(frame, pose);
    if (!context.assignment().analyse()) {
      return;
    }
    Look look = line.look(frame, pose);
    desk.publish(frame, look, cover, context.assignment(), this::recordedIn);
    outlet.analysed(context.camera(), frame.at());
  }

  private Optional<String> recordedIn(Instant at) {
    return recorder.filter(r -> r.holds(at)).map(r -> r.recording().orElse("a closed segment"));
  }

  private void footprint(Frame frame, PoseAnswer pose) {
    Instant at = frame.at();
    boolean due =
        footprintAt == null
            || Math.abs(Duration.between(footprintAt, at).toNanos()) >= FOOTPRINT_EVERY_S * 1e9;
    Optional<Locator> locator = context.locator();
    if (!due || pose.pose().isEmpty() || locator.isEmpty()) {
      return;
    }
    FramePose seen = pose.pose().get();
    if (CameraContext.grounded(seen)) {
      return;
    }
    footprintAt = at;
    GroundView ground =
        new GroundView(
            locator.get().projection(seen, frame.widthPx(), frame.heightPx()),
            context.grid(),
            context.budget().minDepressionDeg(),
            List.of());
    outlet.tell(new Footprint(context.camera(), at, ground.corners()));
  }

  private synchronized void failed(Throwable e) {
    failures++;
    lastFailure = "analysis failed " + failures + " times, last: " + e;
    long now = time.nanos();
    if (failures == 1 || now - failureLoggedAt > FAILURE_LOG_NANOS) {
      failureLoggedAt = now;
      LOG.error("{}: analysis failed ({} times so far)", context.camera(), failures, e);
    }
  }
}
