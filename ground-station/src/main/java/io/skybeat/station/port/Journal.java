package io.skybeat.station.port;

import io.skybeat.station.event.Fact;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The append-only record of facts. Appending never blocks; completion is told to the {@link
 * Listener} from the journal's own thread. Nothing is lost silently: what cannot be written is kept
 * in memory, told as failed, and tried again until it can.
 */
public interface Journal extends AutoCloseable {
  /** Hears of durability. Called from the journal's thread. */
  interface Listener {
    /** All facts up to and including {@code position} are durable. */
    void stored(long position);

    /** Writing failed; {@code why} names the place and the remedy. Told once a spell. */
    void failed(String why);
  }

  /** Who hears of completion; set once, before the first append. */
  void listen(Listener listener);

  /** Puts {@code facts} behind the last; returns the position of the last of them (from 1). */
  long append(List<Fact> facts);

  /** Hands every durable fact in order, with its position, to {@code reader}. */
  default void replay(BiConsumer<Long, Fact> reader) {
    replay(0, reader);
  }

  /** Likewise those behind position {@code after}. */
  void replay(long after, BiConsumer<Long, Fact> reader);

  /**
   * A shortcut past the first facts: what folding them gave, as text. It can always be made anew
   * from the facts, and is nothing without them.
   *
   * @param position how many facts it stands for
   * @param shape names the form of {@code body}: a program with another form does not take it
   */
  record Snapshot(long position, String shape, String body) {}

  /** The newest snapshot of this shape. */
  Optional<Snapshot> snapshot(String shape);

  /**
   * Keeps a snapshot when its facts are durable; {@code body} is asked for on the journal's own
   * thread. Should it fail, the next start takes longer and that is all.
   */
  void keepSnapshot(long position, String shape, Supplier<String> body);

  /** Writes what is pending, then closes. */
  @Override
  void close();
}
