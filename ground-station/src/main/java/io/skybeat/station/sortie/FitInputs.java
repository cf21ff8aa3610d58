package io.skybeat.station.sortie;

import io.skybeat.missions.day.Airframe;
import io.skybeat.missions.day.Fleet;
import io.skybeat.missions.day.Part;
import io.skybeat.missions.day.Wear;
import io.skybeat.station.event.GoLine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The airframe and its parts are not due for maintenance, and a charged pack is there. */
final class FitInputs implements GoInput {
  /** The dock has had the time to put the pack in. */
  static final String PACK_IN = "pack-in";

  @Override
  public void look(GoCase now, Consumer<GoLine> sheet) {
    Optional<Fleet> fleet = now.terms().planning().fleet();
    if (fleet.isEmpty()) {
      // No file says when it is due; a reported fault keeps it down all the same.
      String item = "airframe " + now.sortie().drone();
      Wear wear = now.station().upkeep().wear(item, Wear.NONE);
      List<String> against = wear.grounded(0).map(why -> grounded(item, why)).stream().toList();
      sheet.accept(GoLine.of("maintenance", flown(wear), "no fault", against));
      return;
    }
    Optional<Airframe> airframe = fleet.get().airframe(now.sortie().drone());
    if (airframe.isEmpty()) {
      sheet.accept(
          GoLine.of(
              "maintenance",
              "not known",
              "not due, no fault",
              List.of(now.sortie().drone() + " is not in the fleet")));
      return;
    }
    sheet.accept(maintenance(now, fleet.get(), airframe.get()));
    Optional<Duration> swap = fleet.get().dock(airframe.get().dock()).swap();
    if (swap.isPresent()) {
      pack(now, fleet.get(), airframe.get(), swap.get(), sheet);
    }
  }

  private static void pack(
      GoCase now, Fleet fleet, Airframe airframe, Duration swap, Consumer<GoLine> sheet) {
    Packs.Choice choice =
        new Packs(fleet, now.station().upkeep(), now.station().sorties())
            .choose(now.sortie(), airframe, now.at());
    sheet.accept(
        GoLine.of(
            "pack",
            choice.pack().orElse("none"),
            "charged, not due",
            choice.against().stream().toList()));
    Optional<Instant> in =
        now.sortie().view().assignment().packSince().map(since -> since.plus(swap));
    boolean waits = in.isPresent() && now.at().isBefore(in.get());
    sheet.accept(
        GoLine.of(
            PACK_IN,
            waits ? "no" : "yes",
            "yes",
            waits
                ? List.of("the pack is put in until " + in.get().truncatedTo(ChronoUnit.SECONDS))
                : List.of()));
  }

  private static GoLine maintenance(GoCase now, Fleet fleet, Airframe airframe) {
    double hours = now.terms().planning().flight(now.sortie().view().route()).toMillis() / 3.6e6;
    List<String> against = new ArrayList<>();
    String own = "airframe " + airframe.id();
    Wear wear = now.station().upkeep().wear(own, airframe.wear());
    wear.grounded(hours).ifPresent(why -> against.add(grounded(own, why)));
    for (Part part : fleet.parts()) {
      if (part.airframe().equals(airframe.id())) {
        String item = part.kind() + " " + part.id();
        now.station()
            .upkeep()
            .wear(item, part.wear())
            .grounded(hours)
            .ifPresent(why -> against.add(grounded(item, why)));
      }
    }
    return GoLine.of("maintenance", flown(wear), "not due, no fault", against);
  }

  private static String flown(Wear wear) {
    return String.format(Locale.ROOT, "%.1f h, %d flights", wear.hours(), wear.cycles());
  }

  private static String grounded(String item, String why) {
    return item + " is grounded: " + why;
  }
}
