package io.skybeat.analytics.vision;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class VehicleHeatTest {
  private static final Box CAR = new Box(ObjectClass.VEHICLE, 0.6, 100, 100, 60, 30);

  private static HotSpot spot(int x, int y, int width, int height) {
    return new HotSpot(
        HotSpot.Strength.SOURCE,
        new Region(x, y, width, height),
        x + width / 2.0,
        y + height / 2.0,
        14,
        width * height,
        250);
  }

  private static boolean explained(HotSpot spot) {
    return VehicleHeat.explains(List.of(CAR), 0.35, spot);
  }

  @Test
  void anEngineIsASmallPartOfItsVehicle() {
    assertTrue(explained(spot(140, 108, 16, 14)));
    assertFalse(explained(spot(102, 102, 56, 26)), "it has taken the vehicle");
    assertFalse(explained(spot(150, 108, 40, 14)), "most of it lies beside");
    assertFalse(explained(spot(300, 108, 10, 10)), "elsewhere");
  }

  @Test
  void onlyVehiclesThatCountExplain() {
    HotSpot engine = spot(140, 108, 16, 14);
    assertFalse(VehicleHeat.explains(List.of(CAR), 0.7, engine), "a weak box");
    Box person = new Box(ObjectClass.PERSON, 0.9, 100, 100, 60, 30);
    assertFalse(VehicleHeat.explains(List.of(person), 0.35, engine));
    assertFalse(VehicleHeat.explains(List.of(), 0.35, engine));
  }
}
