package io.skybeat.station.sortie;

import io.skybeat.core.flight.SortieId;
import io.skybeat.mavlink.conversation.Conversation;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What this process knows of its open sorties beyond the journal.
 *
 * @param bySortie ordered
 */
public record Flights(SortedMap<SortieId, Flight> bySortie) {
  public static final Flights NONE = new Flights(new TreeMap<>());

  public Flights {
    bySortie = Collections.unmodifiableSortedMap(bySortie);
  }

  Optional<Flight> find(SortieId id) {
    return Optional.ofNullable(bySortie.get(id));
  }

  Flights with(SortieId id, Flight flight) {
    SortedMap<SortieId, Flight> next = new TreeMap<>(bySortie);
    next.put(id, flight);
    return new Flights(next);
  }

  public Flights without(SortieId id) {
    SortedMap<SortieId, Flight> next = new TreeMap<>(bySortie);
    next.remove(id);
    return new Flights(next);
  }

  /** When the first conversation wants to be woken. */
  public Optional<Instant> nextDue() {
    Instant first = null;
    for (Flight flight : bySortie.values()) {
      first = earlier(first, flight.dialogue());
      if (flight.order().isPresent()) {
        first = earlier(first, flight.order().get().dialogue());
      }
      first = earlier(first, flight.tour().flying());
      first = earlier(first, flight.tour().aiming());
    }
    return Optional.ofNullable(first);
  }

  private static Instant earlier(Instant first, Optional<Conversation<?>> talk) {
    Instant due = talk.isEmpty() ? null : talk.get().nextDue().orElse(null);
    return first == null || due != null && due.isBefore(first) ? due : first;
  }
}
