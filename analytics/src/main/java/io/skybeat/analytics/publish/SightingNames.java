package io.skybeat.analytics.publish;

import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Kind;
import java.time.Instant;
import java.util.Locale;

/**
 * Names that stay the same however often a sighting is sent: worker, camera, observation and frame
 * time, and nothing that a restart could change. An observation is named by its first frame, so the
 * numbers of a restarted process never meet those of the former.
 */
public final class SightingNames {
  private SightingNames() {}

  /** Name of one continuous observation. */
  public static String track(
      String worker, CameraId camera, Kind kind, Instant firstSeenAt, long number) {
    return String.join(
        ".",
        worker,
        camera.toString().replace('/', '.'),
        kind.name().toLowerCase(Locale.ROOT),
        stamp(firstSeenAt),
        Long.toString(number));
  }

  /** Name of the sighting of {@code track} at the frame taken at {@code frameAt}. */
  public static String sighting(String track, Instant frameAt) {
    return track + "." + stamp(frameAt);
  }

  /** Name of a camera's cell report at {@code frameAt}. */
  public static String cells(String worker, CameraId camera, Instant frameAt) {
    return String.join(".", worker, camera.toString().replace('/', '.'), "cells", stamp(frameAt));
  }

  private static String stamp(Instant at) {
    long micros = at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    return Long.toString(micros, 36);
  }
}
