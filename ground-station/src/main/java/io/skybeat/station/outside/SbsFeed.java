package io.skybeat.station.outside;

import io.skybeat.core.time.Time;
import io.skybeat.station.around.Tiding;
import io.skybeat.station.around.traffic.BadSbs;
import io.skybeat.station.around.traffic.SbsLine;
import io.skybeat.station.config.AroundConfig;
import io.skybeat.station.event.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A receiver of other aircraft that speaks SBS-1 "BaseStation" over TCP, by custom on port 30003.
 * Dials it, dials again when it goes, and leaves out lines that cannot be read.
 */
public final class SbsFeed implements AutoCloseable {
  private static final int DIAL_MS = 5_000;

  /** A receiver under an empty sky may say nothing for long; the connection is looked at then. */
  private static final int SILENT_MS = 120_000;

  private static final long FIRST_PAUSE_MS = 1_000;
  private static final long LONGEST_PAUSE_MS = 30_000;
  private static final int LONGEST_LINE = 1_000;

  private final AroundConfig.Receiver receiver;
  private final Time time;
  private final Consumer<Event> inbox;
  private final Throttle throttle;
  private final Thread thread;
  private Socket socket;
  private boolean closed;

  private SbsFeed(AroundConfig.Receiver receiver, Time time, Consumer<Event> inbox) {
    this.receiver = receiver;
    this.time = time;
    this.inbox = inbox;
    this.throttle = new Throttle(time);
    this.thread = new Thread(this::run, "skybeat-sbs-" + receiver.name());
    thread.setDaemon(true);
  }

  /** Begins to listen to a receiver. */
  public static SbsFeed start(AroundConfig.Receiver receiver, Time time, Consumer<Event> inbox) {
    SbsFeed feed = new SbsFeed(receiver, time, inbox);
    feed.thread.start();
    return feed;
  }

  private void run() {
    long pauseMs = FIRST_PAUSE_MS;
    while (!over()) {
      long before = time.nanos();
      String why;
      try (Socket dialled = dial()) {
        tell(new Tiding.SourceChanged(receiver.label(), true, ""));
        listen(dialled.getInputStream());
        why = "it ended the connection";
      } catch (IOException e) {
        why = e.getMessage() == null ? e.toString() : e.getMessage();
      }
      if (over()) {
        return;
      }
      tell(
          new Tiding.SourceChanged(
              receiver.label(), false, why + "; start the receiver, or correct traffic.sbs"));
      boolean held = time.nanos() - before > LONGEST_PAUSE_MS * 1_000_000;
      pauseMs = held ? FIRST_PAUSE_MS : pauseMs;
      pause(pauseMs);
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
    }
  }

  private Socket dial() throws IOException {
    Socket dialled = new Socket();
    synchronized (this) {
      if (closed) {
        throw new IOException("closed");
      }
      socket = dialled;
    }
    try {
      InetSocketAddress at = receiver.at();
      dialled.connect(new InetSocketAddress(at.getHostString(), at.getPort()), DIAL_MS);
      dialled.setSoTimeout(SILENT_MS);
      return dialled;
    } catch (IOException e) {
      dialled.close();
      throw e;
    }
  }

  /** Lines come in any pieces; one that is too long is left out up to its end. */
  private void listen(InputStream in) throws IOException {
    byte[] piece = new byte[8192];
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean skipping = false;
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      for (int i = 0; i < count; i++) {
        if (piece[i] == '\n') {
          if (!skipping) {
            hear(line.toString(StandardCharsets.ISO_8859_1));
          }
          skipping = false;
          line.reset();
        } else if (line.size() >= LONGEST_LINE) {
          if (!skipping) {
            complain("a line of more than " + LONGEST_LINE + " characters");
          }
          skipping = true;
        } else {
          line.write(piece[i]);
        }
      }
    }
  }

  private void hear(String line) {
    try {
      SbsLine.parse(line, receiver.name(), receiver.simulated(), time.now())
          .ifPresent(report -> tell(new Tiding.AircraftTold(report)));
    } catch (BadSbs e) {
      complain(e.getMessage());
    }
  }

  private void complain(String what) {
    if (throttle.passes("line")) {
      tell(
          new Tiding.Unreadable(receiver.label(), what + "; the port must be one that speaks SBS"));
    }
  }

  private void tell(Tiding tiding) {
    inbox.accept(new Event.Told(time.now(), tiding));
  }

  private synchronized boolean over() {
    return closed;
  }

  private synchronized void pause(long ms) {
    long until = time.nanos() + ms * 1_000_000;
    try {
      for (long left = ms; left > 0 && !closed; left = (until - time.nanos()) / 1_000_000) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  @Override
  public void close() {
    Socket open;
    synchronized (this) {
      closed = true;
      open = socket;
      notifyAll();
    }
    try {
      if (open != null) {
        open.close();
      }
      thread.join(2_000);
    } catch (IOException e) {
      // It is of no use any more either way.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
