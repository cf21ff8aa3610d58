package io.skybeat.analytics.record;

import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.UnitTap;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.sighting.CameraId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Records one camera's access units as they came, into segments with a sidecar each. */
public final class StreamRecorder implements UnitTap {
  /**
   * @param sortie asked at the start of each segment: the sortie being flown
   */
  public StreamRecorder(CameraId camera, RecordingPlan plan, Supplier<Optional<SortieId>> sortie) {}

  @Override
  public void unit(AccessUnit unit) {}

  @Override
  public void interrupted() {}

  /** Whether a picture captured at {@code at} is inside a segment written or being written. */
  public boolean holds(Instant at) {
    return false;
  }

  @Override
  public void close() {}
}
