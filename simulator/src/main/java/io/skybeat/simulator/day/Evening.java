package io.skybeat.simulator.day;

import io.skybeat.core.flight.DroneId;
import io.skybeat.missions.schedule.PlannedSortie;
import io.skybeat.station.event.Outcome;
import java.util.Collection;
import java.util.List;

/** What must be so when the day is over. */
record Evening(Checks checks) {
  void everySortieEnds(List<PlannedSortie> planned, Collection<SortieBook.Story> stories) {
    for (PlannedSortie sortie : planned) {
      boolean ended =
          stories.stream()
              .anyMatch(story -> story.id().equals(sortie.id()) && story.outcome != null);
      checks.hold("every-sortie-ends", ended, () -> sortie.id() + " has no outcome");
    }
  }

  void noneLost(Collection<SortieBook.Story> stories) {
    for (SortieBook.Story story : stories) {
      checks.hold(
          "none-lost",
          story.outcome == null || story.outcome.kind() != Outcome.Kind.LOST,
          () -> story.id() + " is lost: " + story.outcome);
    }
  }

  void isDown(DroneId drone, boolean armed) {
    checks.hold("all-are-down", !armed, () -> drone + " is still armed");
  }
}
