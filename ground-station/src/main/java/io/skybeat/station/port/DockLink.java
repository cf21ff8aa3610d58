package io.skybeat.station.port;

import io.skybeat.station.around.dock.DockCommand;

/** The way to the docks. */
@FunctionalInterface
public interface DockLink {
  /** No way: nothing is sent. */
  DockLink NONE = command -> {};

  /** Sends an order; never blocks. What becomes of it comes back as a tiding, or not at all. */
  void send(DockCommand command);
}
