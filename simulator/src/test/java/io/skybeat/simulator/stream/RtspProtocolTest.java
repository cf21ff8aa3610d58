package io.skybeat.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.time.SystemTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's words, byte by byte, over a plain socket; access units are made up. */
class RtspProtocolTest {
  private static final StreamFormat FORMAT =
      new StreamFormat(
          Codec.H264,
          640,
          480,
          10,
          List.of(new byte[] {0x67, 0x42, (byte) 0xC0, 0x1E, 1}, new byte[] {0x68, 2}));

  private final SystemTime time = new SystemTime();
  private final WatcherLog watchers = new WatcherLog();
  private RtspServer server;
  private Mount mount;

  @BeforeEach
  void start() {
    serve(RtspSettings.loopback(0), CameraClock.TRUE);
  }

  private void serve(RtspSettings settings, CameraClock clock) {
    if (server != null) {
      server.close();
    }
    server = RtspServer.start(settings, time);
    mount = server.mount("/d1/visible", FORMAT, clock, watchers);
  }

  @AfterEach
  void stop() {
    server.close();
    time.close();
  }

  private RtspProbe probe() throws IOException {
    return new RtspProbe(server.url("/d1/visible"));
  }

  /** A probe that plays, after the server has noticed. */
  private RtspProbe player() throws IOException, InterruptedException {
    RtspProbe probe = probe();
    probe.play();
    watchers.await(count -> count > 0);
    return probe;
  }

  private static AccessUnit unit(Instant at, boolean key, int bytes) {
    byte[] slice = new byte[bytes];
    java.util.Arrays.fill(slice, (byte) 7);
    slice[0] = (byte) (key ? 0x65 : 0x41);
    List<byte[]> nals = new ArrayList<>(key ? FORMAT.parameterSets() : List.of());
    nals.add(slice);
    return new AccessUnit(at, key, AnnexB.join(nals));
  }

  @Test
  void describesTheStream() throws Exception {
    try (RtspProbe probe = probe()) {
      String methods = probe.ask("OPTIONS").headers().get("public");
      for (String method : List.of("DESCRIBE", "SETUP", "PLAY", "PAUSE", "TEARDOWN")) {
        assertTrue(methods.contains(method), methods);
      }
      RtspProbe.Reply reply = probe.ask("DESCRIBE", "Accept: application/sdp");
      assertEquals("application/sdp", reply.headers().get("content-type"));
      String sdp = reply.body();
      assertTrue(sdp.contains("m=video 0 RTP/AVP 96\r\n"), sdp);
      assertTrue(sdp.contains("profile-level-id=42C01E"), sdp);
      assertTrue(sdp.contains("sprop-parameter-sets=Z0LAHgE=,aAI="), sdp);
      assertEquals(200, probe.ask("GET_PARAMETER").status());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DESCRIBE, /d9/visible, '', 404",
    "SETUP, /d9/visible, Transport: RTP/AVP/TCP;interleaved=0-1, 404",
    "SETUP, /d1/visible, Transport: RTP/AVP;multicast, 461",
    "SETUP, /d1/visible, Transport: RAW/RAW/UDP, 461",
    "SETUP, /d1/visible, Transport: RTP/AVP;unicast;client_port=x-y, 461",
    "PLAY, /d1/visible, Session: nobody, 454",
    "TEARDOWN, /d1/visible, Session: nobody, 454",
    "RECORD, /d1/visible, Session: nobody, 501"
  })
  void refusesWithTheRightNumber(String method, String path, String header, int status)
      throws Exception {
    try (RtspProbe probe = probe()) {
      assertEquals(status, probe.askAt(server.url(path), method, header).status());
    }
  }

  @Test
  void aClientThatSpeaksSomethingElseIsShownTheDoor() throws Exception {
    try (RtspProbe probe = probe()) {
      probe.send("hello there you all\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      assertEquals(400, probe.reply().status());
      assertTrue(probe.closedByServer());
    }
  }

  @Test
  void reportsFromTheClientBetweenRequestsAreTaken() throws Exception {
    try (RtspProbe probe = player()) {
      byte[] report = {'$', 1, 0, 8, (byte) 0x80, (byte) 201, 0, 1, 0, 0, 0, 1};
      probe.send(report);
      assertEquals(200, probe.ask("OPTIONS").status());
      probe.send(report);
      assertEquals(200, probe.ask("SET_PARAMETER", "Content-Length: 0").status(), "still in step");
    }
  }

  @Test
  void startsAtAKeyFrameAndReportsRightAfterIt() throws Exception {
    Instant at = Instant.parse("2026-03-01T12:00:00.123456Z");
    try (RtspProbe probe = player()) {
      mount.publish(unit(at.minusMillis(100), false, 50));
      mount.publish(unit(at, true, 3000));
      List<byte[]> payloads = new ArrayList<>();
      RtspProbe.Packet packet = probe.packet();
      while (!packet.isSenderReport()) {
        payloads.add(packet.payload());
        packet = probe.packet();
      }
      List<byte[]> nals = new RtpDepacketizer(Codec.H264).nals(payloads);
      assertEquals(3, nals.size(), "SPS, PPS and the key slice; nothing of the picture before");
      assertEquals(3000, nals.get(2).length);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7_250, -3_600_000})
  void theSenderReportMapsRtpTimeToTheCamerasClock(long offsetMs) throws Exception {
    serve(RtspSettings.loopback(0), CameraClock.off(Duration.ofMillis(offsetMs)));
    Instant at = Instant.parse("2026-03-01T12:00:00.123456Z");
    try (RtspProbe probe = player()) {
      mount.publish(unit(at, true, 100));
      RtspProbe.Packet first = probe.packet();
      RtspProbe.Packet report = probe.senderReport();
      mount.publish(unit(at.plusMillis(1500), false, 100));
      RtspProbe.Packet second = probe.packet();
      assertEquals((double) micros(at) + offsetMs * 1000, utcMicros(first, report), 20);
      assertEquals(
          (double) micros(at) + 1_500_000 + offsetMs * 1000, utcMicros(second, report), 20);
    }
  }

  private static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
  }

  private static double utcMicros(RtspProbe.Packet packet, RtspProbe.Packet report) {
    return report.utcMicros() + (packet.rtpTime() - report.rtpTime()) / 0.09;
  }

  @Test
  void aSilentCameraNeverReports() throws Exception {
    serve(RtspSettings.loopback(0), CameraClock.silent());
    try (RtspProbe probe = player()) {
      for (int i = 0; i < 5; i++) {
        mount.publish(unit(time.now(), i == 0, 100));
      }
      for (int i = 0; i < 5; i++) {
        assertFalse(probe.packet().isSenderReport());
      }
    }
  }

  @Test
  void pausesAndGoesOnWithAKeyFrame() throws Exception {
    try (RtspProbe probe = probe()) {
      String session = probe.play();
      watchers.await(count -> count == 1);
      mount.publish(unit(time.now(), true, 100));
      probe.senderReport();
      assertEquals(200, probe.ask("PAUSE", "Session: " + session).status());
      watchers.await(count -> count == 0);
      int keysWanted = watchers.keysWanted();
      assertEquals(200, probe.ask("PLAY", "Session: " + session).status());
      watchers.await(count -> count == 1);
      watchers.awaitKeysWanted(keysWanted + 1);
      mount.publish(unit(time.now(), false, 100));
      mount.publish(unit(time.now(), true, 100));
      assertEquals(0x78, probe.packet().payload()[0], "parameter sets first");
      assertEquals(200, probe.ask("TEARDOWN", "Session: " + session).status());
      watchers.await(count -> count == 0);
      assertEquals(454, probe.ask("PLAY", "Session: " + session).status());
    }
  }

  @Test
  void whoGoesWithoutAWordIsForgotten() throws Exception {
    player().close();
    watchers.await(count -> count == 0);
  }

  @Test
  void aUdpClientThatFallsSilentIsLetGo() throws Exception {
    serve(RtspSettings.loopback(0).withSessionTimeout(Duration.ofSeconds(1)), CameraClock.TRUE);
    try (RtspProbe probe = probe()) {
      String session = probe.setup("RTP/AVP;unicast;client_port=45678-45679");
      assertEquals(200, probe.ask("PLAY", "Session: " + session).status());
      watchers.await(count -> count == 1);
      watchers.await(count -> count == 0);
      assertTrue(probe.closedByServer());
    }
  }

  @Test
  void aClientThatDoesNotReadLosesPicturesAndHoldsUpNobody() throws Exception {
    int units = 60;
    int bytes = 500_000;
    try (RtspProbe lazy = player();
        RtspProbe keen = probe()) {
      keen.play();
      watchers.await(count -> count == 2);
      for (int i = 0; i < units; i++) {
        mount.publish(unit(time.now(), true, bytes));
        while (!keen.picture()) {
          // The rest of this picture.
        }
      }
      lazy.settle();
      long taken = lazy.dropWaiting();
      assertTrue(taken > 0, "got what fitted");
      assertTrue(taken < (long) units * bytes / 2, "the server kept " + taken + " bytes for it");
      int keysWanted = watchers.keysWanted();
      mount.publish(unit(time.now(), false, 1000));
      watchers.awaitKeysWanted(keysWanted + 1);
      mount.publish(unit(time.now(), true, 1000));
      assertTrue(lazy.picture(), "taken up again at a key frame");
    }
  }

  @Test
  void aMountThatGoesSaysBye() throws Exception {
    try (RtspProbe probe = player()) {
      mount.close();
      assertTrue(probe.packet().isBye());
      assertEquals(404, probe.ask("DESCRIBE").status());
    }
  }

  @Test
  void faultsAreSwitchedOnAndOff() throws Exception {
    mount.faults().refuse(true);
    try (RtspProbe probe = probe()) {
      assertEquals(503, probe.ask("DESCRIBE").status());
      mount.faults().refuse(false);
      assertEquals(200, probe.ask("DESCRIBE").status());
    }
    try (RtspProbe probe = player()) {
      mount.faults().stall(true);
      mount.publish(unit(time.now(), true, 100));
      probe.settle();
      mount.faults().stall(false);
      mount.publish(unit(time.now(), true, 2000));
      probe.packet();
      assertEquals(0x7C, probe.packet().payload()[0], "the picture of the stall never came");
      server.cutConnections();
      assertTrue(probe.closedByServer());
    }
    watchers.await(count -> count == 0);
    try (RtspProbe again = player()) {
      assertEquals(200, again.ask("OPTIONS").status());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"MD5", "SHA-256"})
  void asksForALogin(String algorithm) throws Exception {
    serve(RtspSettings.loopback(0).withLogin("officer", "night-watch"), CameraClock.TRUE);
    try (RtspProbe probe = probe()) {
      assertEquals(200, probe.ask("OPTIONS").status());
      RtspProbe.Reply refused = probe.ask("DESCRIBE");
      assertEquals(401, refused.status());
      String challenge =
          refused.challenges().stream()
              .filter(text -> text.endsWith("algorithm=" + algorithm))
              .findFirst()
              .orElseThrow();
      assertEquals(200, probe.ask("DESCRIBE", answer(challenge, "night-watch")).status());
      assertEquals(401, probe.ask("DESCRIBE", answer(challenge, "guess")).status());
      assertEquals(401, probe.ask("SETUP", "Transport: RTP/AVP/TCP").status());
    }
  }

  private String answer(String challenge, String password) {
    Map<String, String> fields = DigestLogin.fields(challenge);
    Map<String, String> sent = new LinkedHashMap<>();
    sent.put("username", "officer");
    sent.put("realm", fields.get("realm"));
    sent.put("nonce", fields.get("nonce"));
    sent.put("uri", server.url("/d1/visible"));
    String response =
        DigestLogin.response(
            fields.get("algorithm"), new RtspSettings.Login("officer", password), "DESCRIBE", sent);
    StringBuilder text = new StringBuilder("Authorization: Digest ");
    sent.forEach((key, value) -> text.append(key).append("=\"").append(value).append("\", "));
    return text + "algorithm=" + fields.get("algorithm") + ", response=\"" + response + "\"";
  }

  @Test
  void aTakenPortIsSaidPlainlyAndFreedByClosing() throws Exception {
    int port = server.port();
    RtspServer.CannotListen refused =
        assertThrows(
            RtspServer.CannotListen.class,
            () -> RtspServer.start(RtspSettings.loopback(port), time));
    assertTrue(refused.getMessage().contains("127.0.0.1:" + port), refused.getMessage());
    assertTrue(refused.getMessage().contains("another"), refused.getMessage());
    server.close();
    server = RtspServer.start(RtspSettings.loopback(port), time);
    assertEquals(port, server.port());
  }

  @Test
  void listensOnLoopbackOnly() throws Exception {
    // The same port on another of the machine's addresses is free.
    try (ServerSocket other =
        new ServerSocket(server.port(), 1, InetAddress.getByName("127.0.0.2"))) {
      assertTrue(other.isBound());
    }
  }

  @Test
  void closingAMountTwiceSparesItsSuccessor() throws Exception {
    mount.close();
    Mount successor = server.mount("/d1/visible", FORMAT, CameraClock.TRUE, watchers);
    mount.close();
    try (RtspProbe probe = probe()) {
      assertEquals(200, probe.ask("DESCRIBE").status());
    }
    successor.close();
  }

  @Test
  void twoMountsAtOnePathAndStrangePathsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> server.mount("/d1/visible", FORMAT, CameraClock.TRUE, watchers));
    assertThrows(
        IllegalArgumentException.class,
        () -> server.mount("visible", FORMAT, CameraClock.TRUE, watchers));
  }
}
