package io.skybeat.station.port;

import io.skybeat.station.event.Fact;
import java.util.List;
import java.util.function.BiConsumer;

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
  void replay(BiConsumer<Long, Fact> reader);

  /** Writes what is pending, then closes. */
  @Override
  void close();
}
