package io.skybeat.mavlink.sign;

import io.skybeat.mavlink.frame.Frame;
import java.util.TreeMap;

/**
 * Lets pass what is signed with our key and is new: the timestamp must grow per link, system and
 * component, and a stream's first frame may be at most a minute behind the newest timestamp seen.
 * That is what keeps a recorded frame from being played again.
 */
public final class SignatureGate {
  /** What the gate says about a frame. */
  public enum Verdict {
    /** Ours and new. */
    PASSED,
    /** It has no signature. */
    UNSIGNED,
    /** It is signed with another key, or was changed. */
    WRONG_KEY,
    /** It was seen before, or is too old. */
    REPLAYED
  }

  /** One minute in steps of 10 microseconds. */
  private static final long MINUTE = 6_000_000;

  private final byte[] key;
  private final TreeMap<Integer, Long> streams = new TreeMap<>();
  private long newest;

  /**
   * @param key 32 bytes, copied
   * @param lastUsed the newest timestamp known from before, 0 for none
   */
  public SignatureGate(byte[] key, long lastUsed) {
    this.key = key.clone();
    this.newest = lastUsed;
  }

  /** Judges one frame and, when it passes, remembers its timestamp. */
  public Verdict judge(Frame frame) {
    if (!frame.signed()) {
      return Verdict.UNSIGNED;
    }
    if (!Signature.matches(key, frame)) {
      return Verdict.WRONG_KEY;
    }
    long timestamp = Signature.timestamp(frame);
    int stream = Signature.linkId(frame) << 16 | frame.systemId() << 8 | frame.componentId();
    Long before = streams.get(stream);
    if (before != null ? timestamp <= before : timestamp < newest - MINUTE) {
      return Verdict.REPLAYED;
    }
    streams.put(stream, timestamp);
    newest = Math.max(newest, timestamp);
    return Verdict.PASSED;
  }

  /** The newest timestamp that has passed: keep it with the key. */
  public long newest() {
    return newest;
  }
}
