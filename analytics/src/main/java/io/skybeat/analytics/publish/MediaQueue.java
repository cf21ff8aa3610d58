package io.skybeat.analytics.publish;

import io.skybeat.core.wire.MediaFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;

/**
 * What waits for the media connection: hashes of stills, which are read from disk when their turn
 * comes, and live units, which are refused rather than late. Thread-safe.
 */
final class MediaQueue {
  private static final int MAX_LIVE_BYTES = 1_500_000;

  /** The next thing to send: a still's hash or a live unit. */
  record Next(Optional<String> still, Optional<MediaFrame> live) {}

  private final LinkedHashSet<String> stills = new LinkedHashSet<>();
  private final Deque<MediaFrame> live = new ArrayDeque<>();
  private int liveBytes;
  private boolean connected;

  /** Asks for a still to be sent; one that waits already is not sent twice. */
  synchronized void still(String sha256) {
    stills.add(sha256);
    notifyAll();
  }

  /** Takes a live unit, or returns false when the connection is down or behind. */
  synchronized boolean live(MediaFrame frame) {
    if (!connected || liveBytes + frame.body().length > MAX_LIVE_BYTES) {
      return false;
    }
    live.addLast(frame);
    liveBytes += frame.body().length;
    notifyAll();
    return true;
  }

  /** The connection is up or down; live units of the former one are gone. */
  synchronized void connected(boolean up) {
    connected = up;
    live.clear();
    liveBytes = 0;
    notifyAll();
  }

  /** Waits up to {@code timeoutMs} for something to send; live units first, they are small. */
  synchronized Optional<Next> take(long timeoutMs) throws InterruptedException {
    if (live.isEmpty() && stills.isEmpty()) {
      wait(timeoutMs);
    }
    if (!live.isEmpty()) {
      MediaFrame frame = live.removeFirst();
      liveBytes -= frame.body().length;
      return Optional.of(new Next(Optional.empty(), Optional.of(frame)));
    }
    if (!stills.isEmpty()) {
      String sha256 = stills.iterator().next();
      stills.remove(sha256);
      return Optional.of(new Next(Optional.of(sha256), Optional.empty()));
    }
    return Optional.empty();
  }
}
