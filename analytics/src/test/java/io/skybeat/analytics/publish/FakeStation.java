package io.skybeat.analytics.publish;

import io.skybeat.analytics.TestListener;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.wire.Json;
import io.skybeat.core.wire.MediaFrame;
import io.skybeat.core.wire.WireMessage;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The station's side of the protocol on a real socket, for tests: says little, keeps all. */
public final class FakeStation implements AutoCloseable {
  public static final LatLon GRID = new LatLon(30.5, 114.3);
  private final TestListener server;
  private final List<WireMessage> heard = new ArrayList<>();
  private final List<MediaFrame> media = new ArrayList<>();
  private final BlockingQueue<Socket> control = new LinkedBlockingQueue<>();
  private volatile boolean acknowledge = true;
  private volatile Optional<String> refusal = Optional.empty();
  private volatile List<WireMessage> greeting = List.of();

  public FakeStation(int port) throws IOException {
    server = new TestListener(port, "fake-station", this::serve);
  }

  public int port() {
    return server.port();
  }

  /** Whether sightings and reports are acknowledged as they come. */
  public void acknowledge(boolean on) {
    acknowledge = on;
  }

  public void refuse(String reason) {
    refusal = Optional.ofNullable(reason);
  }

  /** Said after each welcome. */
  public void greet(WireMessage... messages) {
    greeting = List.of(messages);
  }

  /** Says {@code message} on the newest control connection. */
  public void say(WireMessage message) throws IOException, InterruptedException {
    Socket socket = control.poll(120, TimeUnit.SECONDS);
    if (socket == null) {
      throw new IOException("nobody dialled");
    }
    control.add(socket);
    write(socket, message);
  }

  /** Cuts every connection. */
  public void cut() throws IOException {
    control.clear();
    server.cut();
  }

  /** Waits until {@code enough} holds for what was heard; returns whether it came to that. */
  public boolean await(Predicate<List<WireMessage>> enough) throws InterruptedException {
    return await(heard, enough);
  }

  public boolean awaitMedia(Predicate<List<MediaFrame>> enough) throws InterruptedException {
    return await(media, enough);
  }

  public <T extends WireMessage> List<T> heard(Class<T> type) {
    synchronized (heard) {
      return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }
  }

  public List<MediaFrame> media() {
    synchronized (media) {
      return List.copyOf(media);
    }
  }

  @Override
  public void close() throws IOException {
    control.clear();
    server.close();
  }

  private static <T> boolean await(List<T> list, Predicate<List<T>> enough)
      throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    synchronized (list) {
      while (!enough.test(list)) {
        long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        list.wait(left);
      }
      return true;
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      WireMessage first = Json.read(line(in), WireMessage.class);
      note(heard, first);
      if (first instanceof WireMessage.MediaHello) {
        serveMedia(in);
        return;
      }
      if (refusal.isPresent()) {
        write(socket, new WireMessage.Refused(refusal.get()));
        return;
      }
      write(socket, new WireMessage.Welcome(WireMessage.PROTOCOL, "test", Instant.EPOCH, GRID, 4));
      for (WireMessage message : greeting) {
        write(socket, message);
      }
      control.clear();
      control.add(socket);
      while (true) {
        WireMessage message = Json.read(line(in), WireMessage.class);
        note(heard, message);
        if (acknowledge && message instanceof WireMessage.Sighted sighted) {
          write(socket, new WireMessage.Ack(List.of(sighted.sighting().id())));
        } else if (acknowledge && message instanceof WireMessage.Cells cells) {
          write(socket, new WireMessage.Ack(List.of(cells.report().id())));
        }
      }
    } catch (IOException e) {
      // Cut.
    }
  }

  private void serveMedia(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    while (true) {
      byte[] unit = new byte[data.readInt()];
      data.readFully(unit);
      note(media, MediaFrame.parse(unit));
    }
  }

  private static <T> void note(List<T> list, T one) {
    synchronized (list) {
      list.add(one);
      list.notifyAll();
    }
  }

  private static synchronized void write(Socket socket, WireMessage message) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write((Json.write(message) + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("end");
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
