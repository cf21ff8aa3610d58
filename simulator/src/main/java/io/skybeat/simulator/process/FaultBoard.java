package io.skybeat.simulator.process;

import io.skybeat.core.time.Time;
import io.skybeat.simulator.fault.BadFault;
import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.FaultKind.Stage;
import io.skybeat.simulator.fault.FaultText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Every fault of a running simulator, however it was asked for: planned, at work, over. Faults
 * begin and end on the clock's thread. Thread-safe.
 */
public final class FaultBoard {
  private static final long SEEDS_APART = 1_000_003;

  /** As many as are remembered once they are over. */
  private static final int REMEMBERED = 200;

  /** Where a fault stands. */
  public enum State {
    PLANNED,
    ACTIVE,
    OVER
  }

  /**
   * A fault and where it stands, as it is told.
   *
   * @param id a number that it keeps
   * @param kind its name
   * @param drone that it strikes
   * @param ends when it will be over, or was
   * @param note why it did nothing, where it did nothing
   */
  public record Standing(
      long id,
      String kind,
      Optional<String> drone,
      State state,
      Instant begins,
      Instant ends,
      OptionalDouble strength,
      Optional<String> message,
      Optional<String> direction,
      OptionalInt command,
      Optional<String> camera,
      long seed,
      Optional<String> note) {}

  /** Who carries faults out. */
  interface Hands {
    /** Why it cannot strike here, with the remedy; empty: it can. */
    String lacks(Fault fault);

    void begin(Fault fault);

    void end(Fault fault);
  }

  private static final class Entry {
    final long id;
    final FaultText text;
    final Fault fault;
    State state = State.PLANNED;
    Instant ends;
    String note = "";
    Time.Wakeup next;

    Entry(long id, FaultText text, Fault fault) {
      this.id = id;
      this.text = text;
      this.fault = fault;
      this.ends = fault.from().plus(fault.lasting());
    }
  }

  private final Time time;
  private final long seed;
  private final ToIntFunction<String> drones;
  private final Hands hands;
  private final Map<Long, Entry> entries = new TreeMap<>();
  private long lastId;
  private boolean closed;

  /**
   * @param seed that faults draw theirs from
   * @param drones the system of a drone by its name, 0 for one that is unknown
   */
  FaultBoard(Time time, long seed, ToIntFunction<String> drones, Hands hands) {
    this.time = time;
    this.seed = seed;
    this.drones = drones;
    this.hands = hands;
  }

  /** Takes a fault on; throws {@link BadFault} with what is wrong and the remedy. */
  public synchronized Standing plan(FaultText text) {
    Fault fault = text.fault(Stage.LIVE, time.now(), drones, seed * SEEDS_APART + lastId + 1);
    String lacks = hands.lacks(fault);
    if (!lacks.isEmpty()) {
      throw new BadFault("kind", fault.kind().word() + " cannot strike here: " + lacks);
    }
    forgetOldest();
    Entry entry = new Entry(++lastId, text, fault);
    entries.put(entry.id, entry);
    entry.next = time.wakeAt(fault.from(), () -> begin(entry));
    return told(entry);
  }

  private void forgetOldest() {
    List<Long> over = new ArrayList<>();
    entries.forEach(
        (id, entry) -> {
          if (entry.state == State.OVER) {
            over.add(id);
          }
        });
    for (int i = 0; i < over.size() - REMEMBERED; i++) {
      entries.remove(over.get(i));
    }
  }

  // Hands are called without the lock: they take locks of their own.

  private void begin(Entry entry) {
    synchronized (this) {
      if (closed || entry.state != State.PLANNED) {
        return;
      }
      entry.state = State.ACTIVE;
      entry.next = time.wakeAt(entry.ends, () -> over(entry));
    }
    try {
      hands.begin(entry.fault);
    } catch (RuntimeException e) {
      synchronized (this) {
        entry.note = "it did not begin: " + e.getMessage();
      }
    }
  }

  private void over(Entry entry) {
    synchronized (this) {
      if (closed || entry.state != State.ACTIVE) {
        return;
      }
      entry.state = State.OVER;
      entry.ends = time.now();
    }
    hands.end(entry.fault);
  }

  /** Ends a fault now, or takes a planned one back; empty: there is none of that number. */
  public synchronized Optional<Standing> end(long id) {
    Entry entry = entries.get(id);
    if (entry == null) {
      return Optional.empty();
    }
    switch (entry.state) {
      case PLANNED -> {
        entry.next.cancel();
        entry.state = State.OVER;
        entry.ends = time.now();
        entry.note = "taken back before it began";
      }
      case ACTIVE -> {
        entry.next.cancel();
        entry.ends = time.now();
        entry.next = time.wakeAt(time.now(), () -> over(entry));
      }
      case OVER -> {
        // It stays as it is.
      }
    }
    return Optional.of(told(entry));
  }

  /** Those that are planned or at work; {@code all}: also those that are over. */
  public synchronized List<Standing> list(boolean all) {
    return entries.values().stream()
        .filter(entry -> all || entry.state != State.OVER)
        .map(FaultBoard::told)
        .toList();
  }

  /** One of them. */
  public synchronized Optional<Standing> find(long id) {
    return Optional.ofNullable(entries.get(id)).map(FaultBoard::told);
  }

  /** Nothing begins or ends any more. */
  synchronized void close() {
    closed = true;
    entries.values().stream().filter(e -> e.next != null).forEach(entry -> entry.next.cancel());
  }

  private static Standing told(Entry entry) {
    FaultText text = entry.text;
    return new Standing(
        entry.id,
        entry.fault.kind().word(),
        text.drone(),
        entry.state,
        entry.fault.from(),
        entry.ends,
        entry.fault.kind().strength().asked()
            ? OptionalDouble.of(entry.fault.strength())
            : OptionalDouble.empty(),
        text.message(),
        text.direction(),
        text.command(),
        text.camera(),
        entry.fault.detail().seed(),
        entry.note.isEmpty() ? Optional.empty() : Optional.of(entry.note));
  }
}
