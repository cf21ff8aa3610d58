package io.skybeat.station.room;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.geo.LatLon;
import io.skybeat.station.event.AlertId;
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
 * @param look what it looks at beside its route
 * @param leftAtItem the item it flew to when it left its route, as the vehicle counts
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
    Optional<Outcome> outcome,
    Optional<LookView> look,
    Optional<Integer> leftAtItem) {
  /**
   * A look.
   *
   * @param target on the ground
   * @param beside where the drone stands or will stand
   * @param by whose order, with {@code reason}
   * @param until when it ends unless it is renewed
   * @param follows the target is marked again and again
   * @param choice which drones were considered, and why not the others
   */
  public record LookView(
      Optional<AlertId> alert,
      LatLon target,
      LatLon beside,
      String by,
      String reason,
      Instant since,
      Instant until,
      boolean follows,
      String choice) {}

  /** An order's fate: {@code GIVEN}, {@code SEEN} (the vehicle does it) or {@code FAILED}. */
  public record OrderView(String order, String by, String reason, Instant at, String fate) {}
}
