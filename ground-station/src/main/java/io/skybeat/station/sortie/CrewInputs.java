package io.skybeat.station.sortie;

import io.skybeat.station.event.GoLine;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The responsible pilot: on duty, with room for one more drone. */
final class CrewInputs implements GoInput {
  @Override
  public void look(GoCase now, Consumer<GoLine> sheet) {
    String pilot = now.sortie().view().pilot();
    // Before its start a sortie is checked for the shift in which it will fly.
    Instant starts = now.sortie().view().startsAt();
    Instant when = now.at().isAfter(starts) ? now.at() : starts;
    boolean onDuty = now.terms().onDuty(pilot, now.station().sorties(), when);
    sheet.accept(
        GoLine.of(
            "pilot",
            pilot + (onDuty ? " on duty" : " off duty"),
            "on duty",
            onDuty ? List.of() : List.of("pilot " + pilot + " is not on duty")));
    long flying =
        now.station().sorties().open().stream()
            .filter(other -> other.view().pilot().equals(pilot))
            .filter(other -> other.phase().committed())
            .filter(other -> !other.id().equals(now.sortie().id()))
            .count();
    int limit = now.terms().pilot(pilot).map(entry -> entry.maxDrones()).orElse(1);
    sheet.accept(
        GoLine.of(
            "pilot-drones",
            flying + " in the air",
            "at most " + (limit - 1) + " others",
            flying < limit
                ? List.of()
                : List.of(
                    "pilot " + pilot + " has " + flying + " drones in the air, at most " + limit)));
  }
}
