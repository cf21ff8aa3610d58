package io.skybeat.simulator.bench;

import io.skybeat.analytics.rtsp.FfmpegSource;
import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.video.FrameSource;
import io.skybeat.analytics.video.FrameTime;
import io.skybeat.analytics.video.StreamAddress;
import io.skybeat.analytics.video.StreamEnd;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.time.Time;
import io.skybeat.simulator.camera.PictureSource;
import io.skybeat.simulator.figures.Samples;
import io.skybeat.simulator.stream.CameraStream;
import io.skybeat.simulator.stream.RtspServer;
import io.skybeat.simulator.stream.RtspSettings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A camera of the simulator, watched over RTSP on loopback by the analytics' ingest in this same
 * JVM. Latency runs from the moment the camera takes the picture (before it is encoded) to the
 * moment its decoded frame is handed over, both by this machine's clock; the first comes to the
 * ingest through the sender reports, as in the field. All else is measured on the ingest's thread.
 */
final class LoopbackWatch implements FrameSource.Listener {
  private static final long GRACE_S = 20;

  private final Time time;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final CountDownLatch left;
  private final Samples latencyMs = new Samples();
  private final Stage receive;
  private final Stage convert;
  private int unmeasured;
  private long cpuBefore = -1;
  private volatile StreamEnd end;

  private LoopbackWatch(Effort effort, Time time, Stage receive, Stage convert) {
    this.time = time;
    this.left = new CountDownLatch(effort.streamFrames());
    this.unmeasured = effort.warmupPictures();
    this.receive = receive;
    this.convert = convert;
  }

  /**
   * Films {@code source} and watches it until enough frames came.
   *
   * @param transport {@code tcp} or {@code udp}
   * @param receive takes each frame's way through the ingest: wall from the arrival of its first
   *     packet, CPU of the ingest's thread since the last frame
   * @param convert takes the conversion of each frame to packed BGR
   * @return capture to decoded, milliseconds
   * @throws IllegalStateException when the stream fails or is too slow
   */
  static Samples watch(
      PictureSource source,
      String transport,
      Effort effort,
      Time time,
      Stage receive,
      Stage convert) {
    LoopbackWatch watch = new LoopbackWatch(effort, time, receive, convert);
    CameraStream.Settings settings =
        CameraStream.Settings.DEFAULT.withFramesPerSecond(effort.framesPerSecond());
    double filmS = (effort.streamFrames() + effort.warmupPictures()) / effort.framesPerSecond();
    try (RtspServer server = RtspServer.start(RtspSettings.loopback(0), time);
        CameraStream camera = CameraStream.start(server, "/bench", source, settings, time);
        FrameSource ingest =
            new FfmpegSource.Factory(time)
                .open(
                    "bench",
                    StreamAddress.of(
                        camera.url(), transport, Optional.empty(), Optional.empty()))) {
      ingest.start(watch);
      boolean done = watch.left.await((long) (3 * filmS) + GRACE_S, TimeUnit.SECONDS);
      if (!done || watch.end != null) {
        throw new IllegalStateException(
            "the loopback stream over "
                + transport
                + " gave "
                + watch.latencyMs.count()
                + " frames only: "
                + (watch.end == null ? "too slow; is the machine busy?" : watch.end.reason()));
      }
      return watch.latencyMs;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void accessUnit(AccessUnit unit) {
    // The frame that follows is measured.
  }

  @Override
  public void frame(Frame frame) {
    FrameTime taken = frame.time();
    long cpu = threads.getCurrentThreadCpuTime();
    boolean measured = unmeasured-- <= 0 && left.getCount() > 0;
    // Before the first sender report the capture time is not known.
    if (measured && taken.quality() == ClockQuality.SYNCHRONISED) {
      latencyMs.add(millis(Duration.between(taken.at(), time.now())));
      double arrivedMs = millis(Duration.between(taken.arrivedAt(), time.now()));
      receive.add(arrivedMs, cpuBefore < 0 ? Double.NaN : (cpu - cpuBefore) / 1e6);
      convert.time(frame::bgr);
      left.countDown();
    }
    frame.release();
    cpuBefore = threads.getCurrentThreadCpuTime();
  }

  @Override
  public void ended(StreamEnd streamEnd) {
    end = streamEnd;
    while (left.getCount() > 0) {
      left.countDown();
    }
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
