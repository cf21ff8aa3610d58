package io.skybeat.station.sortie;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.plan.Plan;
import io.skybeat.station.config.DroneEntry;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.Vehicle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Go or no-go: everything that stands against arming now, in words; empty means go. */
final class GoChecks {
  private static final double FROM_HOME_M = 100;

  private GoChecks() {}

  static List<String> against(
      Sortie sortie, Vehicle vehicle, SortieTerms terms, Sorties all, Optional<String> trouble) {
    List<String> against = new ArrayList<>();
    trouble.ifPresent(why -> against.add("the journal cannot be written: " + why));
    plan(sortie, vehicle, terms, against);
    people(sortie, terms, all, against);
    machine(sortie, vehicle, terms, against);
    all.open().stream()
        .filter(other -> other.drone().equals(sortie.drone()))
        .filter(other -> !other.id().equals(sortie.id()))
        .filter(
            other ->
                other.phase().compareTo(Phase.UPLOADING) >= 0
                    || other.phase() == Phase.CHECKING
                        && other.view().startsAt().isBefore(sortie.view().startsAt()))
        .findFirst()
        .ifPresent(other -> against.add("the drone has sortie " + other.id()));
    return against;
  }

  private static void plan(
      Sortie sortie, Vehicle vehicle, SortieTerms terms, List<String> against) {
    Optional<Plan> plan = terms.plan(sortie.view().route());
    if (plan.isEmpty()) {
      against.add("route " + sortie.view().route() + " is not among the missions");
      return;
    }
    against.addAll(terms.violations().getOrDefault(sortie.view().route(), List.of()));
    Optional<LatLon> home = plan.get().home();
    if (home.isPresent() && vehicle.motion().fix().isPresent()) {
      double awayM = Geodesy.distanceM(home.get(), vehicle.motion().fix().get().where());
      if (awayM > FROM_HOME_M) {
        against.add(String.format(Locale.ROOT, "stands %.0f m from the route's home", awayM));
      }
    }
  }

  private static void people(Sortie sortie, SortieTerms terms, Sorties all, List<String> against) {
    String pilot = sortie.view().pilot();
    if (!terms.onDuty(pilot, all)) {
      against.add("pilot " + pilot + " is not on duty");
    }
    long flying =
        all.open().stream()
            .filter(other -> other.view().pilot().equals(pilot))
            .filter(other -> other.phase().committed())
            .filter(other -> !other.id().equals(sortie.id()))
            .count();
    int limit = terms.pilot(pilot).map(entry -> entry.maxDrones()).orElse(1);
    if (flying >= limit) {
      against.add("pilot " + pilot + " has " + flying + " drones in the air, at most " + limit);
    }
  }

  private static void machine(
      Sortie sortie, Vehicle vehicle, SortieTerms terms, List<String> against) {
    DroneEntry entry = terms.drones().get(sortie.drone());
    if (entry == null || !entry.armingAllowed()) {
      against.add("arming is not allowed for " + sortie.drone() + " (armingAllowed)");
    }
    if (!vehicle.linked()) {
      against.add("no link");
      return;
    }
    if (vehicle.condition().armed()) {
      against.add("the vehicle is armed already");
    }
    if (!vehicle.positioned()) {
      against.add("no position");
    }
    if (!vehicle.condition().preArmGood()) {
      String text = vehicle.condition().text();
      against.add("pre-arm checks fail" + (text.isEmpty() ? "" : " (" + text + ")"));
    }
    against.addAll(vehicle.equipment().faults());
    OptionalDouble battery = vehicle.condition().battery().remainingPercent();
    double least = terms.flight().minBatteryPercent();
    if (battery.isEmpty()) {
      against.add("battery not reported");
    } else if (battery.getAsDouble() < least) {
      against.add(
          String.format(
              Locale.ROOT, "battery %.0f %%, at least %.0f", battery.getAsDouble(), least));
    }
  }
}
