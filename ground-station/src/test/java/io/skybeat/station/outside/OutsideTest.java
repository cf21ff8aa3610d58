package io.skybeat.station.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.time.SystemTime;
import io.skybeat.station.around.Tiding;
import io.skybeat.station.config.AroundConfig;
import io.skybeat.station.event.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edges to the world around, over real sockets and files. */
class OutsideTest {
  private static final String LINE =
      "MSG,3,1,1,780A3B,1,2026/11/22,11:05:00,2026/11/22,11:05:00,,12325,,,30.5,114.3,,,0,0,0,0";

  @TempDir Path folder;
  private final SystemTime time = new SystemTime();
  private final LinkedBlockingQueue<Tiding> told = new LinkedBlockingQueue<>();

  @AfterEach
  void end() {
    time.close();
  }

  private void take(Event event) {
    told.add(((Event.Told) event).tiding());
  }

  private <T extends Tiding> T next(Class<T> kind) throws InterruptedException {
    for (Tiding one = poll(); one != null; one = poll()) {
      if (kind.isInstance(one)) {
        return kind.cast(one);
      }
    }
    throw new AssertionError("no " + kind.getSimpleName());
  }

  private Tiding poll() throws InterruptedException {
    return told.poll(120, TimeUnit.SECONDS);
  }

  @Test
  void aReceiverIsDialledAgainAndItsGarbageLeftOut() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        SbsFeed feed =
            SbsFeed.start(
                new AroundConfig.Receiver(
                    "roof", new InetSocketAddress("127.0.0.1", server.getLocalPort()), true),
                time,
                this::take)) {
      assertNotNull(feed);
      try (Socket first = server.accept()) {
        assertTrue(next(Tiding.SourceChanged.class).up());
        say(first, LINE.substring(0, 40));
        say(first, LINE.substring(40) + "\r\n\u0000\u00ff garbage\n" + "x".repeat(5000) + "\n");
        Tiding.AircraftTold aircraft = next(Tiding.AircraftTold.class);
        assertEquals("780A3B", aircraft.report().address());
        assertTrue(aircraft.report().simulated());
        Tiding.Unreadable garbage = next(Tiding.Unreadable.class);
        assertTrue(garbage.what().contains("begins with"), garbage.what());
        say(first, LINE + "\n");
        assertInstanceOf(Tiding.AircraftTold.class, poll(), "what follows garbage is read");
      }
      Tiding.SourceChanged gone = next(Tiding.SourceChanged.class);
      assertFalse(gone.up());
      assertTrue(gone.detail().contains("start the receiver"), gone.detail());
      try (Socket second = server.accept()) {
        assertTrue(next(Tiding.SourceChanged.class).up());
        say(second, LINE + "\n");
        next(Tiding.AircraftTold.class);
      }
    }
  }

  private static void say(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  @Test
  void aFileOfMetarIsReadAgainAndAgain() throws Exception {
    Path file = folder.resolve("ZHHH.txt");
    String now = String.format("%1$td%1$tH%1$tMZ", time.now().atZone(java.time.ZoneOffset.UTC));
    try (MetarFeed feed =
        MetarFeed.start("ZHHH", file.toString(), Duration.ofMillis(20), time, this::take)) {
      assertNotNull(feed);
      Tiding.SourceChanged missing = next(Tiding.SourceChanged.class);
      assertFalse(missing.up());
      assertTrue(missing.detail().contains("ZHHH.txt"), missing.detail());
      Files.writeString(file, "ZHHH " + now + " 03004MPS CAVOK 12/04 Q1027\n");
      assertEquals(4, next(Tiding.WeatherTold.class).report().windMps().orElseThrow());
      Files.writeString(file, "<html>busy</html>\n");
      assertTrue(next(Tiding.Unreadable.class).what().startsWith("METAR: "));
    }
  }

  private static final Instant NOW = Instant.parse("2026-11-22T11:05:00Z");

  private static String read(String payload, boolean retained) {
    List<Tiding> out = new ArrayList<>();
    try {
      new WeatherTopic("roof", "w", false)
          .read("w", payload.getBytes(StandardCharsets.UTF_8), retained, NOW, out::add);
    } catch (BadMessage e) {
      return e.getMessage();
    }
    return ((Tiding.WeatherTold) out.get(0)).report().toString();
  }

  @Test
  void weatherInJson() {
    String good =
        "{\"timestamp\":1,\"more\":{},\"data\":{\"wind_speed\":5.5,\"unknown\":[],"
            + "\"hazards\":[\"hail\"]}}";
    assertTrue(read(good, false).contains("windMps=OptionalDouble[5.5]"), read(good, false));
    assertTrue(read(good, false).contains("at=" + NOW), "a fresh one is of now");
    assertTrue(read(good, true).contains("at=1970-01-01T00:00:00.001Z"), read(good, true));
    assertTrue(read("{\"data\":{}}", true).startsWith("timestamp: "), "kept, and of when?");
    assertTrue(read("{\"data\":{\"wind_speed\":\"5\"}}", false).contains("data.wind_speed"));
    assertTrue(read("{\"data\":{\"wind_speed\":-3}}", false).contains("not within 0.0..150.0"));
    assertTrue(read("{\"data\":{\"hazards\":[\"rain\"]}}", false).contains("none of thunder"));
    assertTrue(read("{", false).startsWith("is no JSON"));
    assertTrue(read("[]", false).startsWith("is no JSON object"));
    assertTrue(read("[".repeat(60_000), false).startsWith("is n"), read("[".repeat(60_000), false));
  }
}
