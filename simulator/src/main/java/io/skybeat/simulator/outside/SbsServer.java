package io.skybeat.simulator.outside;

import io.skybeat.core.geo.LatLon;
import io.skybeat.core.time.Time;
import io.skybeat.simulator.around.SimAircraft;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver's port: lines of the BaseStation protocol, once a second, to whoever listens. */
public final class SbsServer implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int BACKLOG = 8;

  private final LatLon origin;
  private final Time time;
  private final ServerSocket server;
  private final List<Socket> listeners = new CopyOnWriteArrayList<>();
  private final List<SimAircraft> aircraft = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  private SbsServer(LatLon origin, Time time, ServerSocket server) {
    this.origin = origin;
    this.time = time;
    this.server = server;
  }

  /**
   * Begins to serve on loopback.
   *
   * @param origin of the aircraft's places
   * @param port 0: a free one
   */
  public static SbsServer start(LatLon origin, int port, Time time) throws IOException {
    SbsServer started =
        new SbsServer(
            origin, time, new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()));
    Thread door = new Thread(started::welcome, "skybeat-sbs-door");
    door.setDaemon(true);
    door.start();
    Thread voice = new Thread(started::speak, "skybeat-sbs-voice");
    voice.setDaemon(true);
    voice.start();
    return started;
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Another aircraft. */
  public void add(SimAircraft one) {
    aircraft.add(one);
  }

  private void welcome() {
    while (!closed) {
      try {
        Socket listener = server.accept();
        listeners.add(listener);
        if (closed) {
          // Came while it closed: nobody would end it.
          listener.close();
        }
      } catch (IOException e) {
        // Closed: nobody comes any more.
        return;
      }
    }
  }

  /** On a thread of its own: a listener that does not read holds up nobody else's time. */
  private void speak() {
    while (!closed) {
      say(time.now());
      synchronized (this) {
        try {
          wait(EVERY.toMillis());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  private void say(Instant now) {
    List<String> lines = new ArrayList<>();
    for (SimAircraft one : aircraft) {
      if (one.on(now)) {
        lines.addAll(one.lines(origin, now));
      }
    }
    byte[] bytes =
        lines.isEmpty()
            ? new byte[0]
            : (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    for (Socket listener : listeners) {
      try {
        listener.getOutputStream().write(bytes);
      } catch (IOException e) {
        listeners.remove(listener);
      }
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    synchronized (this) {
      notifyAll();
    }
    server.close();
    for (Socket listener : listeners) {
      listener.close();
    }
  }
}
