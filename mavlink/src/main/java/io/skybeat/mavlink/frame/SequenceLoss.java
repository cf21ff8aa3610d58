package io.skybeat.mavlink.frame;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Counts lost frames per sender (system, component) from the gaps in its sequence numbers on one
 * link. A number up to 128 behind the last one is taken as late or repeated, not as a gap. One
 * thread notes, any thread may ask.
 */
public final class SequenceLoss {
  private static final int IDS = 256;

  private final AtomicReferenceArray<AtomicReferenceArray<Track>> systems =
      new AtomicReferenceArray<>(IDS);

  /** Notes one good frame. */
  public void note(int systemId, int componentId, int sequence) {
    AtomicReferenceArray<Track> system = systems.get(systemId);
    if (system == null) {
      system = new AtomicReferenceArray<>(IDS);
      systems.set(systemId, system);
    }
    Track track = system.get(componentId);
    if (track == null) {
      track = new Track();
      system.set(componentId, track);
    }
    track.note(sequence);
  }

  /** A snapshot, by system and component. */
  public Map<Sender, Count> counts() {
    TreeMap<Sender, Count> counts = new TreeMap<>();
    for (int system = 0; system < IDS; system++) {
      AtomicReferenceArray<Track> components = systems.get(system);
      for (int component = 0; components != null && component < IDS; component++) {
        Track track = components.get(component);
        if (track != null) {
          counts.put(new Sender(system, component), track.count());
        }
      }
    }
    return counts;
  }

  /** Lost frames of all senders together. */
  public long lost() {
    return counts().values().stream().mapToLong(Count::lost).sum();
  }

  /** A sender on the link. */
  public record Sender(int systemId, int componentId) implements Comparable<Sender> {
    @Override
    public int compareTo(Sender other) {
      return Integer.compare(systemId << 8 | componentId, other.systemId << 8 | other.componentId);
    }
  }

  /**
   * Frames of one sender.
   *
   * @param received good frames
   * @param lost frames missing from the sequence and not seen later
   * @param late frames that came out of order or twice
   */
  public record Count(long received, long lost, long late) {}

  private static final class Track {
    private int last = -1;
    private final Tally received = new Tally();
    private final Tally lost = new Tally();
    private final Tally late = new Tally();

    void note(int sequence) {
      received.add();
      if (last < 0) {
        last = sequence;
        return;
      }
      int ahead = (sequence - last - 1) & 0xff;
      if (ahead < 128) {
        if (ahead > 0) {
          lost.add(ahead);
        }
        last = sequence;
        return;
      }
      late.add();
      if (sequence != last && lost.get() > 0) {
        lost.add(-1);
      }
    }

    Count count() {
      return new Count(received.get(), lost.get(), late.get());
    }
  }
}
