package io.skybeat.station.room;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.flight.SortieId;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import java.time.Instant;
import java.util.Optional;

/**
 * A sortie as the room sees it.
 *
 * @param pilot who answers for it
 * @param why the reason of the present phase
 * @param held true while it hovers by order
 * @param itemReached last mission item reached (0 home), -1 none; {@code items} their count, 0
 *     unknown
 * @param planDigest of the plan read back from the vehicle, empty until verified
 * @param order the last order given, with who and what became of it
 */
public record SortieView(
    SortieId sortie,
    DroneId drone,
    String route,
    String pilot,
    Origin origin,
    Instant startsAt,
    Phase phase,
    Instant phaseSince,
    String why,
    boolean held,
    int itemReached,
    int items,
    Optional<String> planDigest,
    Optional<Instant> tookOffAt,
    Optional<Instant> touchedDownAt,
    Optional<OrderView> order,
    Optional<Outcome> outcome) {
  /** An order's fate: {@code GIVEN}, {@code SEEN} (the vehicle does it) or {@code FAILED}. */
  public record OrderView(String order, String by, String reason, Instant at, String fate) {}
}
