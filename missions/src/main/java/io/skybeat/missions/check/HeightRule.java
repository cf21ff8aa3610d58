package io.skybeat.missions.check;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.check.Leg.Kind;
import io.skybeat.missions.check.Leg.Stretch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Ceiling, floor and distance from the ground, over the whole of every leg. */
record HeightRule(Flight flight, Optional<Terrain> terrain, Limits.Heights limits) {
  private static final double STEP_M = 2;

  void check(List<Stretch> stretches, List<Stretch> waysHome, Findings into) {
    for (Stretch stretch : stretches) {
      boolean transit = stretch.kind() == Kind.TRANSIT;
      if (terrain.isPresent()) {
        overGround(stretch, transit, true, into);
        continue;
      }
      if (stretch.highestM() > limits.ceilingM()) {
        say(stretch.name(), "ceiling", stretch.highestM(), " above home", limits.ceilingM(), into);
      }
      if (transit && stretch.lowestM() < limits.floorM()) {
        say(stretch.name(), "floor", stretch.lowestM(), " above home", limits.floorM(), into);
      }
    }
    if (terrain.isPresent()) {
      waysHome.forEach(way -> overGround(way, true, false, into));
    }
  }

  private void overGround(Stretch stretch, boolean transit, boolean ceiling, Findings into) {
    double lengthM = stretch.to().minus(stretch.from()).horizontal();
    int parts = Math.max(1, (int) Math.ceil(lengthM / STEP_M));
    double lowest = Math.max(limits.floorM(), limits.terrainClearanceM());
    for (int i = 0; i <= parts; i++) {
      Enu point = stretch.at((double) i / parts);
      LatLon where = flight.latLon(point);
      OptionalDouble ground = terrain.orElseThrow().elevationM(where);
      if (ground.isEmpty()) {
        into.add(
            1,
            stretch.name(),
            "terrain",
            String.format(
                Locale.ROOT, "no elevation at %.5f, %.5f", where.latDeg(), where.lonDeg()),
            "known all the way");
        return;
      }
      double overM = point.up() + flight.homeAmslM() - ground.getAsDouble();
      // Take-off and landing begin and end on the ground.
      if (ceiling && overM > limits.ceilingM() + 0.05) {
        say(stretch.name(), "ceiling", overM, " above ground", limits.ceilingM(), into);
      }
      if (transit && overM < lowest - 0.05) {
        say(stretch.name(), "terrain", overM, " above ground", lowest, into);
      }
    }
  }

  private static void say(
      String where, String rule, double foundM, String what, double limitM, Findings into) {
    into.add(
        Math.abs(foundM - limitM), where, rule, Words.metres(foundM) + what, Words.metres(limitM));
  }
}
