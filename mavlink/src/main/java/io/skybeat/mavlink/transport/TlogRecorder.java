package io.skybeat.mavlink.transport;

import io.skybeat.mavlink.frame.FrameView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes .tlog files as ground stations do: 8 bytes UTC microseconds, big endian, then one frame,
 * both directions. Links copy into one of two buffers while a thread of its own writes the other,
 * so that recording makes no garbage and a slow disk costs records, which are counted, and never
 * the link. A crash loses the last tenth of a second. SETUP_SIGNING, which carries a key, is left
 * out.
 */
public final class TlogRecorder implements FlightRecorder, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TlogRecorder.class);
  private static final int BUFFER = 1 << 20;
  private static final long GATHER_MS = 100;
  private static final long CLOSE_WAIT_MS = 5000;

  private final TlogFolder folder;
  private final TlogTerms terms;
  private final Object lock = new Object();
  private final Thread writer = new Thread(this::writeAll, "tlog");
  private ByteBuffer filling = ByteBuffer.allocate(BUFFER);
  private ByteBuffer writing = ByteBuffer.allocate(BUFFER);
  private long dropped;
  private boolean closed;
  private IOException failure;

  // Of the writer's thread alone.
  private OutputStream out;
  private long fileBytes;
  private long fileSinceMicros;

  /**
   * Records into new files of {@code folder}, made when absent; the first begins with the first
   * frame.
   *
   * @throws IOException when the folder cannot be made
   */
  public TlogRecorder(Path folder, TlogTerms terms) throws IOException {
    Files.createDirectories(folder);
    this.folder = new TlogFolder(folder, terms);
    this.terms = terms;
    writer.setDaemon(true);
    writer.start();
  }

  @Override
  public void record(Instant at, Direction direction, FrameView frame) {
    if (frame.carriesKey()) {
      return;
    }
    int length = frame.length();
    synchronized (lock) {
      if (closed || filling.remaining() < Long.BYTES + length) {
        dropped++;
        return;
      }
      boolean first = filling.position() == 0;
      filling.putLong(at.getEpochSecond() * 1_000_000 + at.getNano() / 1000);
      frame.copyTo(filling.array(), filling.position());
      filling.position(filling.position() + length);
      if (first || filling.position() > BUFFER / 2) {
        lock.notifyAll();
      }
    }
  }

  /** Frames that could not be written. */
  public long dropped() {
    synchronized (lock) {
      return dropped;
    }
  }

  /** Why nothing is written at present, for instance a full disk. */
  public Optional<IOException> failure() {
    synchronized (lock) {
      return Optional.ofNullable(failure);
    }
  }

  /** Writes what is there and closes the file. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
    try {
      writer.join(CLOSE_WAIT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeAll() {
    try {
      while (swap()) {
        tryWriting();
      }
      if (out != null) {
        out.close();
      }
    } catch (IOException e) {
      troubled(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What cannot be written is lost and counted; the next buffer tries a new file. */
  private void tryWriting() {
    try {
      writeRecords();
      boolean mended;
      synchronized (lock) {
        mended = failure != null;
        failure = null;
      }
      if (mended) {
        LOG.info("flights are recorded again in {}", folder);
      }
    } catch (IOException e) {
      out = null;
      troubled(e);
      long lost = 0;
      for (int at = 0; at < writing.limit(); lost++) {
        at += Long.BYTES + TlogReader.frameLength(writing.array(), at + Long.BYTES);
      }
      synchronized (lock) {
        dropped += lost;
      }
    }
  }

  private void troubled(IOException why) {
    boolean news;
    synchronized (lock) {
      news = failure == null;
      failure = why;
    }
    if (news) {
      LOG.error("cannot write to {}: flights are not recorded until this is mended", folder, why);
    }
  }

  /** Waits for records and takes their buffer; false when there will be none. */
  @SuppressWarnings("WaitNotInLoop") // Waking early only makes a smaller write.
  private boolean swap() throws InterruptedException {
    synchronized (lock) {
      while (filling.position() == 0 && !closed) {
        lock.wait();
      }
      if (!closed && filling.position() < BUFFER / 2) {
        // Gather a little, so that a thousand frames a second are ten writes.
        lock.wait(GATHER_MS);
      }
      ByteBuffer full = filling;
      filling = writing;
      writing = full;
      filling.clear();
      writing.flip();
      return writing.hasRemaining();
    }
  }

  private void writeRecords() throws IOException {
    byte[] bytes = writing.array();
    int run = 0;
    for (int at = 0; at < writing.limit(); ) {
      long micros = writing.getLong(at);
      int size = Long.BYTES + TlogReader.frameLength(bytes, at + Long.BYTES);
      boolean fits = fileBytes + size <= terms.largestBytes();
      boolean fresh = micros - fileSinceMicros < terms.longest().toNanos() / 1000;
      if (out == null || !fits || !fresh) {
        if (out != null) {
          out.write(bytes, run, at - run);
          out.close();
        }
        run = at;
        out = folder.begin(Instant.ofEpochSecond(0, micros * 1000));
        fileBytes = 0;
        fileSinceMicros = micros;
      }
      fileBytes += size;
      at += size;
    }
    out.write(bytes, run, writing.limit() - run);
  }
}
