package io.skybeat.station.desk;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.station.fleet.Fleet;
import io.skybeat.station.sortie.Flights;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything the pure part knows. {@code ledger} comes back by replay; all else is seen anew after
 * a restart. Conversations within {@code flights} keep a state of their own, so a state is used
 * once.
 *
 * @param told what analytics was told last, to tell it again only when it changes
 * @param trouble why the journal cannot be written
 * @param plannedUntil up to where the timetable is planned
 * @param beatAt when the next heartbeat goes out
 * @param askedStreams when each drone was asked for its telemetry rates
 */
public record DeskState(
    Ledger ledger,
    Fleet fleet,
    Flights flights,
    Inbound inbound,
    Eyes eyes,
    Told told,
    Optional<String> trouble,
    Instant plannedUntil,
    Instant beatAt,
    SortedMap<DroneId, Instant> askedStreams) {

  public DeskState {
    askedStreams = Collections.unmodifiableSortedMap(new TreeMap<>(askedStreams));
  }

  /** True when the room may see it: the journal holds it all, or cannot be written. */
  public boolean showable() {
    return inbound.stored() >= ledger.position() || trouble.isPresent();
  }

  /** What analytics was told last. */
  public record Told(List<CameraAssignment> cameras, List<Ring> ground) {}

  DeskState with(Ledger next) {
    return new DeskState(
        next, fleet, flights, inbound, eyes, told, trouble, plannedUntil, beatAt, askedStreams);
  }

  DeskState with(Fleet next) {
    return new DeskState(
        ledger, next, flights, inbound, eyes, told, trouble, plannedUntil, beatAt, askedStreams);
  }

  DeskState with(Flights next) {
    return new DeskState(
        ledger, fleet, next, inbound, eyes, told, trouble, plannedUntil, beatAt, askedStreams);
  }

  DeskState with(Inbound next) {
    return new DeskState(
        ledger, fleet, flights, next, eyes, told, trouble, plannedUntil, beatAt, askedStreams);
  }

  DeskState with(Eyes next) {
    return new DeskState(
        ledger, fleet, flights, inbound, next, told, trouble, plannedUntil, beatAt, askedStreams);
  }

  DeskState with(Told next) {
    return new DeskState(
        ledger, fleet, flights, inbound, eyes, next, trouble, plannedUntil, beatAt, askedStreams);
  }

  DeskState troubled(Optional<String> next) {
    return new DeskState(
        ledger, fleet, flights, inbound, eyes, told, next, plannedUntil, beatAt, askedStreams);
  }

  DeskState planned(Instant until) {
    return new DeskState(
        ledger, fleet, flights, inbound, eyes, told, trouble, until, beatAt, askedStreams);
  }

  DeskState beating(Instant next) {
    return new DeskState(
        ledger, fleet, flights, inbound, eyes, told, trouble, plannedUntil, next, askedStreams);
  }

  DeskState asked(DroneId drone, Instant at) {
    SortedMap<DroneId, Instant> next = new TreeMap<>(askedStreams);
    next.put(drone, at);
    return new DeskState(
        ledger, fleet, flights, inbound, eyes, told, trouble, plannedUntil, beatAt, next);
  }
}
