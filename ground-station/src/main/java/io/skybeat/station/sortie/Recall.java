package io.skybeat.station.sortie;

import io.skybeat.missions.day.Approval;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Phase;
import java.util.List;
import java.util.Optional;

/** Brings home what flies under an approval that does not hold any more. */
record Recall(SortieTerms terms, Orders orders) {
  private static final Actor APPROVAL = Actor.rule("approval");

  void watch(Scene scene, Standing station) {
    Optional<String> number = scene.sortie().view().assignment().approval();
    if (number.isEmpty()) {
      return;
    }
    Phase phase = scene.sortie().phase();
    boolean homeward = phase == Phase.RETURNING || phase == Phase.LANDING || phase == Phase.SILENT;
    boolean asked = scene.flight().order().isPresent();
    if (homeward || asked) {
      return;
    }
    Optional<String> why =
        station.permits().endsFlight(number.get()).or(() -> overdue(scene, number.get()));
    if (why.isPresent() && Orders.against(scene.sortie(), scene.vehicle(), "return").isEmpty()) {
      orders.give(scene, "return", APPROVAL, why.get());
    }
  }

  private Optional<String> overdue(Scene scene, String number) {
    List<Approval> all = terms.planning().approvals().orElse(List.of());
    return all.stream()
        .filter(one -> one.number().equals(number))
        .filter(one -> scene.at().isAfter(one.until()))
        .findFirst()
        .map(one -> "the time of approval " + number + " is over");
  }
}
