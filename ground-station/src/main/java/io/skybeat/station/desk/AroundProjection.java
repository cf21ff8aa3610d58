package io.skybeat.station.desk;

import io.skybeat.station.around.Around;
import io.skybeat.station.around.AroundTerms;
import io.skybeat.station.around.dock.DockErrand;
import io.skybeat.station.around.dock.DockReport;
import io.skybeat.station.around.dock.DockState;
import io.skybeat.station.around.dock.DockTerms;
import io.skybeat.station.around.traffic.Aircraft;
import io.skybeat.station.around.weather.Hazard;
import io.skybeat.station.around.weather.Weather;
import io.skybeat.station.around.weather.WeatherJudge;
import io.skybeat.station.around.weather.WeatherReport;
import io.skybeat.station.room.AroundView;
import java.time.Instant;

/** What a command room sees of the world around. */
final class AroundProjection {
  private AroundProjection() {}

  static AroundView view(Around around, AroundTerms terms, Instant now) {
    return new AroundView(
        around.weather().bySource().values().stream()
            .map(report -> weather(report, terms, now))
            .toList(),
        WeatherJudge.beforeLaunch(around.weather(), terms.weather(), now).stream()
            .flatMap(finding -> finding.why().stream())
            .toList(),
        terms.docks().docks().values().stream()
            .map(entry -> dock(entry, around.docks().dock(entry.id()), terms.docks(), now))
            .toList(),
        around.sky().byAddress().values().stream()
            .filter(one -> one.where().isPresent())
            .map(AroundProjection::aircraft)
            .toList());
  }

  private static AroundView.WeatherView weather(
      WeatherReport report, AroundTerms terms, Instant now) {
    return new AroundView.WeatherView(
        report.source(),
        report.at(),
        Weather.tooOld(report.source(), Weather.age(report, now), terms.weather()),
        report.windMps(),
        report.gustMps(),
        report.windFromDeg(),
        report.rainMmH(),
        report.visibilityM(),
        report.temperatureC(),
        report.hazards().stream().map(Hazard::word).toList());
  }

  private static AroundView.DockView dock(
      DockTerms.Entry entry, DockState state, DockTerms terms, Instant now) {
    return new AroundView.DockView(
        entry.id(),
        entry.drones(),
        state.heardAt(),
        state.heard(terms, now),
        state.cover().map(DockReport.Cover::word).orElse("unknown"),
        state.mode().map(DockReport.Mode::word).orElse("idle"),
        state.droneInDock(),
        state.charging(),
        state.chargePercent(),
        state.emergencyStop(),
        state.errand().filter(one -> !one.failed()).map(one -> one.order().word()),
        state.errand().filter(DockErrand::failed).map(DockErrand::said));
  }

  private static AroundView.AircraftView aircraft(Aircraft one) {
    return new AroundView.AircraftView(
        one.address(),
        one.name(),
        one.source(),
        one.where().orElseThrow(),
        one.whereAt().orElseThrow(),
        one.altitudeAmslM(),
        one.pressure(),
        one.speedMps(),
        one.trackDeg(),
        one.climbMps(),
        one.squawk(),
        one.onGround(),
        one.simulated());
  }
}
