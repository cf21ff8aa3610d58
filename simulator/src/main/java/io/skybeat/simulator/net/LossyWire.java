package io.skybeat.simulator.net;

import io.skybeat.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * One direction of a bad link, seeded: on a virtual clock the same seed loses the same datagrams.
 * Thread-safe.
 *
 * @param <T> what passes, such as datagrams
 */
public final class LossyWire<T> {
  private static final Duration HELD_BACK = Duration.ofMillis(60);

  private final Time time;
  private final Consumer<T> out;
  private SplittableRandom random;
  private LinkFaults faults;
  private boolean cut;
  private Instant lastArrival = Instant.MIN;
  private long offered;
  private long lost;

  /**
   * @param out takes what arrives, always on the clock's thread
   */
  public LossyWire(Time time, LinkFaults faults, long seed, Consumer<T> out) {
    this.time = time;
    this.faults = faults;
    this.out = out;
    this.random = new SplittableRandom(seed);
  }

  /** Offers a datagram to the wire, which keeps it. */
  public void send(T datagram) {
    Instant now = time.now();
    Instant first;
    Instant second = null;
    synchronized (this) {
      offered++;
      // All are drawn always, so that one fault's rate does not shift another's choices.
      boolean loses = random.nextDouble() < faults.loss();
      boolean doubles = random.nextDouble() < faults.duplication();
      boolean holds = random.nextDouble() < faults.reorder();
      double late = random.nextDouble();
      if (cut || loses) {
        lost++;
        return;
      }
      first = arrival(now, late, holds);
      if (doubles) {
        second = first.plusMillis(1);
      }
    }
    // Always by the clock: a wire that called back inside send would let two ends recurse.
    time.wakeAt(first, () -> out.accept(datagram));
    if (second != null) {
      time.wakeAt(second, () -> out.accept(datagram));
    }
  }

  private Instant arrival(Instant now, double late, boolean holds) {
    Duration jitter = Duration.ofNanos((long) (faults.jitter().toNanos() * late));
    Instant due = now.plus(faults.delay()).plus(jitter);
    if (holds) {
      return due.plus(HELD_BACK);
    }
    // Jitter alone delays, it does not reorder: a queue somewhere, not another path.
    lastArrival = due.isAfter(lastArrival) ? due : lastArrival;
    return lastArrival;
  }

  /** Changes what goes wrong from now on. */
  public synchronized void faults(LinkFaults other) {
    faults = other;
  }

  /** What is lost from now on follows this seed. */
  public synchronized void reseed(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Cuts it, or joins it again; what is on its way still arrives. */
  public synchronized void cut(boolean isCut) {
    cut = isCut;
  }

  public synchronized long offered() {
    return offered;
  }

  public synchronized long lost() {
    return lost;
  }
}
