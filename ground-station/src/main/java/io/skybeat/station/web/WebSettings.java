package io.skybeat.station.web;

import java.time.Duration;

/**
 * Where and how the command room is served.
 *
 * @param host address to listen on; loopback unless the operator says otherwise
 * @param port TCP port; 0 takes a free one
 * @param sessionLength how long a login holds
 */
public record WebSettings(String host, int port, Duration sessionLength) {
  public static final Duration DEFAULT_SESSION = Duration.ofHours(12);
}
