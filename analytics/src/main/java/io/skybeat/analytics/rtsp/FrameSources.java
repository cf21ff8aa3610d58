package io.skybeat.analytics.rtsp;

import io.skybeat.analytics.video.FrameSource;
import io.skybeat.core.time.Time;

/** Chooses the ingest back end by configuration. */
public final class FrameSources {
  private FrameSources() {}

  /**
   * The back end named {@code auto} (ffmpeg), {@code ffmpeg} or {@code gstreamer}. Throws
   * IllegalArgumentException with the remedy when the name is unknown or the back end cannot run
   * here.
   */
  public static FrameSource.Factory choose(String backend, Time time) {
    return switch (backend) {
      case "auto", "ffmpeg" -> new FfmpegSource.Factory(time);
      case "gstreamer" -> new GstreamerSource.Factory(time);
      default ->
          throw new IllegalArgumentException(
              "video back end '" + backend + "' is none of auto, ffmpeg, gstreamer");
    };
  }
}
