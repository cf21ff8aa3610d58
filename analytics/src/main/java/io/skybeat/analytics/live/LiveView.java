package io.skybeat.analytics.live;

import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.UnitTap;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.wire.MediaFrame;

/**
 * Turns one camera's access units into LIVE media frames while somebody watches: starts at a key
 * unit, and when the outlet is congested drops until the next key unit.
 */
public final class LiveView implements UnitTap {
  /** Where live units go. */
  public interface Outlet {
    /** Takes the frame, or returns false when it cannot without delay; must not block. */
    boolean offer(MediaFrame frame);
  }

  public LiveView(CameraId camera, Outlet outlet) {}

  /** Somebody watches, or nobody does. */
  public void watch(boolean on) {}

  @Override
  public void unit(AccessUnit unit) {}

  @Override
  public void interrupted() {}

  @Override
  public void close() {}
}
