package io.skybeat.analytics.video;

import io.skybeat.core.sighting.StreamHealth.State;

/**
 * What state a stream is in, and when to connect or to give a connection up. Pure: moments are
 * monotonic nanoseconds and come as arguments; the caller does what {@link #tick} says.
 *
 * <p>No decoded picture for 2 s is STALLED; after 4 s the connection is given up. Attempts are
 * paced 1 s, 2 s, then every 5 s, after a refusal 10 s. A frozen stream is taken up anew after 10
 * s, then every 30 s. Used under one lock.
 */
public final class StreamMonitor {
  /** What the caller shall do. */
  public enum Act {
    NOTHING,
    CONNECT,
    DISCONNECT
  }

  private static final long SECOND = 1_000_000_000L;
  private static final long STALLED_NANOS = 2 * SECOND;
  private static final long FIRST_PICTURE_NANOS = 5 * SECOND;
  private static final long GIVE_UP_NANOS = 4 * SECOND;
  private static final long GIVE_UP_FIRST_NANOS = 12 * SECOND;
  private static final long REFUSED_NANOS = 10 * SECOND;
  private static final long FROZEN_NANOS = 10 * SECOND;
  private static final long FROZEN_AGAIN_NANOS = 30 * SECOND;
  private static final long[] PACE_NANOS = {SECOND, 2 * SECOND, 5 * SECOND};

  private State state = State.CONNECTING;
  private String detail = "connecting";
  private boolean connected;
  private boolean pictureHere;
  private boolean everPicture;
  private long sinceNanos;
  private long pictureNanos;
  private long frozenNanos;
  private boolean frozenBefore;
  private boolean attempted;
  private long nextNanos;
  private int failures;
  private long reconnects;

  /** A decoded picture came; {@code frozen} by the {@link FreezeRule}. */
  public void picture(long nowNanos, boolean frozen, double stillS) {
    if (!connected) {
      return;
    }
    if (!pictureHere && everPicture) {
      reconnects++;
    }
    pictureHere = true;
    everPicture = true;
    pictureNanos = nowNanos;
    failures = 0;
    if (!frozen) {
      frozenBefore = false;
      become(State.RUNNING, "");
      return;
    }
    if (state != State.FROZEN) {
      frozenNanos = nowNanos;
    }
    become(
        State.FROZEN,
        "the same picture for %d s under running time stamps".formatted((long) stillS));
  }

  /** The connection ended by itself. */
  public void ended(long nowNanos, StreamEnd end) {
    if (!connected) {
      return;
    }
    connected = false;
    become(end.refused() ? State.REFUSED : State.STALLED, end.reason());
    nextNanos = nowNanos + (end.refused() ? REFUSED_NANOS : pace());
  }

  /** Time passed; called some times a second. */
  public Act tick(long nowNanos) {
    if (state == State.STOPPED) {
      return Act.NOTHING;
    }
    if (!connected) {
      return connect(nowNanos);
    }
    long silent = nowNanos - (pictureHere ? pictureNanos : sinceNanos);
    if (pictureHere && silent >= STALLED_NANOS) {
      become(State.STALLED, "no picture for " + silent / SECOND + " s");
    } else if (!pictureHere && silent >= FIRST_PICTURE_NANOS && state == State.CONNECTING) {
      become(State.STALLED, "connected, but no picture for " + silent / SECOND + " s");
    }
    if (silent >= (pictureHere ? GIVE_UP_NANOS : GIVE_UP_FIRST_NANOS)) {
      return disconnect(nowNanos);
    }
    long patience = frozenBefore ? FROZEN_AGAIN_NANOS : FROZEN_NANOS;
    if (state == State.FROZEN && nowNanos - frozenNanos >= patience) {
      frozenBefore = true;
      frozenNanos = nowNanos;
      return disconnect(nowNanos);
    }
    return Act.NOTHING;
  }

  private Act connect(long nowNanos) {
    if (attempted && nowNanos < nextNanos) {
      return Act.NOTHING;
    }
    attempted = true;
    connected = true;
    pictureHere = false;
    sinceNanos = nowNanos;
    return Act.CONNECT;
  }

  private Act disconnect(long nowNanos) {
    connected = false;
    nextNanos = nowNanos + pace();
    return Act.DISCONNECT;
  }

  private long pace() {
    return PACE_NANOS[Math.min(failures++, PACE_NANOS.length - 1)];
  }

  /** The stream is no longer wanted; final. */
  public void stopped() {
    become(State.STOPPED, "no longer assigned");
  }

  public State state() {
    return state;
  }

  /** The reason in a line; empty while RUNNING. */
  public String detail() {
    return detail;
  }

  /** How often pictures came again after a connection was lost or given up. */
  public long reconnects() {
    return reconnects;
  }

  private void become(State next, String why) {
    if (state != State.STOPPED) {
      state = next;
      detail = why;
    }
  }
}
