package io.skybeat.missions.day;

import io.skybeat.core.flight.SortieId;
import io.skybeat.missions.check.CheckReport;
import io.skybeat.missions.check.Limits;
import io.skybeat.missions.check.Look;
import io.skybeat.missions.schedule.PlannedSortie;
import io.skybeat.missions.schedule.Timetable;
import io.skybeat.missions.schedule.WatchedPlace;
import io.skybeat.missions.schedule.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Relief on station, where no gap is allowed: how long each sortie stays beside its place after its
 * own look, until the next one has seen it for the handover or the place's hours are over; at most
 * as long as its pack and the limit of flight time carry it.
 *
 * @param minShare of a place's ground that a look must cover where the place does not say
 */
record Reliefs(
    Timetable timetable, Map<String, CheckReport> reports, Limits limits, double minShare) {

  /** Whose look is over so shortly before the hours begin stays already. */
  private static final Duration SOON = Duration.ofMinutes(5);

  private record OneLook(PlannedSortie sortie, Instant from, Instant until) {}

  /** The time that each sortie stays; those that do not are not in it. */
  Map<SortieId, Duration> of(List<PlannedSortie> sorties) {
    Map<SortieId, Duration> stays = new TreeMap<>();
    for (WatchedPlace place : timetable.places()) {
      if (place.maxGap().filter(Duration::isZero).isPresent()) {
        List<OneLook> looks = looks(place, sorties);
        for (int i = 0; i < looks.size(); i++) {
          Optional<OneLook> next =
              i + 1 < looks.size() ? Optional.of(looks.get(i + 1)) : Optional.empty();
          Duration stay = stay(place, looks.get(i), next);
          if (!stay.isZero()) {
            stays.merge(looks.get(i).sortie().id(), stay, Reliefs::longer);
          }
        }
      }
    }
    return stays;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private Duration stay(WatchedPlace place, OneLook look, Optional<OneLook> next) {
    Instant last = look.until().minusMillis(1);
    Optional<Window> window =
        Window.at(place, timetable, last).or(() -> Window.at(place, timetable, last.plus(SOON)));
    if (window.isEmpty()) {
      return Duration.ZERO;
    }
    Instant relieved =
        next.map(one -> one.from().plus(place.handover())).orElse(window.get().until());
    Instant until = relieved.isBefore(window.get().until()) ? relieved : window.get().until();
    Duration wanted = Duration.between(look.until(), until);
    Duration most = most(look.sortie().route());
    return wanted.isNegative() ? Duration.ZERO : wanted.compareTo(most) < 0 ? wanted : most;
  }

  /** How much longer than its route a flight may last. */
  Duration most(String route) {
    CheckReport report = reports.get(route);
    double seconds = limits.flightTimeMaxS() - report.durationS();
    if (limits.energy().isPresent() && report.energyWh().isPresent()) {
      Limits.Energy energy = limits.energy().get();
      double usableWh = energy.batteryWh() * (energy.startShare() - energy.reserveShare());
      double dearestW = Math.max(energy.hoverW(), energy.cruiseW());
      seconds = Math.min(seconds, 3600 * (usableWh - report.energyWh().getAsDouble()) / dearestW);
    }
    return Duration.ofSeconds((long) Math.max(0, seconds));
  }

  private List<OneLook> looks(WatchedPlace place, List<PlannedSortie> sorties) {
    List<OneLook> looks = new ArrayList<>();
    for (PlannedSortie sortie : sorties) {
      CheckReport report = reports.get(sortie.route());
      if (report == null) {
        continue;
      }
      for (Look look : report.looks()) {
        if (look.area().equals(place.area()) && look.share() >= place.minShare().orElse(minShare)) {
          looks.add(
              new OneLook(
                  sortie,
                  sortie.startsAt().plusMillis(Math.round(1000 * look.fromS())),
                  sortie.startsAt().plusMillis(Math.round(1000 * look.toS()))));
        }
      }
    }
    looks.sort(Comparator.comparing(OneLook::from));
    return looks;
  }
}
