package io.skybeat.station.sortie;

import io.skybeat.missions.day.Airframe;
import io.skybeat.missions.day.Fleet;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Phase;
import java.time.Instant;
import java.util.Optional;

/** A sortie before its launch: when it is looked at, by whom and with what it is flown. */
final class Preflight {
  private static final Actor CHECK = Actor.rule("go-no-go");

  private final SortieTerms terms;
  private final Launch launch;
  private final StandIns standIns;
  private final Lateness lateness;

  Preflight(SortieTerms terms, Launch launch) {
    this.terms = terms;
    this.launch = launch;
    this.standIns = new StandIns(terms);
    this.lateness = new Lateness(terms);
  }

  /** A pilot has the drone in hand: its plan does not go aboard. */
  void refused(Scene scene, SortieRules.Hands hands) {
    launch.refuse(scene, () -> report(scene, hands), lateness.of(scene.sortie(), hands.sorties()));
  }

  void planned(Scene scene, SortieRules.Hands hands) {
    Instant start = scene.sortie().view().startsAt();
    boolean due = !scene.at().isBefore(start.minus(terms.flight().wakeAhead()));
    // While the drone is out on the sortie before, there is nothing to check yet.
    boolean waits = scene.at().isBefore(start) && busy(scene, hands);
    if (due && !waits) {
      scene.phase(Phase.CHECKING, CHECK, "its time comes");
      checking(scene, hands);
    }
  }

  private static boolean busy(Scene scene, SortieRules.Hands hands) {
    return hands
        .sorties()
        .of(scene.sortie().drone())
        .map(other -> !other.id().equals(scene.sortie().id()))
        .orElse(false);
  }

  void checking(Scene scene, SortieRules.Hands hands) {
    Lateness.Latest latest = lateness.of(scene.sortie(), hands.sorties());
    boolean late = Patient.gone(scene, latest.at());
    if (scene.message().isPresent() && !late) {
      // Looked at with the time, a beat a second, not with each message of the vehicle.
      return;
    }
    provide(scene, hands);
    GoReport report = report(scene, hands);
    if (madeUp(scene, hands, report)) {
      return;
    }
    if (late) {
      launch.skip(
          scene,
          CHECK,
          report,
          Launch.late(
              report.go()
                  ? "its start passed while nobody could fly it"
                  : Launch.words(report.against()),
              latest));
    } else if (report.go()) {
      scene.phase(Phase.UPLOADING, CHECK, "go");
      launch.upload(scene, () -> report, latest);
    } else {
      assignAnew(scene, hands, report);
    }
  }

  /** Names the pack early: a dock has to put it in. */
  private void provide(Scene scene, SortieRules.Hands hands) {
    Sortie sortie = scene.sortie();
    Optional<Fleet> fleet = terms.planning().fleet();
    Optional<Airframe> airframe = fleet.flatMap(one -> one.airframe(sortie.drone()));
    if (airframe.isEmpty() || fleet.get().dock(airframe.get().dock()).swap().isEmpty()) {
      return;
    }
    Optional<String> meant = sortie.view().assignment().pack();
    Optional<String> pack =
        new Packs(fleet.get(), hands.upkeep(), hands.sorties())
            .choose(sortie, airframe.get(), scene.at())
            .pack();
    if (pack.isPresent() && !pack.equals(meant)) {
      scene.note(
          new Fact.SortieAssigned(
              scene.at(),
              CHECK,
              "pack " + pack.get() + " has waited longest",
              sortie.id(),
              sortie.drone(),
              sortie.view().pilot(),
              pack,
              sortie.view().assignment().approval()));
    }
  }

  void uploading(Scene scene, SortieRules.Hands hands) {
    Lateness.Latest latest = lateness.of(scene.sortie(), hands.sorties());
    boolean beat = scene.message().isEmpty();
    if (beat && !scene.at().isBefore(scene.sortie().view().startsAt())) {
      GoReport report = report(scene, hands);
      if (madeUp(scene, hands, report) || !report.go() && assignAnew(scene, hands, report)) {
        return;
      }
    }
    launch.upload(scene, () -> report(scene, hands), latest);
  }

  /** Ends a sortie that a newer one of its line makes up for. */
  private boolean madeUp(Scene scene, SortieRules.Hands hands, GoReport report) {
    Optional<Sortie> newer = lateness.madeUpBy(scene.sortie(), hands.sorties(), scene.at());
    newer.ifPresent(
        one ->
            launch.skip(
                scene,
                CHECK,
                report,
                "missed, and "
                    + one.id()
                    + " makes up for it"
                    + (report.go() ? "" : "; " + Launch.words(report.against()))));
    return newer.isPresent();
  }

  /** Gives it to another drone or pilot, where one could fly it now. */
  private boolean assignAnew(Scene scene, SortieRules.Hands hands, GoReport report) {
    Optional<Fact.SortieAssigned> instead =
        standIns.instead(goCase(scene, hands), report, hands::vehicle);
    if (instead.isEmpty()) {
      return false;
    }
    boolean other = !instead.get().drone().equals(scene.sortie().drone());
    scene.note(instead.get());
    if (other) {
      // The plan has to go aboard that one, too.
      scene.phase(Phase.CHECKING, CHECK, "flown by " + instead.get().drone());
      scene.flight(Flight.watching(scene.at()));
    }
    return true;
  }

  private GoCase goCase(Scene scene, SortieRules.Hands hands) {
    return new GoCase(scene.at(), scene.sortie(), scene.vehicle(), terms, hands);
  }

  GoReport report(Scene scene, SortieRules.Hands hands) {
    return GoNoGo.report(goCase(scene, hands));
  }
}
