package io.skybeat.station.evidence;

import io.skybeat.core.sighting.Sighting;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What the journal says of evidence.
 *
 * @param open alerts that have none yet
 * @param kept items that are kept and not erased
 * @param recent the newest sightings, oldest first: one of them is what an alert was raised on
 */
public record EvidenceBook(
    SortedMap<AlertId, Open> open, SortedMap<AlertId, Kept> kept, List<Sighting> recent) {
  public static final EvidenceBook NONE =
      new EvidenceBook(new TreeMap<>(), new TreeMap<>(), List.of());

  /** Where nobody makes evidence, alerts are not waited for longer than this. */
  private static final Duration WAITED = Duration.ofDays(2);

  private static final int REMEMBERED = 40;

  public EvidenceBook {
    open = Collections.unmodifiableSortedMap(open);
    kept = Collections.unmodifiableSortedMap(kept);
    recent = List.copyOf(recent);
  }

  /** An alert without evidence yet, and the sighting that it was raised on, where there was one. */
  public record Open(Fact.AlertRaised raised, Optional<Sighting> sighting) {}

  /**
   * An item.
   *
   * @param number in the station's chain
   * @param held it is not to be erased
   */
  public record Kept(long number, Instant sealedAt, boolean complete, boolean held) {}

  /** This book after a fact. */
  public EvidenceBook evolve(Fact fact) {
    if (fact instanceof Fact.SightingKept seen) {
      List<Sighting> next = new ArrayList<>(recent);
      next.add(seen.sighting());
      return new EvidenceBook(
          open, kept, next.size() > REMEMBERED ? next.subList(1, next.size()) : next);
    }
    if (fact instanceof Fact.AlertRaised raised) {
      SortedMap<AlertId, Open> next = new TreeMap<>(open);
      next.values().removeIf(one -> one.raised().at().plus(WAITED).isBefore(fact.at()));
      next.put(raised.alert(), new Open(raised, sighting(raised)));
      return new EvidenceBook(next, kept, recent);
    }
    if (fact instanceof Fact.EvidenceKept done) {
      SortedMap<AlertId, Open> left = new TreeMap<>(open);
      left.remove(done.alert());
      return new EvidenceBook(
          left,
          with(done.alert(), old -> new Kept(done.number(), done.at(), done.complete(), false)),
          recent);
    }
    if (fact instanceof Fact.EvidenceHeld hold) {
      return new EvidenceBook(
          open,
          with(
              hold.alert(),
              old ->
                  old == null
                      ? null
                      : new Kept(old.number(), old.sealedAt(), old.complete(), hold.on())),
          recent);
    }
    if (fact instanceof Fact.EvidenceErased erased) {
      return new EvidenceBook(open, with(erased.alert(), old -> null), recent);
    }
    return this;
  }

  private Optional<Sighting> sighting(Fact.AlertRaised raised) {
    return recent.stream()
        .filter(one -> raised.sighting().equals(Optional.of(one.id())))
        .findFirst();
  }

  private SortedMap<AlertId, Kept> with(AlertId alert, UnaryOperator<Kept> change) {
    SortedMap<AlertId, Kept> next = new TreeMap<>(kept);
    next.compute(alert, (id, old) -> change.apply(old));
    return next;
  }
}
