package io.skybeat.analytics.publish;

import io.skybeat.core.wire.MediaFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/**
 * What waits for the media connection: live units, which are refused rather than late, then hashes
 * of stills, then clips, which are read from disk when their turn comes. Thread-safe.
 */
final class MediaQueue {
  private static final int MAX_LIVE_BYTES = 1_500_000;

  /** The next thing to send: a still's hash, a live unit or a stretch of a clip. */
  record Next(Optional<String> still, Optional<MediaFrame> live, Optional<ClipPart> clip) {}

  /** A clip from {@code fromByte} on. */
  record ClipPart(String sha256, long fromByte) {}

  private final LinkedHashSet<String> stills = new LinkedHashSet<>();
  private final Deque<MediaFrame> live = new ArrayDeque<>();
  private final LinkedHashMap<String, Long> clips = new LinkedHashMap<>();
  private int liveBytes;
  private boolean connected;

  /** Asks for a still to be sent; one that waits already is not sent twice. */
  synchronized void still(String sha256) {
    stills.add(sha256);
    notifyAll();
  }

  /**
   * Asks for a clip to be sent from {@code fromByte} on. One that is being sent goes on where it
   * is: the station tells what it lacks, which may be under way.
   */
  synchronized void clip(String sha256, long fromByte) {
    clips.putIfAbsent(sha256, fromByte);
    notifyAll();
  }

  /** The rest of a clip of which a part was sent. */
  synchronized void goOn(String sha256, long fromByte) {
    if (connected) {
      clips.put(sha256, fromByte);
    }
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
    clips.clear();
    liveBytes = 0;
    notifyAll();
  }

  /** Waits up to {@code timeoutMs} for something to send; live units first, they are small. */
  synchronized Optional<Next> take(long timeoutMs) throws InterruptedException {
    if (live.isEmpty() && stills.isEmpty() && clips.isEmpty()) {
      wait(timeoutMs);
    }
    if (!live.isEmpty()) {
      MediaFrame frame = live.removeFirst();
      liveBytes -= frame.body().length;
      return Optional.of(new Next(Optional.empty(), Optional.of(frame), Optional.empty()));
    }
    if (!stills.isEmpty()) {
      String sha256 = stills.iterator().next();
      stills.remove(sha256);
      return Optional.of(new Next(Optional.of(sha256), Optional.empty(), Optional.empty()));
    }
    if (!clips.isEmpty()) {
      Map.Entry<String, Long> first = clips.entrySet().iterator().next();
      clips.remove(first.getKey());
      ClipPart part = new ClipPart(first.getKey(), first.getValue());
      return Optional.of(new Next(Optional.empty(), Optional.empty(), Optional.of(part)));
    }
    return Optional.empty();
  }
}
