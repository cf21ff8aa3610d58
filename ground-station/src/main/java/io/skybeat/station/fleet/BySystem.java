package io.skybeat.station.fleet;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Vehicles by MAVLink system, 1..255: an unmodifiable map whose copy with one vehicle changed costs
 * one array, since that happens with every message of a fleet.
 */
@SuppressWarnings("JdkObsolete") // A SortedMap is what a Fleet promises.
final class BySystem extends AbstractMap<Integer, Vehicle> implements SortedMap<Integer, Vehicle> {
  private static final int SYSTEMS = 256;

  private final Vehicle[] vehicles;
  private final int size;

  private BySystem(Vehicle[] vehicles, int size) {
    this.vehicles = vehicles;
    this.size = size;
  }

  /** {@code map} itself when it is one of these. */
  static BySystem of(Map<Integer, Vehicle> map) {
    if (map instanceof BySystem same) {
      return same;
    }
    Vehicle[] vehicles = new Vehicle[SYSTEMS];
    map.forEach((system, vehicle) -> vehicles[system] = vehicle);
    return new BySystem(vehicles, map.size());
  }

  BySystem with(Vehicle vehicle) {
    Vehicle[] next = vehicles.clone();
    boolean anew = next[vehicle.systemId()] == null;
    next[vehicle.systemId()] = vehicle;
    return new BySystem(next, anew ? size + 1 : size);
  }

  @Override
  public Vehicle get(Object system) {
    return system instanceof Integer id && id >= 0 && id < SYSTEMS ? vehicles[id] : null;
  }

  @Override
  public boolean containsKey(Object system) {
    return get(system) != null;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Set<Entry<Integer, Vehicle>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<Integer, Vehicle>> iterator() {
        return new Walk();
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  @Override
  public Comparator<? super Integer> comparator() {
    return null;
  }

  @Override
  public SortedMap<Integer, Vehicle> subMap(Integer from, Integer to) {
    return new TreeMap<>((Map<Integer, Vehicle>) this).subMap(from, to);
  }

  @Override
  public SortedMap<Integer, Vehicle> headMap(Integer to) {
    return new TreeMap<>((Map<Integer, Vehicle>) this).headMap(to);
  }

  @Override
  public SortedMap<Integer, Vehicle> tailMap(Integer from) {
    return new TreeMap<>((Map<Integer, Vehicle>) this).tailMap(from);
  }

  @Override
  public Integer firstKey() {
    return entrySet().iterator().next().getKey();
  }

  @Override
  public Integer lastKey() {
    for (int id = SYSTEMS - 1; id >= 0; id--) {
      if (vehicles[id] != null) {
        return id;
      }
    }
    throw new NoSuchElementException("there is no vehicle");
  }

  private final class Walk implements Iterator<Entry<Integer, Vehicle>> {
    private int next = after(-1);

    private int after(int id) {
      int following = id + 1;
      while (following < SYSTEMS && vehicles[following] == null) {
        following++;
      }
      return following;
    }

    @Override
    public boolean hasNext() {
      return next < SYSTEMS;
    }

    @Override
    public Entry<Integer, Vehicle> next() {
      if (!hasNext()) {
        throw new NoSuchElementException("there is no further vehicle");
      }
      int id = next;
      next = after(id);
      return Map.entry(id, vehicles[id]);
    }
  }
}
