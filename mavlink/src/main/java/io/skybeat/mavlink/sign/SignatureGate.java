package io.skybeat.mavlink.sign;

import io.skybeat.mavlink.frame.FrameView;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lets pass what is signed with our key and is new: the timestamp must grow per link, system and
 * component, and a stream's first frame may be at most a minute behind the newest timestamp known.
 * That is what keeps a recorded frame from being played again. Not thread-safe.
 */
public final class SignatureGate {
  private static final int IDS = 256;

  /** One minute in steps of 10 microseconds. */
  private static final long MINUTE = 60 * Signature.SECOND;

  /**
   * Who sends, by one road.
   *
   * @param linkId the sender's number for its link
   */
  public record Stream(int linkId, int systemId, int componentId) implements Comparable<Stream> {
    private int key() {
      return linkId << 16 | systemId << 8 | componentId;
    }

    @Override
    public int compareTo(Stream other) {
      return Integer.compare(key(), other.key());
    }
  }

  private static final class Newest {
    private long stamp;

    private Newest(long stamp) {
      this.stamp = stamp;
    }
  }

  private final Seals seals;

  /** By link, system and component, made when first needed: found without an object. */
  private final Newest[][][] streams = new Newest[IDS][][];

  private final boolean[] signers = new boolean[IDS];
  private long newest;

  /**
   * @param lastUsed the newest timestamp known from before, 0 for none
   */
  public SignatureGate(SigningKey key, long lastUsed) {
    this.seals = new Seals(key);
    this.newest = lastUsed;
  }

  /** As {@link #SignatureGate(SigningKey, long)}, with the 32 bytes of a key. */
  public SignatureGate(byte[] key, long lastUsed) {
    this(SigningKey.of(key), lastUsed);
  }

  /** What was known when the key was last used: a stream goes on only above its timestamp. */
  public void restore(Map<Stream, Long> before) {
    before.forEach(
        (stream, stamp) -> {
          components(stream.linkId(), stream.systemId())[stream.componentId()] = new Newest(stamp);
          signers[stream.systemId()] = true;
        });
  }

  /** As {@link #judge(FrameView, long)} without a clock of our own. */
  public Verdict judge(FrameView frame) {
    return judge(frame, 0);
  }

  /**
   * Judges one frame and, when it passes, remembers its timestamp.
   *
   * @param now our own timestamp, so that what is old is known as old before anything was heard
   */
  public Verdict judge(FrameView frame, long now) {
    if (!frame.signed()) {
      return signers[frame.systemId()] ? Verdict.DOWNGRADED : Verdict.UNSIGNED;
    }
    if (!seals.match(frame)) {
      return Verdict.WRONG_KEY;
    }
    long stamp = Signature.timestamp(frame);
    Newest[] components = components(Signature.linkId(frame), frame.systemId());
    Newest before = components[frame.componentId()];
    if (before != null ? stamp <= before.stamp : stamp < Math.max(newest, now) - MINUTE) {
      return Verdict.REPLAYED;
    }
    if (before == null) {
      components[frame.componentId()] = new Newest(stamp);
    } else {
      before.stamp = stamp;
    }
    signers[frame.systemId()] = true;
    newest = Math.max(newest, stamp);
    return Verdict.PASSED;
  }

  /** The newest timestamp that has passed: keep it with the key. */
  public long newest() {
    return newest;
  }

  /** The newest timestamp of each stream. */
  public Map<Stream, Long> streams() {
    TreeMap<Stream, Long> out = new TreeMap<>();
    for (int link = 0; link < IDS; link++) {
      for (int system = 0; streams[link] != null && system < IDS; system++) {
        Newest[] components = streams[link][system];
        for (int component = 0; components != null && component < IDS; component++) {
          if (components[component] != null) {
            out.put(new Stream(link, system, component), components[component].stamp);
          }
        }
      }
    }
    return out;
  }

  private Newest[] components(int link, int system) {
    if (streams[link] == null) {
      streams[link] = new Newest[IDS][];
    }
    if (streams[link][system] == null) {
      streams[link][system] = new Newest[IDS];
    }
    return streams[link][system];
  }
}
