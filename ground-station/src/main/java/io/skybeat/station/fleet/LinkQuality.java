package io.skybeat.station.fleet;

import io.skybeat.mavlink.conversation.RoundTrip;
import java.time.Duration;
import java.time.Instant;

/**
 * How good the way to a vehicle is. It is degraded by any of: frames lost, a long way there and
 * back or one that varies (a mobile network under load), heartbeats that stay away for a while. It
 * gets good again only after it was good for {@link #CALM}: a network on the edge would flutter.
 *
 * @param state judged last
 * @param since when it became so
 * @param lossShare of the frames of late, 0..1
 * @param received frames of late, decaying
 * @param lost likewise
 * @param longestGap between heartbeats of late
 * @param lastBeat the last heartbeat
 * @param calmSince since when nothing speaks against it
 */
public record LinkQuality(
    State state,
    Instant since,
    double lossShare,
    double received,
    double lost,
    Duration longestGap,
    Instant lastBeat,
    Instant calmSince) {
  /** What can be expected of it. */
  public enum State {
    /** Nothing was heard yet. */
    NONE,
    /** As it should be. */
    GOOD,
    /** It works, and may soon not. */
    DEGRADED,
    /** No heartbeat comes. */
    LOST
  }

  public static final LinkQuality UNKNOWN =
      new LinkQuality(
          State.NONE, Instant.EPOCH, 0, 0, 0, Duration.ZERO, Instant.EPOCH, Instant.EPOCH);

  /** Loss that a mobile network should not have. */
  private static final double LOSS = 0.1;

  private static final Duration ROUND_TRIP = Duration.ofMillis(800);
  private static final Duration JITTER = Duration.ofMillis(300);

  /** Two heartbeats missing. */
  private static final Duration GAP = Duration.ofMillis(2800);

  /** A link that was bad must be good for so long to be called so. */
  static final Duration CALM = Duration.ofSeconds(10);

  /** With each count, one a second, the older ones weigh less. */
  private static final double KEEP = 0.9;

  private static final double FEW = 10;

  LinkQuality beat(Instant at) {
    Duration gap = lastBeat.equals(Instant.EPOCH) ? Duration.ZERO : Duration.between(lastBeat, at);
    Duration longest =
        gap.compareTo(longestGap) > 0 ? gap : longestGap.multipliedBy(9).dividedBy(10);
    return new LinkQuality(state, since, lossShare, received, lost, longest, at, calmSince);
  }

  LinkQuality counted(long more, long moreLost) {
    double in = received * KEEP + Math.max(0, more);
    // What was counted as lost may have come late: the count goes back then.
    double out = Math.max(0, lost * KEEP + moreLost);
    double share = in + out < FEW ? 0 : out / (in + out);
    return new LinkQuality(state, since, share, in, out, longestGap, lastBeat, calmSince);
  }

  LinkQuality judged(Instant now, Instant lastHeard, boolean silent, RoundTrip way) {
    boolean bad = silent || !complaint(now, lastHeard, way).isEmpty();
    Instant calm = bad ? now : calmSince;
    State next;
    if (silent) {
      next = State.LOST;
    } else if (bad) {
      next = State.DEGRADED;
    } else {
      boolean wasBad = state == State.DEGRADED || state == State.LOST;
      next = wasBad && calm.plus(CALM).isAfter(now) ? State.DEGRADED : State.GOOD;
    }
    if (next == state && calm.equals(calmSince)) {
      return this;
    }
    return new LinkQuality(
        next, next == state ? since : now, lossShare, received, lost, longestGap, lastBeat, calm);
  }

  /** What speaks against it, in words; empty: nothing. */
  public String complaint(Instant now, Instant lastHeard, RoundTrip way) {
    if (lossShare > LOSS) {
      return "loses %d %% of the frames".formatted(Math.round(lossShare * 100));
    }
    if (way.smoothed().compareTo(ROUND_TRIP) > 0) {
      return "takes %d ms there and back".formatted(way.smoothed().toMillis());
    }
    if (way.variation().compareTo(JITTER) > 0) {
      return "varies its delay by %d ms".formatted(way.variation().toMillis());
    }
    Duration silence = Duration.between(lastHeard, now);
    Duration gap = silence.compareTo(longestGap) > 0 ? silence : longestGap;
    return gap.compareTo(GAP) > 0 ? "has gaps of %.1f s".formatted(gap.toMillis() / 1000.0) : "";
  }
}
