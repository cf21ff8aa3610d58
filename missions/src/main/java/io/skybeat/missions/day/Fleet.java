package io.skybeat.missions.day;

import io.skybeat.core.flight.DroneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What there is to fly with.
 *
 * @param docks by their order
 * @param airframes likewise
 * @param packs of docks that swap them
 * @param parts that wear on their own
 * @param weather in which nobody starts
 */
public record Fleet(
    List<Dock> docks,
    List<Airframe> airframes,
    List<PoolPack> packs,
    List<Part> parts,
    Weather weather) {
  /**
   * Weather limits; empty: none.
   *
   * @param windMps mean wind
   * @param gustMps gusts
   * @param rainMmH rain, millimetres an hour
   * @param minC coldest
   * @param maxC hottest
   * @param visibilityM least
   */
  public record Weather(
      OptionalDouble windMps,
      OptionalDouble gustMps,
      OptionalDouble rainMmH,
      OptionalDouble minC,
      OptionalDouble maxC,
      OptionalDouble visibilityM) {
    /** None. */
    public static final Weather NONE =
        new Weather(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
  }

  public Fleet {
    docks = List.copyOf(docks);
    airframes = List.copyOf(airframes);
    packs = List.copyOf(packs);
    parts = List.copyOf(parts);
    unique("dock", docks.stream().map(Dock::id).toList());
    unique("airframe", airframes.stream().map(one -> one.id().value()).toList());
    unique("pack", packs.stream().map(PoolPack::id).toList());
    unique("part", parts.stream().map(Part::id).toList());
    for (Airframe airframe : airframes) {
      known("airframe " + airframe.id(), airframe.dock(), docks);
    }
    for (PoolPack pack : packs) {
      known("pack " + pack.id(), pack.dock(), docks);
    }
    for (Part part : parts) {
      if (airframes.stream().noneMatch(one -> one.id().equals(part.airframe()))) {
        throw new IllegalArgumentException(
            "part "
                + part.id()
                + ": airframe '"
                + part.airframe()
                + "' is not among the airframes");
      }
    }
    for (Dock dock : docks) {
      long there = airframes.stream().filter(one -> one.dock().equals(dock.id())).count();
      if (there > dock.places()) {
        throw new IllegalArgumentException(
            "dock "
                + dock.id()
                + " has "
                + dock.places()
                + " places for "
                + there
                + " airframes: "
                + (there - dock.places())
                + " more are needed");
      }
    }
  }

  /** The airframe of a drone. */
  public Optional<Airframe> airframe(DroneId id) {
    return airframes.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** The dock of that name, which must be there. */
  public Dock dock(String id) {
    return docks.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static void unique(String what, List<String> ids) {
    List<String> seen = new ArrayList<>();
    for (String id : ids) {
      if (seen.contains(id)) {
        throw new IllegalArgumentException(what + " " + id + " is there twice");
      }
      seen.add(id);
    }
  }

  private static void known(String who, String dock, List<Dock> docks) {
    if (docks.stream().noneMatch(one -> one.id().equals(dock))) {
      throw new IllegalArgumentException(who + ": dock '" + dock + "' is not among the docks");
    }
  }
}
