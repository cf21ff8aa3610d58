package io.skybeat.station.room;

import io.skybeat.core.flight.SortieId;
import io.skybeat.station.event.GoLine;
import java.time.Instant;
import java.util.List;

/**
 * A go/no-go report as the room sees it.
 *
 * @param at when it was made
 * @param decided it stands in the journal; else it is how things are now
 * @param go nothing stands against the launch
 * @param lines every input
 */
public record GoView(SortieId sortie, Instant at, boolean decided, boolean go, List<GoLine> lines) {
  public GoView {
    lines = List.copyOf(lines);
  }
}
