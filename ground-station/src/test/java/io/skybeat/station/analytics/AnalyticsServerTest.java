package io.skybeat.station.analytics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.time.SystemTime;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import io.skybeat.core.wire.MediaFrame;
import io.skybeat.core.wire.WireMessage;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.Order;
import io.skybeat.station.port.LiveRelay;
import io.skybeat.station.vault.VaultStage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wire, spoken by a scripted worker over real sockets. */
class AnalyticsServerTest {
  private static final CameraId CAMERA = new CameraId(new DroneId("d1"), Spectrum.VISIBLE);

  @TempDir Path folder;
  private final SystemTime time = new SystemTime();
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private final Relay relay = new Relay((person, order) -> orders.add(order));
  private VaultStage stage;
  private AnalyticsServer server;
  private String key;

  @BeforeEach
  void open() throws IOException {
    stage = new VaultStage(folder.resolve("station"));
    Path file = folder.resolve("key");
    KeyFile keyFile = KeyFile.readOrMake(file);
    key = Files.readString(file).strip();
    server = open(new InetSocketAddress("127.0.0.1", 0), keyFile);
  }

  private AnalyticsServer open(InetSocketAddress at, KeyFile keyFile) {
    return AnalyticsServer.open(
        at,
        keyFile,
        new AnalyticsServer.Identity("t", new LatLon(30.5, 114.3), 4),
        time,
        stage.vault().stills(),
        relay,
        events::add);
  }

  @AfterEach
  void close() {
    server.close();
    stage.close();
    time.close();
  }

  private final class Worker implements AutoCloseable {
    final Socket socket = new Socket("127.0.0.1", server.address().getPort());
    final BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

    Worker() throws IOException {
      socket.setSoTimeout(20_000);
    }

    void say(WireMessage message) throws IOException {
      socket.getOutputStream().write((Json.write(message) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    WireMessage hear() throws IOException {
      return Json.read(in.readLine(), WireMessage.class);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private WireMessage.Hello hello(String worker, String secret, int protocol) {
    return new WireMessage.Hello(protocol, worker, secret, "test 1", List.of());
  }

  private Event next() throws InterruptedException {
    return events.poll(120, TimeUnit.SECONDS);
  }

  @Test
  void theRightWorkerIsWelcome() throws Exception {
    try (Worker worker = new Worker()) {
      worker.say(hello("w", key, WireMessage.PROTOCOL));
      WireMessage.Welcome welcome = assertInstanceOf(WireMessage.Welcome.class, worker.hear());
      assertEquals(4, welcome.cellSizeM());
      assertTrue(assertInstanceOf(Event.LinkChanged.class, next()).up());
      server.tell(new WireMessage.Ack(List.of("a")));
      assertEquals(new WireMessage.Ack(List.of("a")), worker.hear());
      worker.say(new WireMessage.Cells(report()));
      assertEquals(report(), assertInstanceOf(Event.CellsSeen.class, next()).report());
    }
    assertFalse(assertInstanceOf(Event.LinkChanged.class, next()).up());
  }

  private static CellReport report() {
    return new CellReport(
        "r1",
        CAMERA,
        Origin.SIMULATED,
        Instant.EPOCH,
        new LatLon(30.5, 114.3),
        4,
        List.of(),
        3,
        Optional.of("no pose"));
  }

  @Test
  void wrongKeyAndWrongVersionAreRefusedWithTheRemedy() throws Exception {
    try (Worker worker = new Worker()) {
      worker.say(hello("w", "guess", WireMessage.PROTOCOL));
      String reason = assertInstanceOf(WireMessage.Refused.class, worker.hear()).reason();
      assertTrue(reason.contains("key file"), reason);
      assertFalse(reason.contains(key));
    }
    try (Worker worker = new Worker()) {
      worker.say(hello("w", key, 99));
      String reason = assertInstanceOf(WireMessage.Refused.class, worker.hear()).reason();
      assertTrue(reason.contains("99"), reason);
    }
    assertEquals(0, events.size());
  }

  @Test
  void theSameWorkerComesAgainAnotherIsRefused() throws Exception {
    try (Worker first = new Worker();
        Worker again = new Worker();
        Worker other = new Worker()) {
      first.say(hello("w", key, WireMessage.PROTOCOL));
      assertInstanceOf(WireMessage.Welcome.class, first.hear());
      again.say(hello("w", key, WireMessage.PROTOCOL));
      assertInstanceOf(WireMessage.Welcome.class, again.hear());
      other.say(hello("x", key, WireMessage.PROTOCOL));
      assertInstanceOf(WireMessage.Refused.class, other.hear());
      server.tell(new WireMessage.Ack(List.of("b")));
      assertInstanceOf(WireMessage.Ack.class, again.hear());
    }
  }

  @Test
  void stillsAreKeptByTheirHashAndLiveUnitsPassedOn() throws Exception {
    byte[] jpeg = {1, 2, 3};
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jpeg));
    BlockingQueue<MediaFrame> seen = new LinkedBlockingQueue<>();
    try (Worker media = new Worker();
        LiveRelay.Subscription live = relay.subscribe(CAMERA, "li.wei", seen::add)) {
      assertEquals(new Order.Watch(CAMERA, true), orders.poll(120, TimeUnit.SECONDS));
      media.say(new WireMessage.MediaHello(WireMessage.PROTOCOL, "w", key));
      media.socket.getOutputStream().write(MediaFrame.still("00".repeat(32), jpeg).toBytes());
      media.socket.getOutputStream().write(MediaFrame.still(sha256, jpeg).toBytes());
      assertEquals(sha256, assertInstanceOf(Event.StillHeld.class, next()).sha256());
      assertArrayEquals(jpeg, stage.vault().stills().read(sha256).orElseThrow());
      assertFalse(stage.vault().stills().holds("00".repeat(32)), "a lie is not kept");
      media.socket.getOutputStream().write(unit(true).toBytes());
      media.socket.getOutputStream().write(unit(false).toBytes());
      assertTrue(seen.poll(120, TimeUnit.SECONDS).header().key());
      assertFalse(seen.poll(120, TimeUnit.SECONDS).header().key());
      BlockingQueue<MediaFrame> late = new LinkedBlockingQueue<>();
      relay.subscribe(CAMERA, "wang", late::add).close();
      assertTrue(late.poll(120, TimeUnit.SECONDS).header().key(), "a late viewer can begin");
      live.close();
    }
    assertTrue(orders.contains(new Order.Watch(CAMERA, false)));
  }

  private static MediaFrame unit(boolean keyUnit) {
    return new MediaFrame(
        new MediaFrame.Header(
            MediaFrame.What.LIVE,
            Optional.of(CAMERA),
            Optional.of(Instant.EPOCH),
            keyUnit,
            Optional.of("avc1.42C01F"),
            64,
            48,
            Optional.empty()),
        new byte[] {0, 0, 0, 1, 5});
  }

  @Test
  void aPortInUseIsSaidPlainly() {
    BadDocument refusal =
        assertThrows(
            BadDocument.class,
            () -> open(server.address(), KeyFile.readOrMake(folder.resolve("key"))));
    assertTrue(refusal.getMessage().contains("listen.analytics"), refusal.getMessage());
  }
}
