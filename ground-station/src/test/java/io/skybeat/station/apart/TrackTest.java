package io.skybeat.station.apart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.geo.Enu;
import io.skybeat.station.apart.Track.Clearance;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackTest {
  private static final Clearance CLEARANCE = new Clearance(10, 5);

  private static Track track(double... points) {
    List<Enu> list = new java.util.ArrayList<>();
    for (int i = 0; i < points.length; i += 3) {
      list.add(new Enu(points[i], points[i + 1], points[i + 2]));
    }
    return new Track(list);
  }

  @Test
  void aWayOverADockMeetsWhatComesDownThere() {
    Track crossing = track(62, 0, 30, 0, 0, 30, 0, 0, 0);
    Track above = track(12, 0, 36, 12, 0, 0);
    assertEquals(40, crossing.meets(above, CLEARANCE).orElseThrow(), 2.1);
    assertEquals(1, above.meets(crossing, CLEARANCE).orElseThrow(), 2.1);
    Track below = track(12, 0, 24.9, 12, 0, 0);
    assertTrue(crossing.meets(below, CLEARANCE).isEmpty(), "it is through already");
    assertEquals(92, crossing.lengthM(), 1e-9);
  }

  @Test
  void columnsSideBySideDoNotMeetWhenTheDocksAreFarEnoughApart() {
    Track one = track(0, 0, 30, 0, 0, 0);
    assertTrue(one.meets(track(12, 0, 0, 12, 0, 30), CLEARANCE).isEmpty());
    assertTrue(one.meets(track(9, 0, 0, 9, 0, 30), CLEARANCE).isPresent());
    assertTrue(one.meets(track(9, 0, 36), CLEARANCE).isEmpty(), "6 m over it");
    assertTrue(one.meets(track(3, 0, 34), CLEARANCE).isPresent(), "stays 4 m over it");
  }
}
