package io.skybeat.analytics.ingest;

import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.AnnexB;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.video.FrameSource;
import io.skybeat.analytics.video.FreezeRule;
import io.skybeat.analytics.video.LatestFrame;
import io.skybeat.analytics.video.PictureChange;
import io.skybeat.analytics.video.StreamAddress;
import io.skybeat.analytics.video.StreamEnd;
import io.skybeat.analytics.video.StreamMonitor;
import io.skybeat.analytics.video.UnitTap;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.StreamHealth;
import io.skybeat.core.sighting.StreamHealth.State;
import io.skybeat.core.time.Time;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One camera's stream: keeps a source connected, tells its health, and hands the newest decoded
 * frame to the analysis through a mailbox of one and every access unit to the taps (recorder, live
 * view). It has a thread of its own for connecting and giving up, so no stream waits for another.
 */
public final class CameraStream implements AutoCloseable {
  /**
   * Hears of changes of state; called from the stream's watching thread, in order; must be short.
   */
  public interface Observer {
    void changed(StreamHealth health);
  }

  private static final Logger LOG = LoggerFactory.getLogger(CameraStream.class);
  private static final long TICK_MS = 200;

  private final CameraId camera;
  private final StreamAddress address;
  private final FrameSource.Factory factory;
  private final List<UnitTap> taps;
  private final Time time;
  private final Observer observer;
  private final LatestFrame mailbox = new LatestFrame();
  private final Thread watch;
  private final Object lock = new Object();
  private final StreamMonitor monitor = new StreamMonitor();
  private final StreamTally tally;
  private final FreezeRule freeze = new FreezeRule();
  private final PictureChange change = new PictureChange();
  private AccessUnit lastUnit;
  private boolean sameBytes;
  private FrameSource source;
  private long connection;
  private State told = State.CONNECTING;
  private boolean over;
  private boolean closed;

  /**
   * @param factory the back end
   * @param taps recorder and live view; closed with the stream
   */
  public CameraStream(
      CameraId camera,
      StreamAddress address,
      FrameSource.Factory factory,
      List<UnitTap> taps,
      Time time,
      Observer observer) {
    this.camera = camera;
    this.address = address;
    this.factory = factory;
    this.taps = List.copyOf(taps);
    this.time = time;
    this.observer = observer;
    this.tally = new StreamTally(camera, factory.backend());
    this.watch = new Thread(this::watch, "stream-" + camera);
    watch.setDaemon(true);
  }

  /** Begins to connect; returns at once. */
  public void start() {
    watch.start();
  }

  /** Where the analysis takes its frames; closed with the stream. */
  public LatestFrame mailbox() {
    return mailbox;
  }

  /**
   * Health now. {@code tiles} and {@code coverageAgeS} are the analysis's own figures, carried
   * through.
   */
  public StreamHealth health(long tiles, double coverageAgeS) {
    synchronized (lock) {
      return tally.health(monitor, mailbox.counts(), taps, tiles, coverageAgeS);
    }
  }

  private void watch() {
    try {
      while (true) {
        StreamMonitor.Act act;
        synchronized (lock) {
          if (closed) {
            return;
          }
          act = over ? StreamMonitor.Act.DISCONNECT : monitor.tick(time.nanos());
          over = false;
        }
        switch (act) {
          case CONNECT -> connect();
          case DISCONNECT -> disconnect();
          case NOTHING -> {}
        }
        tellChange();
        synchronized (lock) {
          if (!closed && !over && monitor.state() == told) {
            lock.wait(TICK_MS);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      disconnect();
    }
  }

  private void connect() {
    disconnect();
    FrameSource next = factory.open(camera.toString(), address);
    long number;
    synchronized (lock) {
      number = ++connection;
      freeze.reconnected();
      lastUnit = null;
      source = next;
    }
    next.start(new Intake(number));
  }

  /** Closing a source waits for its thread, so the lock must not be held. */
  private void disconnect() {
    FrameSource last;
    synchronized (lock) {
      last = source;
      source = null;
      connection++;
    }
    if (last != null) {
      last.close();
      taps.forEach(UnitTap::interrupted);
    }
  }

  private void tellChange() {
    StreamHealth health;
    synchronized (lock) {
      if (monitor.state() == told) {
        return;
      }
      told = monitor.state();
      health = health(0, 0);
    }
    LOG.info("stream {}: {} {}", camera, health.state(), health.detail());
    observer.changed(health);
  }

  /** What one connection delivers; deaf once a newer one has begun. */
  private final class Intake implements FrameSource.Listener {
    private final long number;

    Intake(long number) {
      this.number = number;
    }

    @Override
    public void accessUnit(AccessUnit unit) {
      synchronized (lock) {
        if (number != connection) {
          return;
        }
        tally.unit(unit);
        sameBytes = lastUnit != null && AnnexB.sameSlices(lastUnit, unit);
        lastUnit = unit;
      }
      for (UnitTap tap : taps) {
        tap.unit(unit);
      }
    }

    @Override
    public void frame(Frame frame) {
      synchronized (lock) {
        if (number != connection) {
          frame.release();
          return;
        }
        tally.frame(frame);
        long now = time.nanos();
        boolean frozen = freeze.next(now, frame.key(), change.next(frame), sameBytes);
        monitor.picture(now, frozen, freeze.stillS(now));
        if (monitor.state() != told) {
          lock.notifyAll();
        }
      }
      mailbox.offer(frame);
    }

    @Override
    public void ended(StreamEnd end) {
      synchronized (lock) {
        if (number != connection) {
          return;
        }
        monitor.ended(time.nanos(), end);
        over = true;
        lock.notifyAll();
      }
    }
  }

  /** Ends the stream, its source, taps and mailbox; its health is STOPPED from then on. */
  @Override
  public void close() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      monitor.stopped();
      lock.notifyAll();
    }
    try {
      watch.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    taps.forEach(UnitTap::close);
    mailbox.close();
    tellChange();
  }
}
