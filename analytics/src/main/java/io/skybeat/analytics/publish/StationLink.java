package io.skybeat.analytics.publish;

import io.skybeat.core.clip.ClipReport;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Footprint;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.sighting.StreamHealth;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.MediaFrame;
import io.skybeat.core.wire.WireMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to the station: dials, introduces itself, sends what waits in the spool in order
 * until it is acknowledged, hands on what the station asks, and begins again when the connection
 * breaks. A second connection carries stills and live units, see {@link MediaLink}.
 */
public final class StationLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StationLink.class);
  private static final int WELCOME_TIMEOUT_MS = 10_000;
  private static final int BATCH = 64;
  private static final int MAX_REPLIES = 1_000;

  private final StationAddress station;
  private final Spool spool;
  private final StillStore stills;
  private final StationOrders orders;
  private final List<ModelRef> models;
  private final MediaLink media;
  private final Time time;
  private final Thread reader;
  private final Thread writer;

  private final Object lock = new Object();
  private final TreeMap<CameraId, StreamHealth> health = new TreeMap<>();
  private final TreeMap<CameraId, Footprint> ground = new TreeMap<>();
  private final Deque<WireMessage> replies = new ArrayDeque<>();
  private ControlWire wire;
  private boolean welcomed;
  private long sentSequence;
  private boolean news;
  private volatile boolean closed;

  /** Names the parts; {@link #start} dials. */
  public StationLink(
      StationAddress station,
      List<ModelRef> models,
      Spool spool,
      StillStore stills,
      ClipStore clips,
      StationOrders orders,
      Time time) {
    this.station = station;
    this.models = List.copyOf(models);
    this.spool = spool;
    this.stills = stills;
    this.orders = orders;
    this.time = time;
    this.media = new MediaLink(station, stills, clips, time);
    this.reader = new Thread(this::readLoop, "station-link");
    this.writer = new Thread(this::writeLoop, "station-link-out");
    reader.setDaemon(true);
    writer.setDaemon(true);
  }

  /** Begins to dial and returns at once. */
  public void start() {
    spool.onEntry(this::wake);
    reader.start();
    writer.start();
    media.start();
  }

  /** Tells a stream's state; only the newest of each camera waits. */
  public void tell(StreamHealth newest) {
    synchronized (lock) {
      health.put(newest.camera(), newest);
    }
    wake();
  }

  /** Tells the ground in view; only the newest of each camera waits. */
  public void tell(Footprint newest) {
    synchronized (lock) {
      ground.put(newest.camera(), newest);
    }
    wake();
  }

  /** Answers a mark that cannot be raised; gone when the connection breaks. */
  public void refuse(WireMessage.MarkRefused refusal) {
    synchronized (lock) {
      if (welcomed && replies.size() < MAX_REPLIES) {
        replies.addLast(refusal);
      }
    }
    wake();
  }

  /** Tells what became of a clip; the station asks again when it is lost on the way. */
  public void tell(ClipReport report) {
    synchronized (lock) {
      if (welcomed && replies.size() < MAX_REPLIES) {
        replies.addLast(new WireMessage.ClipCut(report));
      }
    }
    wake();
  }

  /** Takes a live unit, or returns false when the connection is down or behind. */
  public boolean live(MediaFrame frame) {
    return media.live(frame);
  }

  /** True while the station has accepted this worker. */
  public boolean connected() {
    synchronized (lock) {
      return welcomed;
    }
  }

  @Override
  public void close() {
    closed = true;
    ControlWire open;
    synchronized (lock) {
      open = wire;
      lock.notifyAll();
    }
    if (open != null) {
      open.close();
    }
    media.close();
    try {
      reader.join(2_000);
      writer.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void wake() {
    synchronized (lock) {
      news = true;
      lock.notifyAll();
    }
  }

  private void readLoop() {
    Backoff backoff = new Backoff();
    while (!closed) {
      String reason = session(backoff);
      synchronized (lock) {
        wire = null;
        welcomed = false;
        replies.clear();
      }
      if (closed) {
        return;
      }
      long pauseMs = backoff.nextMs();
      LOG.info("station {}: {}; next attempt in {} ms", station, reason, pauseMs);
      try {
        synchronized (lock) {
          long until = time.nanos() + Duration.ofMillis(pauseMs).toNanos();
          for (long left = pauseMs; left > 0 && !closed; left = leftMs(until)) {
            lock.wait(left);
          }
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private long leftMs(long untilNanos) {
    return (untilNanos - time.nanos()) / 1_000_000;
  }

  /** One connection from dialling to its end; returns why it ended. */
  private String session(Backoff backoff) {
    boolean parted = false;
    try (ControlWire dialled = ControlWire.dial(station)) {
      synchronized (lock) {
        wire = dialled;
      }
      dialled.write(
          new WireMessage.Hello(
              WireMessage.PROTOCOL, station.worker(), station.key(), station.software(), models));
      dialled.flush();
      dialled.readTimeoutMs(WELCOME_TIMEOUT_MS);
      WireMessage first = dialled.read();
      if (first instanceof WireMessage.Refused refused) {
        return "refused: " + refused.reason();
      }
      if (!(first instanceof WireMessage.Welcome welcome)) {
        return "expected a welcome, heard a " + first.getClass().getSimpleName();
      }
      if (welcome.protocol() != WireMessage.PROTOCOL) {
        return "speaks protocol "
            + welcome.protocol()
            + ", this is "
            + WireMessage.PROTOCOL
            + ": run the same release on both sides";
      }
      dialled.readTimeoutMs(0);
      backoff.succeeded();
      LOG.info("station {} ({}) accepts this worker", welcome.station(), station);
      orders.welcomed(welcome);
      parted = true;
      begin();
      while (!closed) {
        hear(dialled.read());
      }
      return "closed";
    } catch (IOException | BadDocument e) {
      return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    } finally {
      media.up(false);
      if (parted && !closed) {
        orders.parted("the station is not connected");
      }
    }
  }

  /** From here on the writer sends, beginning with everything that was never acknowledged. */
  private void begin() {
    media.up(true);
    synchronized (lock) {
      sentSequence = 0;
      welcomed = true;
      news = true;
      lock.notifyAll();
    }
  }

  private void hear(WireMessage message) throws IOException {
    if (message instanceof WireMessage.Assign assign) {
      orders.assigned(assign.cameras());
    } else if (message instanceof WireMessage.Attend attend) {
      orders.attended(attend.ground(), attend.heat());
    } else if (message instanceof WireMessage.Mask mask) {
      orders.masked(mask.zones());
    } else if (message instanceof WireMessage.PoseFeed feed) {
      orders.posed(feed.poses());
    } else if (message instanceof WireMessage.Live live) {
      orders.watched(live.camera(), live.on());
    } else if (message instanceof WireMessage.Mark mark) {
      orders.marked(mark);
    } else if (message instanceof WireMessage.Ack ack) {
      spool.ack(ack.ids());
      orders.acknowledged(ack.ids());
    } else if (message instanceof WireMessage.ClipsWanted wanted) {
      orders.clipsWanted(wanted.wishes());
    } else if (message instanceof WireMessage.SendClip send) {
      media.clip(send.sha256(), send.fromByte());
    } else if (message instanceof WireMessage.StillMissing missing) {
      missing.sha256().forEach(media::still);
    } else if (message instanceof WireMessage.Refused refused) {
      throw new IOException("refused: " + refused.reason());
    } else {
      LOG.warn("station {}: unexpected {}", station, message.getClass().getSimpleName());
    }
  }

  private void writeLoop() {
    try {
      while (!closed) {
        ControlWire open = awaitNews();
        if (open == null) {
          continue;
        }
        try {
          send(open);
        } catch (IOException e) {
          LOG.debug("station {}: cannot send: {}", station, e.getMessage());
          synchronized (lock) {
            welcomed = welcomed && wire != open;
          }
          // The reader notices, says so and dials again.
          open.close();
        }
      }
    } catch (InterruptedException e) {
      // Closing.
    }
  }

  private ControlWire awaitNews() throws InterruptedException {
    synchronized (lock) {
      while (!closed && !(welcomed && news)) {
        lock.wait();
      }
      news = false;
      return wire;
    }
  }

  private void send(ControlWire open) throws IOException {
    long from;
    synchronized (lock) {
      from = sentSequence;
    }
    List<SpoolEntry> entries = spool.after(from, BATCH);
    for (SpoolEntry entry : entries) {
      entry.still().ifPresent(still -> media.still(still.sha256()));
      open.writeLine(entry.line());
      from = entry.sequence();
    }
    Deque<WireMessage> others = new ArrayDeque<>();
    synchronized (lock) {
      if (open == wire && !entries.isEmpty()) {
        sentSequence = from;
      }
      news |= entries.size() == BATCH;
      others.addAll(replies);
      replies.clear();
      health.values().forEach(h -> others.add(new WireMessage.Stream(h)));
      health.clear();
      ground.values().forEach(g -> others.add(new WireMessage.Ground(g)));
      ground.clear();
    }
    for (WireMessage other : others) {
      open.write(other);
    }
    open.flush();
  }

  /** Deletes stills that nobody waits for; call now and then. */
  public void sweepStills() throws IOException {
    stills.sweep(time.now(), spool::needsStill);
  }
}
