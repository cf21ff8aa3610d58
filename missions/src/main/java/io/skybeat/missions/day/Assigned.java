package io.skybeat.missions.day;

import io.skybeat.missions.schedule.PlannedSortie;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A sortie of the day plan with what it is flown with.
 *
 * @param sortie what is flown
 * @param dock from where
 * @param pack which pack, where they are swapped
 * @param charger which charger takes the pack afterwards, from 1
 * @param packReadyAt when that pack is charged again
 * @param landsAt planned
 * @param readyAt when the airframe can begin its next turn
 * @param latestStart when it may still start without making that airframe's next sortie late
 * @param approval number of the approval that covers it
 */
public record Assigned(
    PlannedSortie sortie,
    String dock,
    Optional<String> pack,
    OptionalInt charger,
    Optional<Instant> packReadyAt,
    Instant landsAt,
    Instant readyAt,
    Instant latestStart,
    Optional<String> approval) {
  Assigned with(Instant latest) {
    return new Assigned(
        sortie, dock, pack, charger, packReadyAt, landsAt, readyAt, latest, approval);
  }

  Assigned with(Optional<String> number) {
    return new Assigned(
        sortie, dock, pack, charger, packReadyAt, landsAt, readyAt, latestStart, number);
  }
}
