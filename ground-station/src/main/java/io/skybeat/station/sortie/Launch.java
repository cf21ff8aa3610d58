package io.skybeat.station.sortie;

import io.skybeat.mavlink.conversation.Conversation;
import io.skybeat.mavlink.conversation.FlightPlanTransfer;
import io.skybeat.mavlink.conversation.MissionItem;
import io.skybeat.mavlink.conversation.Patience;
import io.skybeat.mavlink.conversation.PlanWatch;
import io.skybeat.mavlink.dialect.message.MissionCurrent;
import io.skybeat.mavlink.mode.Conduct;
import io.skybeat.mavlink.mode.Purpose;
import io.skybeat.mavlink.mode.VehicleMode;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.GoLine;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.Vehicle;
import io.skybeat.station.sortie.Flight.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * From the plan on paper to the wheels off the ground. The vehicle's own state is believed, not its
 * acknowledgements; arming is decided once, durably, and never repeated blindly.
 */
final class Launch {
  private static final Actor RULE = Actor.rule("launch");
  private static final int UPLOADS = 2;
  private static final int ATTEMPTS = 3;
  private static final long CONFIRM_MS = 4_000;
  private static final long PAUSE_MS = 1_500;
  private static final long LIFT_MS = 25_000;
  private static final long COMMIT_MS = 10_000;

  /** By which a message may come after a younger one. */
  private static final long OVERTAKEN_MS = 1_500;

  /** What it broadcasts just after an upload may be of the plan before. */
  private static final long SETTLED_MS = 2_500;

  /** Of a digest that a report shows. */
  private static final int SHOWN = 12;

  /** A launch is not worth calling late before. */
  private static final long LATE_S = 30;

  private final SortieTerms terms;
  private final Commands commands;
  private final PlansAboard plans;
  private final Preparation preparation;

  Launch(SortieTerms terms, Commands commands, PlansAboard plans) {
    this.terms = terms;
    this.commands = commands;
    this.plans = plans;
    this.preparation = new Preparation(terms, commands);
  }

  /**
   * Brings the plan aboard.
   *
   * @param report what stands against the launch
   * @param latest after which it is not launched any more
   */
  void upload(Scene scene, Supplier<GoReport> report, Lateness.Latest latest) {
    if (scene.flight().stage() == Stage.READY
        && !wasAway(scene, scene.flight().since())
        && !replaced(scene)) {
      // Looked at with the time, a beat a second, not with each message of the vehicle.
      if (scene.message().isEmpty() || tooLate(scene, latest)) {
        ready(scene, report, latest);
      }
      return;
    }
    // Also a vehicle that was not heard for a while since: it may have been restarted or changed.
    Stage stage = scene.flight().stage();
    if (stage != Stage.UPLOAD && stage != Stage.SETTINGS) {
      Stage first = preparation.wanted(scene) ? Stage.SETTINGS : Stage.UPLOAD;
      scene.flight(scene.flight().at(first, scene.at()).saying(""));
    }
    if (tooLate(scene, latest)) {
      GoReport now = report.get();
      if (now.go()) {
        String said = scene.flight().said();
        String why = said.isEmpty() ? "the plan could not be brought aboard" : said;
        notAboard(scene, now, late(why, latest));
      } else {
        skip(scene, RULE, now, late(words(now.against()), latest));
      }
      return;
    }
    if (scene.flight().stage() == Stage.SETTINGS && !preparation.done(scene)) {
      return;
    }
    Optional<Conversation<?>> talk = scene.flight().dialogue();
    if (talk.isEmpty()) {
      if (scene.vehicle().linked()) {
        PlanAboard plan = plans.find(scene.sortie(), scene.vehicle()).orElseThrow();
        scene.begin(
            new FlightPlanTransfer(
                commands.parties(scene.vehicle()),
                plan.items(),
                plan.fence(),
                plan.rally(),
                scene.vehicle().ardupilot(),
                Patience.RECOMMENDED.following(scene.vehicle().roundTrip())));
      }
      return;
    }
    scene.carryOn(talk.get()).ifPresent(outcome -> uploaded(scene, outcome, report, latest));
  }

  /** Nothing goes aboard while a pilot has it in hand; in time it is skipped. */
  void refuse(Scene scene, Supplier<GoReport> report, Lateness.Latest latest) {
    if (tooLate(scene, latest)) {
      GoReport now = report.get();
      skip(
          scene,
          RULE,
          now,
          now.go() ? "the plan could not be brought aboard" : words(now.against()));
    }
  }

  /** Whether the vehicle says that it holds another plan than the verified one. */
  private static boolean replaced(Scene scene) {
    boolean settled = scene.flight().stage() != Stage.READY || scene.stageMs() > SETTLED_MS;
    return settled
        && scene.message().isPresent()
        && scene.message().get() instanceof MissionCurrent current
        && new PlanWatch(MissionItem.MISSION, scene.flight().heed().planId()).look(current)
            == PlanWatch.Verdict.REPLACED;
  }

  private static boolean wasAway(Scene scene, Instant since) {
    return scene.vehicle().heardSince().map(heard -> heard.isAfter(since)).orElse(true);
  }

  private void uploaded(
      Scene scene, Object outcome, Supplier<GoReport> report, Lateness.Latest latest) {
    if (outcome instanceof FlightPlanTransfer.Verified verified) {
      scene.note(
          new Fact.PlanVerified(
              scene.at(),
              scene.machine(),
              "read back and found equal",
              scene.sortie().id(),
              verified.digest(),
              verified.items(),
              verified.fence(),
              verified.rally()));
      scene.flight(
          scene.flight().at(Stage.READY, scene.at()).holding(verified.opaqueId()).saying(""));
      ready(scene, report, latest);
    } else if (outcome instanceof FlightPlanTransfer.Failed failed) {
      if (scene.flight().tries() >= UPLOADS) {
        notAboard(scene, report.get(), "plan not verified: " + failed.reason());
      } else {
        scene.flight(scene.flight().with(Optional.empty()).saying(failed.reason()));
      }
    }
  }

  private void ready(Scene scene, Supplier<GoReport> asked, Lateness.Latest latest) {
    if (scene.at().isBefore(scene.sortie().view().startsAt())) {
      return;
    }
    GoReport report = asked.get();
    if (!report.go()) {
      if (tooLate(scene, latest)) {
        skip(scene, RULE, report, late(words(report.against()), latest));
      }
      return;
    }
    String digest = scene.sortie().view().planDigest().orElseThrow();
    GoReport whole =
        report.with(
            GoLine.of("plan-aboard", digest.substring(0, SHOWN), "read back and equal", List.of()));
    assign(scene, report);
    long lateS = Duration.between(scene.sortie().view().startsAt(), scene.at()).toSeconds();
    String go = "go: all checks pass" + (lateS > LATE_S ? "; " + lateS + " s late" : "");
    scene.note(whole.fact(scene, RULE, go));
    scene.note(new Fact.LaunchCommitted(scene.at(), RULE, go, scene.sortie().id()));
    scene.flight(scene.flight().at(Stage.COMMIT, scene.at()).awaiting(scene.position()));
  }

  /** The pack and the approval that the report found, where there are such. */
  private static void assign(Scene scene, GoReport report) {
    Optional<String> pack = report.value("pack");
    Optional<String> approval =
        report.value("approval").filter(number -> !number.equals(ApprovalInputs.NOT_ASKED));
    if (pack.isPresent() || approval.isPresent()) {
      Sortie sortie = scene.sortie();
      scene.note(
          new Fact.SortieAssigned(
              scene.at(),
              RULE,
              "found at the launch",
              sortie.id(),
              sortie.drone(),
              sortie.view().pilot(),
              pack,
              approval));
    }
  }

  /** Arms and begins the mission. */
  void arm(Scene scene) {
    switch (scene.flight().stage()) {
      case COMMIT -> commit(scene);
      case MODE -> mode(scene);
      case REWIND -> rewind(scene);
      case ARM -> armed(scene);
      case BEGIN -> begin(scene);
      case LIFT -> lift(scene);
      default -> resume(scene);
    }
  }

  private void commit(Scene scene) {
    if (scene.durable(scene.flight().awaited())) {
      scene.flight(scene.flight().at(Stage.MODE, scene.at()));
      mode(scene);
    } else if (scene.stageMs() > COMMIT_MS) {
      abort(scene, "the decision to launch could not be written to the journal");
    }
  }

  private void mode(Scene scene) {
    Vehicle vehicle = scene.vehicle();
    Optional<VehicleMode> wanted = vehicle.modes().forPurpose(Purpose.ARM);
    if (wanted.isEmpty()) {
      abort(scene, "the vehicle names no mode to be armed in");
    } else if (vehicle.condition().mode().customMode() == wanted.get().customMode()) {
      next(scene, Stage.REWIND);
    } else {
      pursue(
          scene,
          () -> commands.mode(vehicle, Purpose.ARM).orElseThrow(),
          "mode " + wanted.get() + " not taken");
    }
  }

  private void rewind(Scene scene) {
    Vehicle vehicle = scene.vehicle();
    // After an upload it stands at the start by itself; an ArduPilot calls that 0 or 1.
    if (vehicle.progress().current() >= 0 && vehicle.progress().current() <= 1) {
      next(scene, Stage.ARM);
    } else {
      pursue(scene, () -> commands.rewind(vehicle), "the mission does not stand at its first item");
    }
  }

  private void armed(Scene scene) {
    Vehicle vehicle = scene.vehicle();
    if (vehicle.condition().armed()) {
      next(scene, Stage.BEGIN);
    } else if (vehicle.linked() && wasAway(scene, scene.sortie().view().phaseSince())) {
      abort(scene, "the vehicle was not heard for a while: what plan it holds is not known");
    } else if (replaced(scene)) {
      abort(scene, "somebody has replaced the plan aboard");
    } else {
      pursue(scene, () -> commands.arm(vehicle), "arming refused");
    }
  }

  private void begin(Scene scene) {
    Vehicle vehicle = scene.vehicle();
    if (vehicle.condition().mode().conduct() == Conduct.MISSION) {
      next(scene, Stage.LIFT);
    } else if (!vehicle.condition().armed()) {
      if (scene.stageMs() < OVERTAKEN_MS) {
        // An older heartbeat may arrive after the one that showed it armed.
        return;
      }
      abort(scene, "disarmed before take-off" + said(scene));
    } else {
      pursue(scene, () -> commands.beginMission(vehicle), "mission start refused");
    }
  }

  private void lift(Scene scene) {
    Vehicle vehicle = scene.vehicle();
    if (vehicle.flying()) {
      tookOff(scene, "left the ground");
    } else if (!vehicle.condition().armed()
        && vehicle.linked()
        && scene.stageMs() >= OVERTAKEN_MS) {
      abort(scene, "disarmed before take-off" + said(scene));
    } else if (scene.stageMs() > LIFT_MS && vehicle.linked()) {
      pursue(scene, () -> commands.disarm(vehicle), "did not leave the ground");
    }
  }

  /** A pilot has it in hand: what becomes of it is watched. */
  void watch(Scene scene) {
    Vehicle vehicle = scene.vehicle();
    if (vehicle.linked() && vehicle.flying()) {
      tookOff(scene, "left the ground");
    } else if (vehicle.linked() && !vehicle.condition().armed() && settled(scene)) {
      abort(scene, "a pilot took over before take-off; the vehicle stands disarmed");
    } else if (!vehicle.linked() && scene.stageMs() > terms.flight().lostAfter().toMillis()) {
      scene.end(Outcome.Kind.LOST, RULE, "link lost while arming");
    }
  }

  /** After a restart: nothing is armed again; what is armed already may go on. */
  private void resume(Scene scene) {
    Vehicle vehicle = scene.vehicle();
    if (!vehicle.linked()) {
      if (scene.stageMs() > terms.flight().lostAfter().toMillis()) {
        scene.end(
            Outcome.Kind.LOST, RULE, "the station restarted while arming and hears no vehicle");
      }
    } else if (vehicle.flying()) {
      tookOff(scene, "found in the air after a restart of the station");
    } else if (vehicle.condition().armed()) {
      next(scene, Stage.BEGIN);
    } else if (settled(scene)) {
      abort(scene, "the station restarted while arming; the vehicle stands disarmed");
    }
  }

  /** True when the vehicle was heard long enough to believe that it is not just arming. */
  private static boolean settled(Scene scene) {
    return scene
        .vehicle()
        .heardSince()
        .map(since -> since.plusMillis(CONFIRM_MS).isBefore(scene.at()))
        .orElse(false);
  }

  private void tookOff(Scene scene, String how) {
    scene.note(new Fact.TookOff(scene.at(), scene.machine(), how, scene.sortie().id()));
    scene.phase(Phase.PATROLLING, Actor.rule("route"), how);
    scene.flight(scene.flight().at(Stage.WATCH, scene.at()));
  }

  @FunctionalInterface
  private interface Attempt {
    Conversation<?> make();
  }

  /**
   * Works towards a state that the vehicle must show: gives the command, hears the answer, then
   * waits for the state; looks at the state before every further try.
   */
  private void pursue(Scene scene, Attempt attempt, String failure) {
    Flight flight = scene.flight();
    if (flight.dialogue().isPresent()) {
      scene
          .carryOn(flight.dialogue().get())
          .ifPresent(
              outcome ->
                  scene.flight(
                      retimed(flight, scene.at()).saying(Commands.refusal(outcome).orElse(""))));
      return;
    }
    boolean refused = !flight.said().isEmpty();
    if (flight.tries() > 0 && scene.stageMs() < (refused ? PAUSE_MS : CONFIRM_MS)) {
      return;
    }
    if (!scene.vehicle().linked()) {
      if (scene.stageMs() > terms.flight().lostAfter().toMillis()) {
        scene.end(Outcome.Kind.LOST, RULE, "link lost while arming");
      }
      return;
    }
    if (flight.tries() >= ATTEMPTS && !mayAskAgain(scene)) {
      if (flight.stage() == Stage.LIFT) {
        scene.flight(flight.at(Stage.LIFT, scene.at()));
        return;
      }
      giveUp(scene, failure + said(scene));
      return;
    }
    scene.begin(attempt.make());
  }

  /**
   * A refused arming may be asked for again for a while: an ArduPilot may call itself ready a
   * quarter of a minute before it finds its position good enough.
   */
  private boolean mayAskAgain(Scene scene) {
    return scene.flight().stage() == Stage.ARM
        && !scene.flight().said().isEmpty()
        && scene.at().isBefore(scene.sortie().view().phaseSince().plus(longest()));
  }

  private Duration longest() {
    Duration patience = terms.flight().patience();
    return patience.compareTo(Patient.WARM_UP) > 0 ? patience : Patient.WARM_UP;
  }

  /** An armed vehicle is not left to itself. */
  private void giveUp(Scene scene, String why) {
    if (scene.vehicle().condition().armed() && scene.vehicle().grounded()) {
      scene.send(commands.disarm(scene.vehicle()).start(scene.at()));
    }
    abort(scene, why);
  }

  private static Flight retimed(Flight flight, Instant at) {
    return new Flight(
        flight.stage(),
        at,
        Optional.empty(),
        flight.tries(),
        flight.awaited(),
        flight.order(),
        flight.said(),
        flight.tour(),
        flight.heed());
  }

  private void next(Scene scene, Stage stage) {
    scene.flight(scene.flight().at(stage, scene.at()).saying(""));
    arm(scene);
  }

  private static boolean tooLate(Scene scene, Lateness.Latest latest) {
    return Patient.gone(scene, latest.at());
  }

  /** The reason, and why it could not wait longer. */
  static String late(String why, Lateness.Latest latest) {
    return why + latest.why().map(until -> "; " + until).orElse("");
  }

  private void notAboard(Scene scene, GoReport report, String why) {
    GoLine line = GoLine.of("plan-aboard", "no", "read back and equal", List.of(why));
    skip(scene, RULE, report.with(line), why);
  }

  /** Ends a sortie that is not flown, with its report. */
  void skip(Scene scene, Actor rule, GoReport report, String why) {
    scene.note(report.fact(scene, rule, why));
    scene.end(Outcome.Kind.SKIPPED, rule, why);
  }

  private static void abort(Scene scene, String why) {
    scene.end(Outcome.Kind.ABORTED, RULE, why);
  }

  static String words(List<String> against) {
    return String.join("; ", against);
  }

  private static String said(Scene scene) {
    String complaint = scene.vehicle().fitness().complaint(scene.at());
    String text = complaint.isEmpty() ? scene.vehicle().condition().text() : complaint;
    String answer = scene.flight().said();
    String both = answer + (answer.isEmpty() || text.isEmpty() ? "" : ", ") + text;
    return both.isEmpty() ? "" : " (" + both + ")";
  }
}
