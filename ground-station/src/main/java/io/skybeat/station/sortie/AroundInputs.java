package io.skybeat.station.sortie;

import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.Enu;
import io.skybeat.station.around.Around;
import io.skybeat.station.around.AroundTerms;
import io.skybeat.station.around.Finding;
import io.skybeat.station.around.traffic.Encounter;
import io.skybeat.station.around.weather.WeatherJudge;
import io.skybeat.station.config.DroneEntry;
import io.skybeat.station.event.GoLine;
import io.skybeat.station.fleet.Motion;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** What the world around has to be like before a launch: weather and other aircraft. */
final class AroundInputs implements GoInput {
  @Override
  public void look(GoCase now, Consumer<GoLine> sheet) {
    Around around = now.station().around();
    WeatherJudge.beforeLaunch(around.weather(), now.terms().around().weather(), now.at())
        .forEach(finding -> sheet.accept(line(finding)));
    if (!now.terms().around().traffic().needed().isEmpty()) {
      sheet.accept(line(around.listening(now.terms().around().traffic())));
    }
    now.vehicle().motion().fix().ifPresent(fix -> sheet.accept(line(traffic(now, fix, around))));
  }

  private static GoLine line(Finding finding) {
    GoLine line =
        GoLine.of(
            finding.check(),
            finding.value().isEmpty() ? "not known" : finding.value(),
            finding.limit(),
            finding.why().stream().toList());
    return finding.age().map(age -> line.aged(age.toMillis() / 1000.0)).orElse(line);
  }

  /** The whole height over its place has to be free: it climbs through it. */
  private static Finding traffic(GoCase now, Motion.Fix fix, Around around) {
    AroundTerms by = now.terms().around();
    double groundAmslM = fix.altitudeAmslM() - fix.heightAboveHomeM();
    Encounter.Own own =
        new Encounter.Own(fix.where(), Enu.ZERO, groundAmslM, groundAmslM + by.traffic().columnM());
    OptionalDouble qnhHpa = around.weather().qnhHpa(by.weather(), now.at());
    Origin origin = origin(now.sortie(), now.terms());
    return around.sky().beforeLaunch(own, origin, by.traffic(), qnhHpa, now.at());
  }

  static Origin origin(Sortie sortie, SortieTerms terms) {
    return Optional.ofNullable(terms.drones().get(sortie.drone()))
        .map(DroneEntry::origin)
        .orElse(Origin.LIVE);
  }
}
