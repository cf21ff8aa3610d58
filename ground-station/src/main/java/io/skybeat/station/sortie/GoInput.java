package io.skybeat.station.sortie;

import io.skybeat.station.event.GoLine;
import java.util.function.Consumer;

/**
 * Something that is looked at before a launch. Pure, without a state of its own, and quick: it is
 * asked every second while a sortie waits. It always tells its lines, also those that are good, so
 * that the report shows what was looked at; what stands against the launch is a sentence of {@code
 * Wording} in the line's {@code against}. A new one is put into {@link GoNoGo}.
 */
@FunctionalInterface
interface GoInput {
  /** Tells its lines of {@code now} to {@code sheet}, always in the same order. */
  void look(GoCase now, Consumer<GoLine> sheet);
}
