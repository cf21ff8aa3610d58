package io.skybeat.station.sortie;

import io.skybeat.core.geo.LocalFrame;
import io.skybeat.missions.check.Limits;
import io.skybeat.station.apart.Track;
import io.skybeat.station.event.GoLine;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Vehicle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The air that it climbs into has to be free of our own drones. */
final class OwnAirInputs implements GoInput {
  static final String INPUT = "own-air";

  @Override
  public void look(GoCase now, Consumer<GoLine> sheet) {
    Optional<Motion.Fix> fix = now.vehicle().motion().fix();
    if (fix.isEmpty()) {
      // What has no place stays on the ground for that reason.
      return;
    }
    LocalFrame frame = new LocalFrame(fix.get().where());
    Limits.Separation limits = now.terms().planning().check().limits().separation();
    List<String> against = new ArrayList<>();
    NextWay.up(now.sortie(), now.vehicle(), now.terms(), frame)
        .ifPresent(way -> against.addAll(against(now, way, frame)));
    sheet.accept(
        GoLine.of(
            INPUT,
            against.isEmpty() ? "free air" : "not free",
            String.format(
                Locale.ROOT,
                "%.0f m beside or %.0f m over our others",
                limits.dockHorizontalM(),
                limits.dockVerticalM()),
            against));
  }

  private static List<String> against(GoCase now, NextWay way, LocalFrame frame) {
    Track.Clearance clearance = clearance(now.terms());
    List<String> against = new ArrayList<>();
    for (Sortie other : now.station().sorties().open()) {
      Vehicle vehicle = now.station().vehicle(other.drone());
      if (other.drone().equals(now.sortie().drone()) || vehicle == null) {
        continue;
      }
      NextWay.of(other, vehicle, now.terms(), frame)
          .filter(its -> way.track().meets(its.track(), clearance).isPresent())
          .ifPresent(its -> against.add(words(other, its)));
    }
    return against;
  }

  static Track.Clearance clearance(SortieTerms terms) {
    Limits.Separation limits = terms.planning().check().limits().separation();
    return new Track.Clearance(limits.dockHorizontalM(), limits.dockVerticalM());
  }

  static String words(Sortie other, NextWay way) {
    return other.drone() + " " + way.deed().word() + " beside its way";
  }
}
