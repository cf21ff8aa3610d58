package io.skybeat.analytics.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.FrameSource;
import io.skybeat.analytics.video.StreamAddress;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.time.SystemTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every ingest back end must do; run once for each. */
abstract class FrameSourceContract {
  /** The back end under test; aborts the test where it cannot run. */
  abstract FrameSource.Factory factory(SystemTime time);

  private final SystemTime time = new SystemTime();
  private FrameSource.Factory factory;
  private TestRtspServer server;
  private TestCamera camera;
  private FrameSource source;
  private final Caught caught = new Caught();

  @BeforeEach
  void backEnd() {
    factory = factory(time);
  }

  @AfterEach
  void end() throws Exception {
    if (source != null) {
      source.close();
    }
    if (camera != null) {
      camera.close();
    }
    if (server != null) {
      server.close();
    }
    time.close();
  }

  private void serve(String login) throws Exception {
    server = new TestRtspServer(0, "H264", login);
    camera = new TestCamera(server, TestCamera.Mode.MOVING);
  }

  private void play(String transport, Optional<String> user, Optional<String> password) {
    source = factory.open("test", StreamAddress.of(server.url(), transport, user, password));
    source.start(caught);
  }

  private void play(String transport) {
    play(transport, Optional.empty(), Optional.empty());
  }

  private Caught.Picture synchronisedPicture() throws InterruptedException {
    Caught.Picture picture = caught.picture();
    while (picture.time().quality() != ClockQuality.SYNCHRONISED) {
      picture = caught.picture();
    }
    return picture;
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "udp"})
  void decodesAndKnowsTheCaptureTime(String transport) throws Exception {
    serve("");
    play(transport);
    Caught.Picture first = synchronisedPicture();
    assertEquals(TestCamera.WIDTH, first.widthPx());
    assertEquals(TestCamera.HEIGHT, first.heightPx());
    int before = first.number();
    for (int i = 0; i < 40; i++) {
      Caught.Picture picture = caught.picture();
      assertEquals(before + 1, picture.number(), "no picture is left out");
      before = picture.number();
      Instant sent = camera.capturedAt(picture.number());
      long errorMicros = Duration.between(sent, picture.time().at()).toNanos() / 1000;
      assertTrue(Math.abs(errorMicros) < 1000, "time of frame off by " + errorMicros + " us");
      assertFalse(picture.time().arrivedAt().isBefore(sent.minusMillis(1)));
    }
  }

  @Test
  void handsOnAccessUnitsThatStandAlone() throws Exception {
    serve("");
    play("tcp");
    AccessUnit first = caught.units.poll(120, TimeUnit.SECONDS);
    assertTrue(first != null && first.key(), "begins with a key unit");
    assertTrue(first.codecString().startsWith("avc1.42"), first.codecString());
    assertEquals(0, first.annexB()[0] | first.annexB()[1] | first.annexB()[2]);
    assertEquals(1, first.annexB()[3]);
    assertTrue(has(first, 7) && has(first, 8) && has(first, 5), "carries its parameter sets");
    AccessUnit second = caught.units.poll(120, TimeUnit.SECONDS);
    assertFalse(second.key());
    assertEquals(TestCamera.WIDTH, second.widthPx());
    long ticks = second.ticks() - first.ticks();
    assertTrue(ticks > 0 && ticks < 90_000, "ticks rise: " + ticks);
  }

  private static boolean has(AccessUnit unit, int nalType) {
    byte[] bytes = unit.annexB();
    for (int i = 0; i + 3 < bytes.length; i++) {
      if (bytes[i] == 0
          && bytes[i + 1] == 0
          && bytes[i + 2] == 1
          && (bytes[i + 3] & 0x1F) == nalType) {
        return true;
      }
    }
    return false;
  }

  @Test
  void logsInByDigest() throws Exception {
    serve("officer:s3cret:with colon");
    play("tcp", Optional.of("officer"), Optional.of("s3cret:with colon"));
    assertEquals(TestCamera.WIDTH, caught.picture().widthPx());
  }

  @Test
  void saysThatTheLoginIsWrong() throws Exception {
    serve("officer:right");
    play("tcp", Optional.of("officer"), Optional.of("wrong-one"));
    var end = caught.end();
    assertTrue(end.refused(), end.reason());
    assertTrue(end.reason().contains("password"), end.reason());
    assertFalse(end.reason().contains("wrong-one"), "the reason must not give the password away");
  }

  @Test
  void saysThatNothingListens() throws Exception {
    server = new TestRtspServer(0, "H264", "");
    server.close();
    play("tcp");
    var end = caught.end();
    assertFalse(end.refused(), end.reason());
    assertFalse(end.reason().isBlank());
  }

  @Test
  void endsWhenTheServerGoes() throws Exception {
    serve("");
    play("tcp");
    caught.picture();
    server.close();
    assertFalse(caught.end().refused());
  }

  @Test
  void withoutSenderReportsTheTimeIsTheArrival() throws Exception {
    server = new TestRtspServer(0, "H264", "");
    server.reports(false);
    camera = new TestCamera(server, TestCamera.Mode.MOVING);
    play("tcp");
    for (int i = 0; i < 5; i++) {
      var frameTime = caught.picture().time();
      assertEquals(ClockQuality.ARRIVAL, frameTime.quality());
      assertEquals(frameTime.arrivedAt(), frameTime.at());
    }
  }

  @Test
  void aCameraClockThatIsWrongIsShownAndCorrected() throws Exception {
    server = new TestRtspServer(0, "H264", "");
    server.clockShift(Duration.ofSeconds(-3600));
    camera = new TestCamera(server, TestCamera.Mode.MOVING);
    play("tcp");
    Caught.Picture picture = caught.picture();
    while (picture.time().quality() == ClockQuality.ARRIVAL) {
      picture = caught.picture();
    }
    assertEquals(ClockQuality.UNSYNCHRONISED, picture.time().quality());
    assertEquals(-3600, picture.time().offsetS(), 5);
    Instant sent = camera.capturedAt(picture.number());
    assertEquals(
        0, Duration.between(sent.minusSeconds(3600), picture.time().senderAt().get()).toMillis());
    // Laid onto our clock it is late by no more than the fastest picture's way.
    assertTrue(Duration.between(sent, picture.time().at()).abs().toSeconds() < 5);
  }

  @Test
  void closesWhileTheServerIsSilent() throws Exception {
    serve("");
    server.mute(true);
    play("tcp");
    while (server.players() == 0) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    source.close();
    assertTrue(caught.ends.isEmpty(), "a closed source says nothing");
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().equals("ingest-test")),
        "its thread has ended");
  }
}
