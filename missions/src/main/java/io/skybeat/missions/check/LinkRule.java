package io.skybeat.missions.check;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.check.Leg.Stretch;
import java.util.List;

/** Every point within reach of some antenna. */
record LinkRule(Flight flight, Limits.Link limits) {
  private static final double STEP_M = 20;

  void check(List<Stretch> stretches, Findings into) {
    List<LatLon> antennas =
        limits.antennas().isEmpty() ? List.of(flight.frame().origin()) : limits.antennas();
    List<Enu> ends = antennas.stream().map(flight.frame()::toEnu).toList();
    for (Stretch stretch : stretches) {
      double lengthM = stretch.to().minus(stretch.from()).horizontal();
      int pieces = Math.max(1, (int) Math.ceil(lengthM / STEP_M));
      for (int i = 0; i <= pieces; i++) {
        Enu point = stretch.at((double) i / pieces);
        double nearestM =
            ends.stream().mapToDouble(end -> point.minus(end).length()).min().orElseThrow();
        if (nearestM > limits.rangeM()) {
          into.add(
              nearestM,
              stretch.name(),
              "link range",
              Words.metres(nearestM),
              Words.metres(limits.rangeM()));
        }
      }
    }
  }
}
