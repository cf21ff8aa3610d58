package io.skybeat.station.sortie;

import io.skybeat.mavlink.conversation.Conversation;
import io.skybeat.mavlink.conversation.ParameterCodec;
import io.skybeat.mavlink.conversation.Patience;
import io.skybeat.mavlink.conversation.RoundTrip;
import io.skybeat.mavlink.conversation.VehicleSettings;
import io.skybeat.missions.plan.Plan;
import io.skybeat.station.config.DroneEntry;
import io.skybeat.station.config.VehicleChecks;
import io.skybeat.station.event.Fact;
import io.skybeat.station.fleet.LinkQuality;
import io.skybeat.station.fleet.Vehicle;
import io.skybeat.station.sortie.Flight.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a vehicle's own settings before a launch, sets those that are configured, judges them. */
final class Preparation {
  /** Between one reading and the next of settings that forbid a launch: somebody may mend them. */
  private static final long READ_AGAIN_MS = 15_000;

  /** There and back. */
  private static final Duration QUICK = Duration.ofMillis(150);

  private final SortieTerms terms;
  private final Commands commands;

  Preparation(SortieTerms terms, Commands commands) {
    this.terms = terms;
    this.commands = commands;
  }

  /** Whether there is anything to be read. */
  boolean wanted(Scene scene) {
    VehicleChecks checks = checks(scene);
    return checks.policy() != VehicleChecks.Policy.OFF || !checks.set().isEmpty();
  }

  private VehicleChecks checks(Scene scene) {
    DroneEntry entry = terms.drones().get(scene.sortie().drone());
    return entry == null ? VehicleChecks.DEFAULT : entry.checks();
  }

  /** Carries the reading on; true once the plan may go aboard. */
  boolean done(Scene scene) {
    Optional<Conversation<?>> talk = scene.flight().dialogue();
    if (talk.isEmpty()) {
      boolean rests = scene.flight().tries() > 0 && scene.stageMs() < READ_AGAIN_MS;
      if (scene.vehicle().linked() && !rests) {
        scene.begin(reading(scene));
      }
      return false;
    }
    Optional<?> outcome = scene.carryOn(talk.get());
    return outcome.isPresent() && read(scene, (VehicleSettings.Told) outcome.get());
  }

  private VehicleSettings reading(Scene scene) {
    Vehicle vehicle = scene.vehicle();
    VehicleSettings reading =
        new VehicleSettings(
            commands.parties(vehicle),
            SettingsRules.names(vehicle),
            checks(scene).set(),
            ParameterCodec.of(vehicle.autopilot()),
            Patience.RECOMMENDED.following(vehicle.roundTrip()));
    // The file is twenty times what the names alone take: for a quick link, and the first try.
    boolean quick =
        !vehicle.roundTrip().equals(RoundTrip.UNKNOWN)
            && vehicle.roundTrip().smoothed().compareTo(QUICK) <= 0
            && vehicle.link().state() != LinkQuality.State.DEGRADED;
    return vehicle.ardupilot() && quick && scene.flight().tries() == 0 ? reading.byFile() : reading;
  }

  private boolean read(Scene scene, VehicleSettings.Told told) {
    Plan plan = terms.plan(scene.sortie()).orElseThrow();
    List<String> findings = new ArrayList<>();
    told.refused()
        .forEach(name -> findings.add("parameter " + name + " could not be set as configured"));
    findings.addAll(
        SettingsRules.findings(scene.vehicle(), told.values(), plan, commands.systemId()));
    String words =
        findings.isEmpty() ? told.values().size() + " settings read" : String.join(", ", findings);
    boolean known = scene.sortie().settings().equals(findings) && scene.flight().tries() > 1;
    if (!known) {
      scene.note(
          new Fact.SettingsRead(
              scene.at(),
              scene.machine(),
              words,
              scene.sortie().id(),
              told.values(),
              told.set(),
              findings));
    }
    boolean refuses = checks(scene).policy() == VehicleChecks.Policy.REFUSE;
    boolean notSet = !told.refused().isEmpty();
    if (!findings.isEmpty() && (refuses || notSet)) {
      Flight flight = scene.flight().with(Optional.empty()).saying(words);
      scene.flight(flight.since(scene.at()));
      return false;
    }
    Homeward homeward = Homeward.told(told.values(), terms.flight().safeguards());
    scene.flight(scene.flight().at(Stage.UPLOAD, scene.at()).saying("").reckoning(homeward));
    return true;
  }
}
