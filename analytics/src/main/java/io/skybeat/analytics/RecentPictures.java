package io.skybeat.analytics;

import io.skybeat.analytics.locating.ZoneCover;
import io.skybeat.analytics.publish.MarkedStill;
import io.skybeat.analytics.video.Frame;
import io.skybeat.core.sighting.ClockQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The last pictures of one camera as JPEGs, two a second for half a minute, kept while somebody
 * watches: an officer's mark refers to a picture seconds old. Thread-safe.
 */
final class RecentPictures {
  private static final Duration EVERY = Duration.ofMillis(450);
  private static final Duration KEPT = Duration.ofSeconds(30);

  /** A picture further than this from the moment asked for does not show it. */
  private static final Duration NEAR = Duration.ofSeconds(1);

  /** One picture. */
  @SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
  record Picture(Instant at, ClockQuality clock, int widthPx, int heightPx, byte[] jpeg) {}

  private final Deque<Picture> pictures = new ArrayDeque<>();
  private boolean watched;

  /** Whether somebody watches; a picture is kept on for its time after nobody does. */
  synchronized void watch(boolean on) {
    watched = on;
  }

  /** Keeps {@code frame} without what is {@code cover}ed, when it is time for one. */
  void offer(Frame frame, ZoneCover cover) {
    synchronized (this) {
      Instant at = frame.at();
      while (!pictures.isEmpty() && pictures.getFirst().at().isBefore(at.minus(KEPT))) {
        pictures.removeFirst();
      }
      boolean fresh =
          !pictures.isEmpty()
              && Duration.between(pictures.getLast().at(), at).abs().compareTo(EVERY) < 0;
      if (!watched || fresh) {
        return;
      }
    }
    byte[] jpeg = MarkedStill.jpeg(frame.bgr(), frame.widthPx(), frame.heightPx(), cover);
    Picture picture =
        new Picture(frame.at(), frame.time().quality(), frame.widthPx(), frame.heightPx(), jpeg);
    synchronized (this) {
      pictures.addLast(picture);
    }
  }

  /** The picture nearest to {@code at}; empty when none is near. */
  synchronized Optional<Picture> near(Instant at) {
    Picture best = null;
    Duration least = NEAR;
    for (Picture picture : pictures) {
      Duration off = Duration.between(picture.at(), at).abs();
      if (off.compareTo(least) <= 0) {
        best = picture;
        least = off;
      }
    }
    return Optional.ofNullable(best);
  }
}
