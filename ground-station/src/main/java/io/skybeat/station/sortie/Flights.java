package io.skybeat.station.sortie;

import io.skybeat.core.flight.SortieId;
import io.skybeat.mavlink.conversation.Conversation;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

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
    return bySortie.values().stream()
        .flatMap(
            flight ->
                Stream.concat(
                    flight.dialogue().stream(),
                    flight.order().flatMap(Flight.OrderUnderWay::dialogue).stream()))
        .flatMap((Conversation<?> talk) -> talk.nextDue().stream())
        .min(Instant::compareTo);
  }
}
