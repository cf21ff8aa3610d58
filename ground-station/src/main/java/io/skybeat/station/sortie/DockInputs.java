package io.skybeat.station.sortie;

import io.skybeat.station.around.dock.DockReport.Cover;
import io.skybeat.station.around.dock.DockReport.Mode;
import io.skybeat.station.around.dock.DockState;
import io.skybeat.station.around.dock.DockTerms;
import io.skybeat.station.event.GoLine;
import io.skybeat.station.event.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The dock that a drone lives in; nothing is asked of drones without one. */
final class DockInputs implements GoInput {
  @Override
  public void look(GoCase now, Consumer<GoLine> sheet) {
    DockTerms by = now.terms().around().docks();
    Optional<DockTerms.Entry> entry = by.of(now.sortie().drone());
    if (entry.isEmpty()) {
      return;
    }
    DockState dock = now.station().around().docks().dock(entry.get().id());
    sheet.accept(heard(now, dock, by));
    if (dock.heardAt().isEmpty()) {
      return;
    }
    sheet.accept(
        GoLine.of(
            "dock-stop",
            dock.emergencyStop() ? "pressed" : "released",
            "released",
            dock.emergencyStop() ? List.of(stopped(dock)) : List.of()));
    sheet.accept(mode(dock));
    sheet.accept(drone(now, dock));
    sheet.accept(cover(now, dock, by));
    sheet.accept(diversion(now, dock));
  }

  private static GoLine heard(GoCase now, DockState dock, DockTerms by) {
    Optional<String> against = unheard(dock, by, now.at());
    GoLine line =
        GoLine.of(
            "dock",
            dock.heardAt().isEmpty() ? "not known" : "dock " + dock.id(),
            "heard within " + by.maxAge().toSeconds() + " s",
            against.stream().toList());
    return dock.heardAt().map(at -> line.aged(now.ageS(at))).orElse(line);
  }

  /** Why a dock's word is not to be had; empty: it is. */
  static Optional<String> unheard(DockState dock, DockTerms by, Instant at) {
    if (!dock.online()) {
      return Optional.of("dock " + dock.id() + " is gone from the broker");
    }
    if (dock.heardAt().isEmpty()) {
      return Optional.of("dock " + dock.id() + " is not heard");
    }
    Duration age = Duration.between(dock.heardAt().get(), at);
    return age.compareTo(by.maxAge()) <= 0
        ? Optional.empty()
        : Optional.of(
            "dock "
                + dock.id()
                + " was last heard "
                + age.toSeconds()
                + " s ago, at most "
                + by.maxAge().toSeconds());
  }

  static String stopped(DockState dock) {
    return "dock " + dock.id() + " is stopped by its emergency button";
  }

  private static GoLine mode(DockState dock) {
    Mode mode = dock.mode().orElse(Mode.IDLE);
    return GoLine.of(
        "dock-mode",
        "mode " + mode.word(),
        "idle or working",
        mode.serves() ? List.of() : List.of("dock " + dock.id() + " is in mode " + mode.word()));
  }

  private static GoLine drone(GoCase now, DockState dock) {
    boolean there = dock.droneInDock().orElse(true);
    return GoLine.of(
        "dock-drone",
        there ? "in the dock" : "not in the dock",
        "in the dock",
        there ? List.of() : List.of(now.sortie().drone() + " does not stand in dock " + dock.id()));
  }

  /** At the start it must be open; before, it must only be well. */
  private static GoLine cover(GoCase now, DockState dock, DockTerms by) {
    boolean start =
        now.sortie().phase() == Phase.UPLOADING
            && !now.at().isBefore(now.sortie().view().startsAt());
    Cover cover = dock.cover().orElse(Cover.ABNORMAL);
    List<String> against = new ArrayList<>();
    if (start && !dock.open(by, now.at())) {
      against.add(
          dock.stuck()
              .map(why -> "dock " + dock.id() + " does not open: " + why)
              .orElse("the cover of dock " + dock.id() + " is " + cover.word() + ", not open"));
    } else if (cover == Cover.ABNORMAL) {
      against.add("the cover of dock " + dock.id() + " is " + cover.word() + ", not open");
    }
    GoLine line = GoLine.of("dock-cover", "cover " + cover.word(), "open at the start", against);
    return dock.coverAt().map(at -> line.aged(now.ageS(at))).orElse(line);
  }

  private static GoLine diversion(GoCase now, DockState dock) {
    String route = now.sortie().view().route();
    int points = now.terms().plan(route).map(plan -> plan.rally().size()).orElse(0);
    return GoLine.of(
        "diversion",
        points + " rally points",
        "a rally point at least",
        points > 0
            ? List.of()
            : List.of(
                "route " + route + " has no rally point to divert to from dock " + dock.id()));
  }
}
