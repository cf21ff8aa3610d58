package io.skybeat.station.desk;

import io.skybeat.missions.day.Fleet;
import io.skybeat.missions.day.Wear;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.schedule.Calendar;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.missions.schedule.Timetable;
import io.skybeat.missions.schedule.WatchedPlace;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.permit.Permits;
import io.skybeat.station.room.Operations;
import io.skybeat.station.room.SortieView;
import io.skybeat.station.sortie.SortieTerms;
import io.skybeat.station.upkeep.Worn;
import io.skybeat.station.watch.Looks;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the day runs, for the room. */
final class OperationsProjection {
  private final SortieTerms terms;
  private final List<Area> areas;
  private final List<Stated> stated = new ArrayList<>();

  /** Something that wears, and what the fleet file says of it. */
  private record Stated(String item, Wear wear) {}

  OperationsProjection(DeskTerms desk) {
    terms = desk.sorties();
    areas = desk.areas();
    Optional<Fleet> fleet = terms.planning().fleet();
    if (fleet.isEmpty()) {
      OfficeOrders.items(desk).forEach(item -> stated.add(new Stated(item, Wear.NONE)));
    } else {
      fleet.get().airframes().forEach(a -> stated.add(new Stated("airframe " + a.id(), a.wear())));
      fleet.get().packs().forEach(p -> stated.add(new Stated("pack " + p.id(), p.wear())));
      fleet.get().parts().forEach(p -> stated.add(new Stated(p.kind() + " " + p.id(), p.wear())));
    }
  }

  Operations of(DeskState state, Instant at) {
    return new Operations(
        today(state, at), pilots(state, at), approvals(state, at), wear(state), places(state, at));
  }

  private Operations.Today today(DeskState state, Instant at) {
    Timetable table = terms.timetable();
    LocalDate date = at.atZone(table.zone()).toLocalDate();
    Instant from = date.atStartOfDay(table.zone()).toInstant();
    Instant until = date.plusDays(1).atStartOfDay(table.zone()).toInstant();
    int flown = 0;
    int flying = 0;
    SortedMap<String, Integer> excused = new TreeMap<>();
    for (var sortie : state.sorties().byId().values()) {
      SortieView view = sortie.view();
      if (view.startsAt().isBefore(from) || !view.startsAt().isBefore(until)) {
        continue;
      }
      if (view.phase().committed()) {
        flying++;
      } else if (view.outcome().isPresent()) {
        Outcome outcome = view.outcome().get();
        if (outcome.kind() == Outcome.Kind.COMPLETED) {
          flown++;
        } else {
          excused.merge(outcome.reason(), 1, Integer::sum);
        }
      }
    }
    List<Operations.Excused> list = new ArrayList<>();
    excused.forEach((reason, count) -> list.add(new Operations.Excused(reason, count)));
    int planned =
        (int)
            table.between(from, until).stream()
                .filter(slot -> terms.drones().containsKey(slot.drone()))
                .count();
    int ahead =
        (int)
            table.between(at, until).stream()
                .filter(slot -> terms.drones().containsKey(slot.drone()))
                .count();
    return new Operations.Today(date.toString(), planned, flown, flying, ahead, list);
  }

  private List<Operations.Pilot> pilots(DeskState state, Instant at) {
    List<Operations.Pilot> pilots = new ArrayList<>();
    for (Pilot pilot : terms.timetable().pilots()) {
      int flying =
          (int)
              state.sorties().open().stream()
                  .filter(sortie -> sortie.phase().committed())
                  .filter(sortie -> sortie.view().pilot().equals(pilot.id()))
                  .count();
      pilots.add(
          new Operations.Pilot(
              pilot.id(),
              pilot.name(),
              terms.onDuty(pilot.id(), state.sorties(), at),
              pilot.duty().isEmpty()
                  ? Optional.empty()
                  : Optional.of(pilot.rostered(at, terms.timetable().zone())),
              flying,
              pilot.maxDrones()));
    }
    return pilots;
  }

  private List<Operations.Approval> approvals(DeskState state, Instant at) {
    Permits permits = state.permits();
    return terms.planning().approvals().orElse(List.of()).stream()
        .map(
            one ->
                new Operations.Approval(
                    one.number(),
                    one.routes(),
                    one.from(),
                    one.until(),
                    one.confirm().isPresent(),
                    Optional.ofNullable(permits.confirmed().get(one.number()))
                        .map(Permits.Confirmed::at),
                    permits.revoked().containsKey(one.number()),
                    permits.against(one, at, at).orElse("")))
        .toList();
  }

  private List<Operations.Item> wear(DeskState state) {
    List<Operations.Item> items = new ArrayList<>();
    for (Stated one : stated) {
      Wear wear = state.upkeep().wear(one.item(), one.wear());
      Worn counted = state.upkeep().of(one.item());
      items.add(
          new Operations.Item(
              one.item(),
              Math.round(wear.hours() * 100) / 100.0,
              boxed(wear.dueHours()),
              wear.cycles(),
              boxed(wear.dueCycles()),
              wear.grounded(0).orElse(""),
              counted.servicedAt()));
    }
    return items;
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  private static Optional<Integer> boxed(OptionalInt value) {
    return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
  }

  private List<Operations.Place> places(DeskState state, Instant at) {
    List<Operations.Place> places = new ArrayList<>();
    for (Area area : areas) {
      Optional<WatchedPlace> wanted =
          terms.timetable().places().stream()
              .filter(place -> place.area().equals(area.id()))
              .findFirst();
      Looks.Alone longest = longest(state, area.id(), wanted, at);
      places.add(
          new Operations.Place(
              area.id(),
              state.watching().areas().contains(area.id()),
              state.ledger().looks().last(area.id()),
              longest.length().toSeconds(),
              longest.from(),
              wanted.flatMap(WatchedPlace::maxGap).map(Duration::toSeconds),
              gap(state, area.id())));
    }
    return places;
  }

  private static String gap(DeskState state, String area) {
    if (state.watching().areas().contains(area)) {
      return "";
    }
    Optional<Instant> last = state.watched().last(area);
    return state
        .watched()
        .decided(area)
        .filter(gap -> last.isEmpty() || gap.at().isAfter(last.get()))
        .map(Looks.Decided::why)
        .orElse("");
  }

  /** Of today's hours in which it matters, up to now. */
  private Looks.Alone longest(
      DeskState state, String area, Optional<WatchedPlace> wanted, Instant at) {
    Timetable table = terms.timetable();
    LocalDate date = at.atZone(table.zone()).toLocalDate();
    List<Calendar.Hours> days =
        wanted
            .map(place -> table.calendar().hours(place.days(), date))
            .orElse(List.of(Calendar.Hours.ALL));
    List<Calendar.Hours> hours =
        wanted.map(WatchedPlace::hours).filter(some -> !some.isEmpty()).orElse(days);
    Looks.Alone worst = new Looks.Alone(at, at);
    for (Calendar.Hours part : hours) {
      Instant from = date.atTime(part.from()).atZone(table.zone()).toInstant();
      Instant end = end(date, part.until());
      Instant until = end.isBefore(at) ? end : at;
      if (from.isBefore(until) && !days.isEmpty()) {
        Looks.Alone alone = state.ledger().looks().longest(area, from, until);
        worst = alone.length().compareTo(worst.length()) > 0 ? alone : worst;
      }
    }
    return worst;
  }

  private Instant end(LocalDate date, Optional<LocalTime> until) {
    return until
        .map(time -> date.atTime(time).atZone(terms.timetable().zone()))
        .orElse(date.plusDays(1).atStartOfDay(terms.timetable().zone()))
        .toInstant();
  }
}
