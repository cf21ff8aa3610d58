package io.skybeat.station.apart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhitherTest {
  private static final LocalFrame TOWN = new LocalFrame(new LatLon(30.5, 114.3));
  private static final LatLon HERE = TOWN.toLatLon(new Enu(80, -10, 0));
  private static final LatLon HOME = TOWN.toLatLon(new Enu(24, 0, 0));
  private static final LatLon RALLY = TOWN.toLatLon(new Enu(-45, 20, 0));

  private static LatLon flying(double east, double north) {
    return Whither.likeliest(List.of(HOME, RALLY), HERE, Optional.of(new Enu(east, north, 0)))
        .orElseThrow();
  }

  @Test
  void ofTwoAboutOneWayItIsTheNearerOne() {
    // A little more to the north than the way home: straight at the rally point behind it.
    assertEquals(HOME, flying(-2.34, 0.54));
    assertEquals(HOME, flying(-5, 0.5));
  }

  @Test
  void aCourseTellsWhereTheWaysPart() {
    LatLon aside = TOWN.toLatLon(new Enu(60, 60, 0));
    List<LatLon> places = List.of(HOME, aside);
    assertEquals(
        Optional.of(aside), Whither.likeliest(places, HERE, Optional.of(new Enu(-1, 5, 0))));
    assertEquals(
        Optional.of(HOME), Whither.likeliest(places, HERE, Optional.of(new Enu(-5, 1, 0))));
  }

  @Test
  void whatHasNoCourseYetGoesToTheNearest() {
    assertEquals(HOME, flying(1, 1));
    assertEquals(
        Optional.of(HOME), Whither.likeliest(List.of(RALLY, HOME), HERE, Optional.empty()));
    assertEquals(Optional.empty(), Whither.likeliest(List.of(), HERE, Optional.empty()));
  }
}
