package io.skybeat.station.alert;

import io.skybeat.station.event.Fact;
import java.util.List;

/**
 * What the alert rules make of one event.
 *
 * @param memory what they remember for the next
 * @param facts what is so from now on
 * @param urgent true when the room must see it at once
 */
public record Judged(AlertMemory memory, List<Fact> facts, boolean urgent) {
  public Judged {
    facts = List.copyOf(facts);
  }
}
