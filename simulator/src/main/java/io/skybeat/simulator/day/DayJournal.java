package io.skybeat.simulator.day;

import io.skybeat.core.time.Time;
import io.skybeat.station.event.Fact;
import io.skybeat.station.port.Journal;
import io.skybeat.station.store.MemoryJournal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The journal of a simulated day: facts become durable some milliseconds after they were appended,
 * a crash loses those that were not, and the disk can refuse for a while.
 */
final class DayJournal implements Journal {
  private static final long LEAST_MS = 2;
  private static final int SPREAD_MS = 15;
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Time time;
  private final SplittableRandom random;
  private final MemoryJournal memory = new MemoryJournal(false);
  private Time.Wakeup flush;
  private boolean failing;
  private int deaths;

  DayJournal(Time time, SplittableRandom random) {
    this.time = time;
    this.random = random;
  }

  @Override
  public void listen(Listener listener) {
    memory.listen(listener);
  }

  @Override
  public long append(List<Fact> facts) {
    long position = memory.append(facts);
    schedule(Duration.ofMillis(LEAST_MS + random.nextInt(SPREAD_MS)));
    return position;
  }

  private void schedule(Duration after) {
    if (flush == null) {
      flush = time.wakeAt(time.now().plus(after), this::flush);
    }
  }

  private void flush() {
    flush = null;
    memory.flush();
    if (failing) {
      schedule(RETRY);
    }
  }

  /** Whether facts wait to become durable. */
  boolean pending() {
    return flush != null;
  }

  /** The disk refuses from now on with {@code why}; empty: it works again. */
  void fail(String why) {
    failing = !why.isEmpty();
    memory.fail(why);
    schedule(RETRY);
  }

  /** The process dies: what was not durable is gone. */
  void crash() {
    deaths++;
    if (flush != null) {
      flush.cancel();
      flush = null;
    }
    boolean refused = failing;
    memory.crash();
    if (refused) {
      fail("the disk still refuses");
    }
  }

  @Override
  public void replay(long after, BiConsumer<Long, Fact> reader) {
    memory.replay(after, reader);
  }

  @Override
  public Optional<Snapshot> snapshot(String shape) {
    return memory.snapshot(shape);
  }

  @Override
  public void keepSnapshot(long position, String shape, Supplier<String> body) {
    // Its facts are durable by then, unless the disk refuses or the process dies.
    int mine = deaths;
    time.wakeAt(
        time.now().plus(RETRY),
        () -> {
          if (mine == deaths) {
            memory.keepSnapshot(position, shape, body);
          }
        });
  }

  @Override
  public void close() {
    memory.close();
  }
}
