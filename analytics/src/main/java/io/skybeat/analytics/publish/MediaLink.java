package io.skybeat.analytics.publish;

import io.skybeat.core.time.Time;
import io.skybeat.core.wire.MediaFrame;
import io.skybeat.core.wire.WireMessage;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second connection: stills, clips and live units towards the station. It is dialled only while
 * the control connection stands, so that the station knows the worker first. A still counts as sent
 * when the station acknowledges its sighting; until then a broken connection sends it again.
 */
final class MediaLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MediaLink.class);
  private static final int IDLE_MS = 1_000;

  /** Small enough that live units are not kept waiting. */
  private static final int PART_BYTES = 128 * 1024;

  private final StationAddress station;
  private final StillStore stills;
  private final ClipStore clips;
  private final Time time;
  private final MediaQueue queue = new MediaQueue();
  private final Thread thread;
  private final Object lock = new Object();
  private boolean wanted;
  private ControlWire wire;
  private volatile boolean closed;

  MediaLink(StationAddress station, StillStore stills, ClipStore clips, Time time) {
    this.station = station;
    this.clips = clips;
    this.stills = stills;
    this.time = time;
    this.thread = new Thread(this::loop, "station-media");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void still(String sha256) {
    queue.still(sha256);
  }

  /** Sends a clip's bytes from {@code fromByte} on; the station asks for what does not arrive. */
  void clip(String sha256, long fromByte) {
    queue.clip(sha256, fromByte);
  }

  boolean live(MediaFrame frame) {
    return queue.live(frame);
  }

  /** Whether the control connection stands. */
  void up(boolean up) {
    synchronized (lock) {
      wanted = up;
      if (!up && wire != null) {
        wire.close();
      }
      lock.notifyAll();
    }
  }

  @Override
  public void close() {
    closed = true;
    up(false);
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    Backoff backoff = new Backoff();
    Set<String> unsure = new LinkedHashSet<>();
    try {
      while (!closed) {
        synchronized (lock) {
          while (!wanted && !closed) {
            lock.wait();
          }
        }
        if (closed) {
          return;
        }
        // What was written last may have been lost with the connection.
        unsure.forEach(queue::still);
        unsure.clear();
        String reason = session(backoff, unsure);
        queue.connected(false);
        synchronized (lock) {
          wire = null;
        }
        if (wanted() && !closed) {
          long pauseMs = backoff.nextMs();
          LOG.info("station {}: media: {}; next attempt in {} ms", station, reason, pauseMs);
          pause(pauseMs);
        }
      }
    } catch (InterruptedException e) {
      // Closing.
    }
  }

  private String session(Backoff backoff, Set<String> unsure) throws InterruptedException {
    try (ControlWire dialled = ControlWire.dial(station)) {
      synchronized (lock) {
        if (!wanted) {
          return "not wanted";
        }
        wire = dialled;
      }
      dialled.write(
          new WireMessage.MediaHello(WireMessage.PROTOCOL, station.worker(), station.key()));
      dialled.flush();
      queue.connected(true);
      while (!closed && wanted()) {
        Optional<MediaQueue.Next> next = queue.take(IDLE_MS);
        if (next.isPresent()) {
          send(dialled, next.get(), unsure);
          backoff.succeeded();
        }
      }
      return "closed";
    } catch (IOException e) {
      return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
  }

  private void send(ControlWire dialled, MediaQueue.Next next, Set<String> unsure)
      throws IOException {
    if (next.live().isPresent()) {
      dialled.writeBytes(next.live().get().toBytes());
    } else if (next.clip().isPresent()) {
      MediaQueue.ClipPart wanted = next.clip().get();
      Optional<ClipStore.Part> part = clips.read(wanted.sha256(), wanted.fromByte(), PART_BYTES);
      if (part.isEmpty()) {
        return;
      }
      long sent = wanted.fromByte() + part.get().bytes().length;
      dialled.writeBytes(
          MediaFrame.clip(
                  wanted.sha256(), wanted.fromByte(), part.get().total(), part.get().bytes())
              .toBytes());
      if (sent < part.get().total()) {
        queue.goOn(wanted.sha256(), sent);
      }
    } else {
      String sha256 = next.still().orElseThrow();
      Optional<byte[]> jpeg = stills.get(sha256);
      if (jpeg.isEmpty()) {
        LOG.warn("still {} is no longer kept", sha256);
        return;
      }
      unsure.add(sha256);
      if (unsure.size() > 20) {
        unsure.remove(unsure.iterator().next());
      }
      dialled.writeBytes(MediaFrame.still(sha256, jpeg.get()).toBytes());
    }
    dialled.flush();
  }

  private boolean wanted() {
    synchronized (lock) {
      return wanted;
    }
  }

  private void pause(long pauseMs) throws InterruptedException {
    long until = time.nanos() + pauseMs * 1_000_000;
    synchronized (lock) {
      for (long left = pauseMs; left > 0 && !closed; left = (until - time.nanos()) / 1_000_000) {
        lock.wait(left);
      }
    }
  }
}
