package io.skybeat.missions.check;

import io.skybeat.missions.check.Leg.Stretch;
import io.skybeat.missions.plan.Area;
import java.util.List;
import java.util.Locale;

/** Distance from the places where people are, and who is below where that is known. */
record PeopleRule(Flight flight, Limits.People limits) {

  void check(List<Stretch> stretches, List<Area> areas, List<Crowding> people, Findings into) {
    for (Area area : areas) {
      Shape shape = Shape.of(flight.frame(), area.ring().corners(), true);
      for (Stretch stretch : stretches) {
        double neededM =
            Math.max(limits.standOffM(), limits.standOffPerHeight() * stretch.highestM());
        double nearestM = shape.distanceM(stretch.from(), stretch.to());
        if (nearestM < neededM) {
          into.add(
              neededM - nearestM,
              stretch.name(),
              "stand-off from " + area.id(),
              Words.metres(nearestM),
              Words.metres(neededM));
        }
      }
    }
    for (Crowding crowding : people) {
      if (crowding.densityPerM2() <= limits.maxDensityPerM2()) {
        continue;
      }
      Shape shape = Shape.of(flight.frame(), crowding.ring().corners(), true);
      for (Stretch stretch : stretches) {
        if (shape.distanceM(stretch.from(), stretch.to()) <= 0) {
          into.add(
              crowding.densityPerM2(),
              stretch.name(),
              "people below in " + crowding.id(),
              String.format(Locale.ROOT, "%.3f persons/m2", crowding.densityPerM2()),
              String.format(Locale.ROOT, "%.3f persons/m2", limits.maxDensityPerM2()));
        }
      }
    }
  }
}
