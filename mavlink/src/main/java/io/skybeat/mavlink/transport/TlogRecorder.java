package io.skybeat.mavlink.transport;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a .tlog as ground stations do: 8 bytes UTC microseconds, big endian, then one frame, both
 * directions. Writing is done by a thread of its own behind a bounded queue, so that a slow disk
 * costs records, which are counted, and never the link. SETUP_SIGNING, which carries a key, is left
 * out.
 */
public final class TlogRecorder implements FlightRecorder, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TlogRecorder.class);
  private static final int QUEUE = 16_384;
  private static final int SETUP_SIGNING = 256;
  private static final Entry END = new Entry(0, new byte[0]);

  private record Entry(long micros, byte[] bytes) {}

  private final Path file;
  private final ArrayBlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicLong dropped = new AtomicLong();
  private final DataOutputStream out;
  private final Thread writer;
  private volatile IOException failure;

  /**
   * Opens a file for appending; it is made when absent.
   *
   * @throws IOException when it cannot be
   */
  public TlogRecorder(Path file) throws IOException {
    this.file = file;
    this.out =
        new DataOutputStream(
            new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                1 << 16));
    this.writer = new Thread(this::writeAll, "tlog-" + file.getFileName());
    writer.setDaemon(true);
    writer.start();
  }

  @Override
  public void record(Instant at, Direction direction, byte[] bytes) {
    if (carriesKey(bytes)) {
      return;
    }
    if (failure != null || !queue.offer(new Entry(micros(at), bytes))) {
      dropped.incrementAndGet();
    }
  }

  /** Frames that could not be written. */
  public long dropped() {
    return dropped.get();
  }

  /** Why nothing is written any more, for instance a full disk. */
  public Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Writes what is queued and closes the file. */
  @Override
  public void close() {
    try {
      if (queue.offer(END, 5, TimeUnit.SECONDS)) {
        writer.join(5000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeAll() {
    try (out) {
      for (Entry entry = queue.take(); entry != END; entry = queue.take()) {
        out.writeLong(entry.micros());
        out.write(entry.bytes());
        if (queue.isEmpty()) {
          out.flush();
        }
      }
    } catch (IOException e) {
      failure = e;
      dropped.addAndGet(queue.size());
      queue.clear();
      LOG.error("cannot write {}: flights are not recorded until this is mended", file, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean carriesKey(byte[] frame) {
    return frame.length > 9
        && (frame[0] & 0xff) == 0xfd
        && ((frame[7] & 0xff) | (frame[8] & 0xff) << 8 | (frame[9] & 0xff) << 16) == SETUP_SIGNING;
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
