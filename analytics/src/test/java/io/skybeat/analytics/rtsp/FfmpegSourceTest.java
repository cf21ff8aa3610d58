package io.skybeat.analytics.rtsp;

import io.skybeat.analytics.video.FrameSource;
import io.skybeat.core.time.SystemTime;

class FfmpegSourceTest extends FrameSourceContract {
  @Override
  FrameSource.Factory factory(SystemTime time) {
    return FrameSources.choose("ffmpeg", time);
  }
}
