package io.skybeat.station.around.dock;

import io.skybeat.core.flight.DroneId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The docks of the station and its patience with them.
 *
 * @param docks by id
 * @param answer for the answer to an order
 * @param moves for a movement to be done after the answer
 * @param tries how often an order is sent in all
 * @param maxAge of a dock's word that is still believed
 * @param openAhead so long before a start the cover is opened
 * @param clearM height above home from which on the cover may close behind a drone
 * @param awayM and distance from home: a cover that closes cannot be opened before it is shut, and
 *     who is nearer may be back sooner
 * @param decideM height above home at which a returning drone turns away from a cover that is not
 *     open
 * @param chargeToPercent below it a pack is charged
 */
public record DockTerms(
    SortedMap<String, Entry> docks,
    Duration answer,
    Duration moves,
    int tries,
    Duration maxAge,
    Duration openAhead,
    double clearM,
    double awayM,
    double decideM,
    double chargeToPercent) {
  /** No dock: drones fly from the open ground. */
  public static final DockTerms NONE = of(new TreeMap<>());

  /**
   * A dock.
   *
   * @param id its serial number on the broker
   * @param drones that live in it
   * @param charges whether the station tells it when to charge; else it does so by itself
   */
  public record Entry(String id, List<DroneId> drones, boolean charges) {
    public Entry {
      drones = List.copyOf(drones);
    }
  }

  public DockTerms {
    docks = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Entry>) docks));
    if (tries < 1 || tries > 10) {
      throw new IllegalArgumentException("tries must be 1..10, is " + tries);
    }
    if (!(clearM > 0 && awayM >= 0 && decideM > 0)) {
      throw new IllegalArgumentException("clearM and decideM must be over 0, awayM 0 or more");
    }
  }

  /** These docks with the usual patience. */
  public static DockTerms of(SortedMap<String, Entry> docks) {
    return new DockTerms(
        docks,
        Duration.ofSeconds(5),
        Duration.ofSeconds(25),
        3,
        Duration.ofSeconds(60),
        Duration.ofSeconds(40),
        10,
        100,
        12,
        95);
  }

  /** The dock that a drone lives in. */
  public Optional<Entry> of(DroneId drone) {
    return docks.values().stream().filter(one -> one.drones().contains(drone)).findFirst();
  }
}
