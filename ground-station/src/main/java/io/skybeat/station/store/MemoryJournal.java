package io.skybeat.station.store;

import io.skybeat.station.event.Fact;
import io.skybeat.station.port.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * A journal in memory that stores only when told to: tests and simulated days decide when facts
 * become durable, when writing fails, and what a crash loses. Facts pass through their written
 * form, so that what cannot be read back is found here too.
 */
public final class MemoryJournal implements Journal {
  private record Line(long position, String type, String body) {}

  private final List<Line> durable = new ArrayList<>();
  private final List<Line> pending = new ArrayList<>();
  private final boolean atOnce;
  private Optional<Snapshot> snapshot = Optional.empty();
  private Listener listener;
  private String trouble = "";
  private boolean told;
  private long last;

  /**
   * @param atOnce true: every append is durable before it returns; false: {@link #flush} decides
   */
  public MemoryJournal(boolean atOnce) {
    this.atOnce = atOnce;
  }

  @Override
  public void listen(Listener next) {
    listener = next;
  }

  @Override
  public long append(List<Fact> facts) {
    for (Fact fact : facts) {
      pending.add(new Line(++last, FactCodec.type(fact), FactCodec.body(fact)));
    }
    if (atOnce) {
      flush();
    }
    return last;
  }

  /** Makes pending facts durable and tells so; with trouble set, tells that instead. */
  public void flush() {
    if (!trouble.isEmpty()) {
      if (!told) {
        told = true;
        listener.failed(trouble);
      }
      return;
    }
    if (!pending.isEmpty()) {
      durable.addAll(pending);
      pending.clear();
      listener.stored(last);
    }
  }

  /** Writing fails from now on with {@code why}; empty: it works again. */
  public void fail(String why) {
    trouble = why;
    told = false;
  }

  /** The process dies: what was not durable is gone. */
  public void crash() {
    pending.clear();
    last = durable.size();
    trouble = "";
  }

  @Override
  public void replay(long after, BiConsumer<Long, Fact> reader) {
    for (Line line : List.copyOf(durable.subList((int) after, durable.size()))) {
      reader.accept(line.position(), FactCodec.read(line.position(), line.type(), line.body()));
    }
  }

  @Override
  public Optional<Snapshot> snapshot(String shape) {
    return snapshot.filter(one -> one.shape().equals(shape));
  }

  /** Left out when its facts are not durable yet: the next one comes. */
  @Override
  public void keepSnapshot(long position, String shape, Supplier<String> body) {
    if (position <= durable.size()) {
      snapshot = Optional.of(new Snapshot(position, shape, body.get()));
    }
  }

  @Override
  public void close() {
    if (trouble.isEmpty()) {
      durable.addAll(pending);
    }
    pending.clear();
  }
}
