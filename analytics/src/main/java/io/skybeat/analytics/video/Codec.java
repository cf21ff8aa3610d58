package io.skybeat.analytics.video;

import java.util.Locale;

/** The two codings that cameras send. */
public enum Codec {
  H264,
  H265;

  /** {@code h264} or {@code h265}, as stream health and sidecars write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
