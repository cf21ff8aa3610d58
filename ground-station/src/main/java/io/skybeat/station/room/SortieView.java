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
 * @param assignment with what it is flown, and why it is
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
    Optional<Integer> leftAtItem,
    Assignment assignment) {
  public SortieView {
    // Views that an earlier version wrote have none.
    assignment = assignment == null ? Assignment.NONE : assignment;
  }

  /** One that no line of the timetable asks for. */
  public SortieView(
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
    this(
        sortie,
        drone,
        route,
        pilot,
        origin,
        startsAt,
        phase,
        phaseSince,
        why,
        held,
        itemReached,
        items,
        planDigest,
        tookOffAt,
        touchedDownAt,
        order,
        outcome,
        look,
        leftAtItem,
        Assignment.NONE);
  }

  /**
   * Where it comes from and what it takes.
   *
   * @param slot line of the timetable
   * @param pack which pack, where they are swapped
   * @param packSince when it was named: the dock puts it in from then on
   * @param approval number of the approval that covers it
   * @param resumes the sortie that it flies on
   * @param fromItem item of the route's plan, from 0, with which it begins; 0: from its beginning
   */
  public record Assignment(
      Optional<String> slot,
      Optional<String> pack,
      Optional<Instant> packSince,
      Optional<String> approval,
      Optional<SortieId> resumes,
      int fromItem) {
    /** Nothing of it. */
    public static final Assignment NONE =
        new Assignment(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0);
  }

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
