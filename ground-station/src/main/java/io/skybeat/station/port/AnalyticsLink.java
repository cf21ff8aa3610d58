package io.skybeat.station.port;

import io.skybeat.core.wire.WireMessage;

/** The way to the analytics worker. */
public interface AnalyticsLink {
  /** Sends {@code message} to the worker; dropped when none is connected. Never blocks. */
  void tell(WireMessage message);
}
