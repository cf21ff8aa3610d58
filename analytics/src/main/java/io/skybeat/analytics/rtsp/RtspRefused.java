package io.skybeat.analytics.rtsp;

import java.io.IOException;

/** The server answered and declined; the message names the place and the remedy, no secrets. */
final class RtspRefused extends IOException {
  private static final long serialVersionUID = 1L;

  RtspRefused(String message) {
    super(message);
  }
}
