package io.skybeat.station.around;

import java.time.Instant;
import java.util.Optional;

/**
 * How one of the ways to the world around stands: a broker, a receiver, a file.
 *
 * @param name of the way, as the configuration has it
 * @param up whether it is there
 * @param since when that began
 * @param detail why not and the remedy, a sentence; empty while it is up
 * @param unreadable the last message that could not be read: place and remedy; empty when none was
 * @param unreadableAt when that came
 */
public record SourceState(
    String name,
    boolean up,
    Instant since,
    String detail,
    Optional<String> unreadable,
    Optional<Instant> unreadableAt) {
  SourceState changed(boolean nextUp, Instant at, String nextDetail) {
    return new SourceState(
        name, nextUp, nextUp == up ? since : at, nextDetail, unreadable, unreadableAt);
  }

  SourceState garbled(String what, Instant at) {
    return new SourceState(name, up, since, detail, Optional.of(what), Optional.of(at));
  }
}
