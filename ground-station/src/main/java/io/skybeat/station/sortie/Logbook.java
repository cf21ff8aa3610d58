package io.skybeat.station.sortie;

import io.skybeat.missions.day.Airframe;
import io.skybeat.missions.day.Part;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.room.SortieView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a flight wore. */
record Logbook(SortieTerms terms) {
  /** The entry of a sortie that is about to end; empty: it never left the ground. */
  Optional<Fact.FlightLogged> entry(Sortie sortie, Instant at, Standing station) {
    SortieView view = sortie.view();
    if (view.tookOffAt().isEmpty()) {
      return Optional.empty();
    }
    Instant down = view.touchedDownAt().orElse(at);
    Duration flight = Duration.between(view.tookOffAt().get(), down);
    List<String> items = new ArrayList<>(List.of("airframe " + view.drone()));
    Optional<Instant> packReadyAt = Optional.empty();
    if (terms.planning().fleet().isPresent()) {
      var fleet = terms.planning().fleet().get();
      for (Part part : fleet.parts()) {
        if (part.airframe().equals(view.drone())) {
          items.add(part.kind() + " " + part.id());
        }
      }
      Optional<Airframe> airframe = fleet.airframe(view.drone());
      Optional<String> pack = view.assignment().pack();
      if (pack.isPresent() && airframe.isPresent()) {
        items.add(Packs.item(pack.get()));
        packReadyAt =
            Optional.of(
                new Packs(fleet, station.upkeep(), station.sorties())
                    .readyAfter(airframe.get(), down, flight));
      }
    }
    return Optional.of(
        new Fact.FlightLogged(
            at,
            Actor.rule("logbook"),
            "flown",
            sortie.id(),
            items,
            Math.max(0, flight.toMillis()) / 3.6e6,
            packReadyAt));
  }
}
