package io.skybeat.analytics.rtsp;

import static org.junit.jupiter.api.Assumptions.abort;

import io.skybeat.analytics.video.FrameSource;
import io.skybeat.core.time.SystemTime;

class GstreamerSourceTest extends FrameSourceContract {
  @Override
  FrameSource.Factory factory(SystemTime time) {
    try {
      return FrameSources.choose("gstreamer", time);
    } catch (IllegalArgumentException e) {
      return abort("skipped: " + e.getMessage());
    }
  }
}
