package io.skybeat.station.sortie;

import io.skybeat.station.event.GoLine;
import io.skybeat.station.event.Phase;
import java.util.Optional;
import java.util.function.Consumer;

/** The station's own: it can write down what it does, and the drone has nothing else to do. */
final class StationInputs implements GoInput {
  @Override
  public void look(GoCase now, Consumer<GoLine> sheet) {
    Optional<String> trouble = now.station().journalTrouble();
    sheet.accept(
        GoLine.of(
            "journal",
            trouble.isEmpty() ? "writable" : "not writable",
            "writable",
            trouble.map(why -> "the journal cannot be written: " + why).stream().toList()));
    Optional<Control> control = now.station().sorties().control(now.sortie().drone());
    sheet.accept(
        GoLine.of(
            "hand",
            control.map(Control::by).orElse("the station"),
            "the station",
            control.map(one -> one.by() + " has the drone in hand").stream().toList()));
    Optional<Sortie> other = other(now);
    sheet.accept(
        GoLine.of(
            "drone-free",
            other.map(one -> "sortie " + one.id()).orElse("no other sortie"),
            "no other sortie",
            other.map(one -> "the drone has sortie " + one.id()).stream().toList()));
  }

  /** Another sortie that the drone is on, or gets ready for first. */
  private static Optional<Sortie> other(GoCase now) {
    Sortie sortie = now.sortie();
    return now.station().sorties().open().stream()
        .filter(other -> other.drone().equals(sortie.drone()))
        .filter(other -> !other.id().equals(sortie.id()))
        .filter(
            other ->
                other.phase().compareTo(Phase.UPLOADING) >= 0
                    || other.phase() == Phase.CHECKING
                        && other.view().startsAt().isBefore(sortie.view().startsAt()))
        .findFirst();
  }
}
