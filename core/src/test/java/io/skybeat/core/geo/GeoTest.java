package io.skybeat.core.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GeoTest {
  @Test
  void aPointComesBackFromTheLocalFrame() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2000; i++) {
      LatLon origin = new LatLon(random.nextDouble(-70, 70), random.nextDouble(-180, 180));
      // The antimeridian, where longitude jumps, in one of ten.
      origin = i % 10 == 0 ? new LatLon(origin.latDeg(), i % 20 == 0 ? 179.999 : -180) : origin;
      double east = random.nextDouble(-2000, 2000);
      double north = random.nextDouble(-2000, 2000);
      LocalFrame frame = new LocalFrame(origin);
      Enu back = frame.toEnu(frame.toLatLon(new Enu(east, north, 0)));
      String place = "around " + origin;
      assertEquals(east, back.east(), 1e-3, place);
      assertEquals(north, back.north(), 1e-3, place);
    }
  }

  @Test
  void aDegreeHasTheLengthThatGeodesyTablesGive() {
    // Length of one degree of latitude and longitude at 45 degrees, WGS-84: 111,131.7 and 78,846.8
    // m.
    assertEquals(1111.317, Geodesy.distanceM(new LatLon(44.995, 10), new LatLon(45.005, 10)), 0.01);
    assertEquals(788.468, Geodesy.distanceM(new LatLon(45, 10), new LatLon(45, 10.01)), 0.01);
  }

  @Test
  void bearingsGoClockwiseFromNorth() {
    LatLon here = new LatLon(30.5, 114.3);
    for (double bearing : new double[] {0.5, 90, 180, 270, 359}) {
      assertEquals(bearing, Geodesy.bearingDeg(here, Geodesy.along(here, bearing, 500)), 0.01);
    }
    assertEquals(-170, Geodesy.wrap180(190), 1e-12);
    assertEquals(180, Geodesy.wrap180(-180), 1e-12);
  }

  @Test
  void theAntimeridianIsNoWall() {
    assertEquals(222.6, Geodesy.distanceM(new LatLon(0, 179.999), new LatLon(0, -179.999)), 0.1);
  }

  @Test
  void aRingKnowsItsInsideItsAreaAndItsDistance() {
    LocalFrame frame = new LocalFrame(new LatLon(30.5, 114.3));
    Ring ring =
        new Ring(
            List.of(
                frame.toLatLon(new Enu(40, 60, 0)),
                frame.toLatLon(new Enu(120, 60, 0)),
                frame.toLatLon(new Enu(120, 84, 0)),
                frame.toLatLon(new Enu(40, 84, 0))));
    assertEquals(80 * 24, ring.areaM2(), 0.1);
    assertTrue(ring.contains(frame.toLatLon(new Enu(41, 83, 0))));
    assertFalse(ring.contains(frame.toLatLon(new Enu(39, 70, 0))));
    assertEquals(30, ring.distanceM(frame.toLatLon(new Enu(80, 30, 0))), 0.01);
    assertEquals(50, ring.distanceM(frame.toLatLon(new Enu(0, 30, 0))), 0.01);
    Enu centre = frame.toEnu(ring.centroid());
    assertEquals(80, centre.east(), 0.01);
    assertEquals(72, centre.north(), 0.01);
  }

  @Test
  void impossibleValuesAreRefusedWithTheValue() {
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> new LatLon(91, 0))
            .getMessage()
            .contains("91.0"));
    assertThrows(IllegalArgumentException.class, () -> new LatLon(Double.NaN, 0));
    assertThrows(IllegalArgumentException.class, () -> new Ring(List.of(new LatLon(0, 0))));
  }
}
