package io.skybeat.station.alert;

import io.skybeat.station.event.Fact;
import java.util.List;

/**
 * What the alert rules make of one event.
 *
 * @param facts what is so from now on, what the rules have to remember among it
 * @param urgent true when the room must see it at once
 */
public record Judged(List<Fact> facts, boolean urgent) {
  static final Judged NOTHING = new Judged(List.of(), false);

  public Judged {
    facts = List.copyOf(facts);
  }
}
