package io.skybeat.mavlink.frame;

import java.util.Map;
import java.util.TreeMap;

/**
 * Counts lost frames per sender (system, component) from the gaps in its sequence numbers on one
 * link. A number up to 128 behind the last one is taken as late or repeated, not as a gap.
 */
public final class SequenceLoss {
  private final TreeMap<Integer, Track> tracks = new TreeMap<>();
  private Track recent;

  /** Notes one good frame. */
  public void note(int systemId, int componentId, int sequence) {
    int key = systemId << 8 | componentId;
    Track track = recent;
    if (track == null || track.key != key) {
      track = tracks.computeIfAbsent(key, Track::new);
      recent = track;
    }
    track.note(sequence);
  }

  /** A snapshot, by system and component. */
  public Map<Sender, Count> counts() {
    TreeMap<Sender, Count> counts = new TreeMap<>();
    tracks.forEach(
        (key, track) ->
            counts.put(
                new Sender(key >> 8, key & 0xff),
                new Count(track.received, track.lost, track.late)));
    return counts;
  }

  /** Lost frames of all senders together. */
  public long lost() {
    return tracks.values().stream().mapToLong(track -> track.lost).sum();
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
    private final int key;
    private int last = -1;
    private long received;
    private long lost;
    private long late;

    Track(int key) {
      this.key = key;
    }

    void note(int sequence) {
      received++;
      if (last < 0) {
        last = sequence;
        return;
      }
      int ahead = (sequence - last - 1) & 0xff;
      if (ahead < 128) {
        lost += ahead;
        last = sequence;
        return;
      }
      late++;
      if (sequence != last && lost > 0) {
        lost--;
      }
    }
  }
}
