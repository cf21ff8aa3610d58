package io.skybeat.analytics.live;

import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.UnitTap;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.wire.MediaFrame;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Turns one camera's access units into LIVE media frames while somebody watches: starts at a key
 * unit, and when the outlet is congested drops until the next key unit, so that the picture is
 * never late and never broken. Who begins to watch gets the units since the last key unit at once,
 * so that the picture stands without waiting for the next.
 */
public final class LiveView implements UnitTap {
  /** Where live units go. */
  public interface Outlet {
    /** Takes the frame, or returns false when it cannot without delay; must not block. */
    boolean offer(MediaFrame frame);
  }

  /**
   * Counts since the start.
   *
   * @param sent units that the outlet took
   * @param dropped units left out for congestion while somebody watched
   */
  public record Counts(long sent, long dropped) {}

  private static final int MAX_KEPT = 60;

  private final CameraId camera;
  private final Outlet outlet;
  private final ArrayDeque<AccessUnit> sinceKey = new ArrayDeque<>();
  private boolean watched;
  private boolean running;
  private long sent;
  private long dropped;

  public LiveView(CameraId camera, Outlet outlet) {
    this.camera = camera;
    this.outlet = outlet;
  }

  /** Somebody watches, or nobody does. */
  public synchronized void watch(boolean on) {
    if (on && !watched) {
      running = !sinceKey.isEmpty();
      for (AccessUnit unit : sinceKey) {
        running = running && send(unit);
      }
    }
    watched = on;
    running &= on;
  }

  @Override
  public synchronized void unit(AccessUnit unit) {
    keep(unit);
    if (!watched) {
      return;
    }
    running |= unit.key();
    if (!running) {
      dropped++;
      return;
    }
    if (!send(unit)) {
      dropped++;
      running = false;
    }
  }

  @Override
  public synchronized void interrupted() {
    sinceKey.clear();
    running = false;
  }

  public synchronized Counts counts() {
    return new Counts(sent, dropped);
  }

  /** Long distances between key units are not worth the burst that catching up would be. */
  private void keep(AccessUnit unit) {
    if (unit.key()) {
      sinceKey.clear();
    } else if (sinceKey.isEmpty() || sinceKey.size() >= MAX_KEPT) {
      sinceKey.clear();
      return;
    }
    sinceKey.add(unit);
  }

  private boolean send(AccessUnit unit) {
    boolean taken =
        outlet.offer(
            new MediaFrame(
                new MediaFrame.Header(
                    MediaFrame.What.LIVE,
                    Optional.of(camera),
                    Optional.of(unit.time().at()),
                    unit.key(),
                    Optional.of(unit.codecString()),
                    unit.widthPx(),
                    unit.heightPx(),
                    Optional.empty()),
                unit.annexB()));
    sent += taken ? 1 : 0;
    return taken;
  }

  @Override
  public synchronized void close() {
    watched = false;
    sinceKey.clear();
  }
}
