package io.skybeat.station.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.skybeat.core.flight.DroneId;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BySystemTest {
  @Test
  void behavesAsATreeMapOfTheSameVehicles() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 50; round++) {
      TreeMap<Integer, Vehicle> model = new TreeMap<>();
      BySystem map = BySystem.of(model);
      for (int i = random.nextInt(60); i > 0; i--) {
        int system = 1 + random.nextInt(255);
        Vehicle vehicle = Vehicle.unheard(new DroneId("d" + random.nextInt(500)), system);
        model.put(system, vehicle);
        BySystem before = map;
        map = map.with(vehicle);
        assertNotEquals(System.identityHashCode(before), System.identityHashCode(map));
      }
      assertEquals(model, map);
      assertEquals(map, model);
      assertEquals(model.hashCode(), map.hashCode());
      assertEquals(List.copyOf(model.keySet()), List.copyOf(map.keySet()));
      assertEquals(List.copyOf(model.values()), List.copyOf(map.values()));
      if (!model.isEmpty()) {
        assertEquals(model.firstKey(), map.firstKey());
        assertEquals(model.lastKey(), map.lastKey());
      }
      assertEquals(model.headMap(100), map.headMap(100));
      assertEquals(model.tailMap(100), map.tailMap(100));
      assertEquals(model.subMap(50, 100), map.subMap(50, 100));
    }
  }

  @Test
  void cannotBeChanged() {
    SortedMap<Integer, Vehicle> one =
        BySystem.of(new TreeMap<>(java.util.Map.of(3, Vehicle.unheard(new DroneId("d3"), 3))));
    assertThrows(UnsupportedOperationException.class, () -> one.remove(3));
    assertThrows(UnsupportedOperationException.class, one::clear);
    assertNull(one.get(4));
    assertNull(one.get(-1));
  }
}
