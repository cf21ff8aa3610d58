package io.skybeat.mavlink.sign.file;

import io.skybeat.mavlink.sign.Signature;
import io.skybeat.mavlink.sign.SignatureGate.Stream;
import io.skybeat.mavlink.sign.SigningClock;
import io.skybeat.mavlink.sign.file.StampFile.Stamps;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Timestamps that are never given out twice, whenever the machine dies: the file always stands some
 * seconds ahead of what was used, and a timestamp above it waits until the file says more. The same
 * write keeps, some seconds ahead, what was heard of each stream. Written by a thread of its own
 * well before it is needed. Thread-safe.
 *
 * <p>If the disk fails, timestamps still grow within this process and the link goes on: an aircraft
 * in the air matters more. It is said aloud once, and {@link #trouble} keeps saying it.
 */
public final class StampBook implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StampBook.class);

  /** How far the file stands ahead, steps of 10 microseconds. */
  static final long AHEAD = 4 * Signature.SECOND;

  private static final long PATIENCE_MS = 2000;

  private final StampFile file;
  private final Supplier<Map<Stream, Long>> heard;
  private final SigningClock clock;
  private final Thread writer = new Thread(this::writeAll, "signing-stamps");
  private long durable;
  private boolean wanted;
  private boolean closed;
  private String trouble = "";

  private StampBook(StampFile file, Stamps before, Supplier<Map<Stream, Long>> heard) {
    this.file = file;
    this.heard = heard;
    this.clock = new SigningClock(before.sent());
    this.durable = before.sent();
    writer.setDaemon(true);
  }

  /**
   * Opens the book on what {@code file} said when it was {@linkplain StampFile#read read}.
   *
   * @param heard the newest timestamp of each stream; asked by the writer's thread
   * @throws IOException when the file cannot be written
   */
  public static StampBook open(
      StampFile file, Stamps before, Instant now, Supplier<Map<Stream, Long>> heard)
      throws IOException {
    StampBook book = new StampBook(file, before, heard);
    long ceiling = Math.max(Signature.timestampAt(now), before.sent()) + AHEAD;
    file.write(new Stamps(ceiling, before.heard()));
    book.durable = ceiling;
    book.writer.start();
    return book;
  }

  /** The timestamp for a frame that is sent now. */
  public synchronized long next(Instant now) {
    long stamp = clock.next(now);
    if (stamp + AHEAD / 2 > durable && !wanted) {
      wanted = true;
      notifyAll();
    }
    long giveUpNanos = 0;
    while (stamp > durable && trouble.isEmpty() && !closed) {
      long nanos = System.nanoTime();
      giveUpNanos =
          giveUpNanos == 0 ? nanos + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS) : giveUpNanos;
      long restMs = TimeUnit.NANOSECONDS.toMillis(giveUpNanos - nanos);
      if (restMs <= 0) {
        troubled("the disk takes longer than " + PATIENCE_MS + " ms");
      } else {
        rest(restMs);
      }
    }
    return stamp;
  }

  @SuppressWarnings("WaitNotInLoop") // Its caller is the loop.
  private void rest(long ms) {
    try {
      wait(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      troubled("interrupted while waiting for the disk");
    }
  }

  /** A believed frame carried this timestamp. */
  public synchronized void heard(long stamp) {
    clock.heard(stamp);
  }

  /** Why timestamps are not kept at present; empty when they are. */
  public synchronized String trouble() {
    return trouble;
  }

  private void troubled(String why) {
    if (trouble.isEmpty()) {
      LOG.error(
          "{} cannot be written ({}): signing goes on, but a restart now could reuse timestamps"
              + " unless the clock is right; mend the disk",
          file,
          why);
    }
    trouble = file + ": " + why;
  }

  private void writeAll() {
    while (true) {
      long ceiling;
      synchronized (this) {
        while (!wanted && !closed) {
          try {
            wait();
          } catch (InterruptedException e) {
            return;
          }
        }
        if (closed) {
          return;
        }
        ceiling = clock.last() + AHEAD;
      }
      TreeMap<Stream, Long> ahead = new TreeMap<>();
      heard.get().forEach((stream, stamp) -> ahead.put(stream, stamp + AHEAD));
      keep(new Stamps(ceiling, ahead));
    }
  }

  private void keep(Stamps stamps) {
    try {
      file.write(stamps);
      synchronized (this) {
        durable = Math.max(durable, stamps.sent());
        trouble = "";
        wanted = false;
        notifyAll();
      }
    } catch (IOException | RuntimeException e) {
      synchronized (this) {
        troubled(e.toString());
        wanted = false;
        notifyAll();
      }
    }
  }

  /** Ends the thread and writes exactly what was used. */
  @Override
  public void close() {
    long last;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      last = clock.last();
      notifyAll();
    }
    try {
      writer.join(PATIENCE_MS);
      file.write(new Stamps(last, heard.get()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("{} stays some seconds ahead: {}", file, e.toString());
    }
  }
}
