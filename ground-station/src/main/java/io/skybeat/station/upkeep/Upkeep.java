package io.skybeat.station.upkeep;

import io.skybeat.missions.day.Wear;
import io.skybeat.station.event.Fact;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Hours, cycles and faults of airframes, packs and parts, as the journal has them. What they had
 * before the station began to count stands in {@code fleet.yaml}; a service reported to the station
 * sets both back.
 *
 * @param items by name: {@code airframe d1}, {@code pack p3}, {@code propeller prop-1}
 */
public record Upkeep(SortedMap<String, Worn> items) {
  public static final Upkeep NONE = new Upkeep(new TreeMap<>());

  public Upkeep {
    items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
  }

  /** What was counted of that item. */
  public Worn of(String item) {
    return items.getOrDefault(item, Worn.NONE);
  }

  /** All of an item's wear: {@code stated} in the fleet file, and what was counted since. */
  public Wear wear(String item, Wear stated) {
    Worn counted = of(item);
    boolean anew = counted.servicedAt().isPresent();
    Optional<String> fault = counted.fault().or(() -> anew ? Optional.empty() : stated.fault());
    return new Wear(
        counted.hours() + (anew ? 0 : stated.hours()),
        stated.dueHours(),
        counted.cycles() + (anew ? 0 : stated.cycles()),
        stated.dueCycles(),
        fault);
  }

  /** This after a fact. */
  public Upkeep evolve(Fact fact) {
    SortedMap<String, Worn> next = new TreeMap<>(items);
    if (fact instanceof Fact.FlightLogged logged) {
      for (String item : logged.items()) {
        boolean pack = item.startsWith("pack ");
        next.put(
            item, of(item).flown(logged.hours(), pack ? logged.packReadyAt() : Optional.empty()));
      }
    } else if (fact instanceof Fact.FaultNoted noted) {
      next.put(noted.item(), of(noted.item()).faulty(noted.reason()));
    } else if (fact instanceof Fact.Serviced serviced) {
      next.put(serviced.item(), of(serviced.item()).serviced(serviced.at()));
    } else {
      return this;
    }
    return new Upkeep(next);
  }
}
