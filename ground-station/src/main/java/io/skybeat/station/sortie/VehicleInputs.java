package io.skybeat.station.sortie;

import io.skybeat.station.config.DroneEntry;
import io.skybeat.station.config.VehicleChecks;
import io.skybeat.station.event.GoLine;
import io.skybeat.station.fleet.Condition;
import io.skybeat.station.fleet.Vehicle;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** The vehicle itself, by what it tells. Without a link nothing else of it counts. */
final class VehicleInputs implements GoInput {
  private static final String UNKNOWN = "not known";

  @Override
  public void look(GoCase now, Consumer<GoLine> sheet) {
    DroneEntry entry = now.terms().drones().get(now.sortie().drone());
    boolean allowed = entry != null && entry.armingAllowed();
    sheet.accept(
        GoLine.of(
            "arming-allowed",
            allowed ? "yes" : "no",
            "yes",
            allowed
                ? List.of()
                : List.of(
                    "arming is not allowed for " + now.sortie().drone() + " (armingAllowed)")));
    Vehicle vehicle = now.vehicle();
    boolean linked = vehicle.linked();
    sheet.accept(link(now, vehicle));
    Condition said = vehicle.condition();
    sheet.accept(
        line(
            "disarmed",
            linked,
            said.armed() ? "armed" : "disarmed",
            "disarmed",
            said.armed() ? List.of("the vehicle is armed already") : List.of()));
    sheet.accept(
        line(
            "position",
            linked,
            "fix " + said.gpsFix() + ", " + said.satellites() + " satellites",
            "fix 3 or better",
            place(vehicle)));
    String complaint = vehicle.fitness().complaint(now.at());
    String text = complaint.isEmpty() ? said.text() : complaint;
    sheet.accept(
        line(
            "pre-arm",
            linked,
            said.preArmGood() ? "good" : "failing",
            "good",
            said.preArmGood()
                ? List.of()
                : List.of("pre-arm checks fail" + (text.isEmpty() ? "" : " (" + text + ")"))));
    List<String> faults = vehicle.equipment().faults();
    sheet.accept(
        line(
            "equipment",
            linked,
            faults.isEmpty() ? "no fault" : String.join("; ", faults),
            "no fault",
            faults));
    if (entry != null && entry.checks().identified()) {
      boolean told = vehicle.equipment().identified(now.at());
      sheet.accept(
          line(
              "identification",
              linked,
              told ? "yes" : "no",
              "yes",
              told
                  ? List.of()
                  : List.of("its remote identification does not say that it is ready")));
    }
    sheet.accept(battery(linked, said, now.terms().flight().minBatteryPercent()));
    sheet.accept(settings(now, entry));
  }

  private static List<String> place(Vehicle vehicle) {
    if (vehicle.positioned()) {
      return List.of();
    }
    boolean guesses = vehicle.motion().fix().isPresent() && vehicle.condition().gpsFix() >= 3;
    return List.of(guesses ? "its position estimate is not good yet" : "no position");
  }

  /**
   * Read once the launch is being prepared; what is wrong with them forbids it where configured.
   */
  private static GoLine settings(GoCase now, DroneEntry entry) {
    List<String> findings = now.sortie().settings();
    boolean refuses = entry != null && entry.checks().policy() == VehicleChecks.Policy.REFUSE;
    return GoLine.of(
        "settings",
        findings.isEmpty() ? "nothing found" : String.join(", ", findings),
        refuses ? "as they should be" : "told",
        refuses ? findings : List.of());
  }

  private static GoLine link(GoCase now, Vehicle vehicle) {
    GoLine line =
        GoLine.of(
            "link",
            vehicle.linked() ? "up" : "down",
            String.format(
                Locale.ROOT, "at most %.1f s old", Vehicle.LOST_AFTER.toMillis() / 1000.0),
            vehicle.linked() ? List.of() : List.of("no link"));
    return vehicle.lastHeartbeatAt().map(at -> line.aged(now.ageS(at))).orElse(line);
  }

  private static GoLine battery(boolean linked, Condition said, double least) {
    OptionalDouble percent = said.battery().remainingPercent();
    String limit = String.format(Locale.ROOT, "at least %.0f %%", least);
    if (percent.isEmpty()) {
      return line("battery", linked, UNKNOWN, limit, List.of("battery not reported"));
    }
    double has = percent.getAsDouble();
    return line(
        "battery",
        linked,
        String.format(Locale.ROOT, "%.0f %%", has),
        limit,
        has >= least
            ? List.of()
            : List.of(String.format(Locale.ROOT, "battery %.0f %%, at least %.0f", has, least)));
  }

  /** A line that only a vehicle that is heard can have. */
  private static GoLine line(
      String input, boolean linked, String value, String limit, List<String> against) {
    return linked
        ? GoLine.of(input, value, limit, against)
        : GoLine.of(input, UNKNOWN, limit, List.of());
  }
}
