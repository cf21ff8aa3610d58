package io.skybeat.simulator.process;

import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.StreamHealth;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.core.wire.Json;
import io.skybeat.core.wire.WireMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Assigns cameras to a real analytics process and listens to what it says of their streams. */
final class ListeningStation implements AutoCloseable {
  private final ServerSocket server;
  private final List<CameraAssignment> cameras;
  private final Map<String, StreamHealth> streams = new TreeMap<>();

  ListeningStation(List<CameraAssignment> cameras) throws IOException {
    this.server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    this.cameras = cameras;
    Thread thread = new Thread(this::accept, "listening-station");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  /** Waits until {@code holds} for the newest health of each camera; returns these. */
  Map<String, StreamHealth> await(Predicate<Map<String, StreamHealth>> holds)
      throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    synchronized (streams) {
      for (long left = 1; !holds.test(streams) && left > 0; ) {
        left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        streams.wait(Math.max(1, left));
      }
      return Map.copyOf(streams);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread thread = new Thread(() -> serve(socket), "listening-station-connection");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      if (!(Json.read(in.readLine(), WireMessage.class) instanceof WireMessage.Hello)) {
        in.transferTo(java.io.Writer.nullWriter());
        return;
      }
      say(
          socket,
          new WireMessage.Welcome(
              WireMessage.PROTOCOL, "test", Instant.EPOCH, new LatLon(30.5, 114.3), 4));
      say(socket, new WireMessage.Assign(cameras));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (Json.read(line, WireMessage.class) instanceof WireMessage.Stream stream) {
          synchronized (streams) {
            streams.put(stream.health().camera().toString(), stream.health());
            streams.notifyAll();
          }
        }
      }
    } catch (IOException e) {
      // The process has ended.
    }
  }

  private static void say(Socket socket, WireMessage message) throws IOException {
    socket.getOutputStream().write((Json.write(message) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
