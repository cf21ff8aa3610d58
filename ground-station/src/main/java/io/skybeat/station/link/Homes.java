package io.skybeat.station.link;

import java.time.Duration;
import java.time.Instant;

/**
 * On which link each system is to be addressed: where its autopilot is heard, and where it was
 * heard first as long as it still is heard there. Thread-safe.
 */
final class Homes {
  private static final Duration FAITHFUL = Duration.ofSeconds(3);
  private static final int AUTOPILOT = 1;
  private static final int SYSTEMS = 256;

  private static final class Home {
    private int link = -1;
    private boolean autopilot;
    private Instant heardAt = Instant.MIN;
  }

  private final Home[] homes = new Home[SYSTEMS];

  /** A system's component spoke on a link. */
  synchronized void heard(int systemId, int componentId, int link, Instant at) {
    Home home = homes[systemId];
    if (home == null) {
      home = new Home();
      homes[systemId] = home;
    }
    boolean autopilot = componentId == AUTOPILOT;
    if (home.link == link) {
      home.autopilot |= autopilot;
      home.heardAt = at;
      return;
    }
    boolean silent = home.link < 0 || home.heardAt.plus(FAITHFUL).isBefore(at);
    if (silent || (autopilot && !home.autopilot)) {
      home.link = link;
      home.autopilot = autopilot;
      home.heardAt = at;
    }
  }

  /** The link's number, -1 when the system was never heard. */
  synchronized int of(int systemId) {
    return systemId < 0 || systemId >= SYSTEMS || homes[systemId] == null
        ? -1
        : homes[systemId].link;
  }
}
