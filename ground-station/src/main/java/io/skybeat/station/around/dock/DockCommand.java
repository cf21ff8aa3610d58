package io.skybeat.station.around.dock;

import java.time.Instant;

/**
 * An order on its way to a dock.
 *
 * @param dock its id
 * @param request names this sending, for the answer
 * @param at when it was given
 */
public record DockCommand(String dock, DockOrder order, String request, Instant at) {}
