package io.skybeat.analytics.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.rtsp.FrameSources;
import io.skybeat.analytics.rtsp.TestCamera;
import io.skybeat.analytics.rtsp.TestCamera.Mode;
import io.skybeat.analytics.rtsp.TestRtspServer;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.video.StreamAddress;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.StreamHealth;
import io.skybeat.core.sighting.StreamHealth.State;
import io.skybeat.core.time.SystemTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CameraStreamTest {
  private static final CameraId CAMERA = CameraId.parse("sky-1/thermal");

  /** A change of state and when it was heard of. */
  private record Heard(StreamHealth health, Instant at) {}

  private final SystemTime time = new SystemTime();
  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private TestRtspServer server;
  private TestCamera camera;
  private CameraStream stream;

  private void begin(Mode mode) throws Exception {
    server = new TestRtspServer(0, "H264", "");
    camera = new TestCamera(server, mode);
    stream = stream(server.url());
    stream.start();
  }

  private CameraStream stream(String url) {
    return new CameraStream(
        CAMERA,
        StreamAddress.of(url, "tcp", Optional.empty(), Optional.empty()),
        FrameSources.choose("auto", time),
        List.of(),
        time,
        health -> heard.add(new Heard(health, time.now())));
  }

  @AfterEach
  void end() throws Exception {
    stream.close();
    if (camera != null) {
      camera.close();
    }
    server.close();
    time.close();
  }

  private Heard await(State state) throws InterruptedException {
    while (true) {
      Heard next = heard.poll(120, TimeUnit.SECONDS);
      assertTrue(next != null, state + " was not reported within 120 s: " + stream.health(0, 0));
      if (next.health().state() == state) {
        return next;
      }
    }
  }

  /** Waits until that many more pictures are decoded. */
  private void pictures(int count) throws InterruptedException {
    long goal = stream.health(0, 0).decoded() + count;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (stream.health(0, 0).decoded() < goal) {
      assertTrue(System.nanoTime() < end, "no pictures: " + stream.health(0, 0));
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  @Test
  void everyPictureIsAnalysedOrDroppedOrWaiting() throws Exception {
    begin(Mode.MOVING);
    await(State.RUNNING);
    for (int i = 0; i < 5; i++) {
      try (Frame frame = stream.mailbox().take(20_000).orElseThrow()) {
        assertEquals(TestCamera.WIDTH, frame.widthPx());
      }
      pictures(3);
    }
    StreamHealth health = stream.health(7, 1.5);
    long waiting = health.offered() - health.analysed() - health.dropped();
    assertTrue(waiting == 0 || waiting == 1, health.toString());
    assertEquals(5, health.analysed());
    assertTrue(health.dropped() >= 8, health.toString());
    assertTrue(health.received() >= health.decoded() && health.decoded() >= health.offered());
    assertEquals(7, health.tiles());
    assertEquals("h264", health.codec());
    assertEquals("ffmpeg", health.backend());
    assertEquals(ClockQuality.SYNCHRONISED, health.clock());
    stream.close();
    assertEquals(State.STOPPED, stream.health(0, 0).state());
    assertEquals(Optional.empty(), stream.mailbox().take(1));
  }

  @Test
  void aStreamThatFallsSilentIsReportedAndTakenUpAgain() throws Exception {
    begin(Mode.MOVING);
    await(State.RUNNING);
    server.mute(true);
    Heard stalled = await(State.STALLED);
    Duration since = Duration.between(stalled.health().lastFrameAt().get(), stalled.at());
    assertTrue(since.toMillis() >= 1900, "not before its time: " + since);
    server.mute(false);
    await(State.RUNNING);
  }

  @Test
  void aServerThatGoesAndComesBackIsTakenUpAgain() throws Exception {
    begin(Mode.MOVING);
    await(State.RUNNING);
    int port = server.port();
    server.close();
    assertFalse(await(State.STALLED).health().detail().isBlank());
    server = new TestRtspServer(port, "H264", "");
    camera.server(server);
    await(State.RUNNING);
    assertEquals(1, stream.health(0, 0).reconnects());
  }

  @Test
  void aRepeatedPictureIsReportedAsFrozenAndItsEndToo() throws Exception {
    begin(Mode.MOVING);
    await(State.RUNNING);
    pictures(30);
    camera.mode(Mode.FROZEN_PICTURE);
    await(State.FROZEN);
    assertTrue(stream.health(0, 0).detail().contains("same picture"));
    camera.mode(Mode.MOVING);
    await(State.RUNNING);
  }

  @Test
  void aRefusalIsShownAsSuch() throws Exception {
    server = new TestRtspServer(0, "H264", "user:secret");
    stream = stream(server.url());
    stream.start();
    assertTrue(await(State.REFUSED).health().detail().contains("login"));
  }

  @Test
  void fiftyConnectionsLeaveNoThreadAndNoHandle() throws Exception {
    server = new TestRtspServer(0, "H264", "");
    camera = new TestCamera(server, Mode.MOVING);
    long threads = 0;
    long handles = 0;
    for (int i = 0; i < 50; i++) {
      if (i == 5) {
        threads = ourThreads();
        handles = handles();
      }
      stream = stream(server.url());
      stream.start();
      if (i % 10 == 0) {
        await(State.RUNNING);
      } else {
        long goal = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (server.players() == 0 && System.nanoTime() < goal) {
          TimeUnit.MILLISECONDS.sleep(2);
        }
      }
      stream.close();
      heard.clear();
    }
    assertEquals(threads, ourThreads());
    long before = handles;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (handles() > before + 3 && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertTrue(handles() <= before + 3, "handles " + before + " -> " + handles());
  }

  private static long ourThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().startsWith("ingest-") || t.getName().startsWith("stream-"))
        .count();
  }

  private static long handles() {
    var open = new ArrayList<Long>();
    if (java.lang.management.ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.UnixOperatingSystemMXBean unix) {
      open.add(unix.getOpenFileDescriptorCount());
    }
    return open.isEmpty() ? 0 : open.get(0);
  }
}
