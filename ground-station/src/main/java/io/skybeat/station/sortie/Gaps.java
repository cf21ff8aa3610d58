package io.skybeat.station.sortie;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.SortieId;
import io.skybeat.missions.check.Look;
import io.skybeat.missions.schedule.MissedSlots;
import io.skybeat.missions.schedule.Slot;
import io.skybeat.missions.schedule.WatchedPlace;
import io.skybeat.missions.schedule.Window;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.watch.Looks.Decided;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Acts when a place is about to be left alone for longer than the timetable allows: plans a sortie
 * of its own where the policy for missed slots has any made up, or says why it does not. The sortie
 * passes the same checks as every other, and a person may withdraw it. Once a gap; what became of
 * it is said once, too.
 */
final class Gaps {
  static final Actor RULE = Actor.rule("watch-gap");

  /** A look may come so much later than planned before anything is done. */
  private static final Duration TOLERATED = Duration.ofMinutes(1);

  /** A gap that lasts is thought of anew after this. */
  private static final Duration AGAIN = Duration.ofMinutes(20);

  private final SortieTerms terms;
  private final Prospects prospects;

  Gaps(SortieTerms terms) {
    this.terms = terms;
    this.prospects = new Prospects(terms);
  }

  /** Once a beat. */
  void tend(Instant at, SortieRules.Hands hands) {
    for (WatchedPlace place : terms.timetable().places()) {
      if (place.maxGap().isPresent()) {
        Window.at(place, terms.timetable(), at).ifPresent(window -> tend(at, place, window, hands));
      }
    }
  }

  private void tend(Instant at, WatchedPlace place, Window window, SortieRules.Hands hands) {
    Instant seen = seen(at, place, window, hands);
    Instant deadline = seen.plus(place.maxGap().orElseThrow());
    Optional<Prospects.Next> next = prospects.next(place, hands.sorties(), at);
    List<Way> ways = ways(place);
    Optional<Way> way = ways.stream().findFirst();
    Duration lead = terms.flight().wakeAhead().plus(way.map(Way::flown).orElse(Duration.ZERO));
    boolean inTime =
        next.map(one -> !one.at().isAfter(deadline.plus(TOLERATED))).orElse(false)
            || !deadline.isBefore(window.until());
    if (inTime || at.plus(lead).isBefore(deadline)) {
      return;
    }
    Instant anew = anew(place, window, hands);
    Optional<Decided> before =
        hands.watched().decided(place.area()).filter(one -> !one.at().isBefore(anew));
    if (before.isEmpty() || before.get().at().plus(AGAIN).isBefore(at)) {
      decide(at, place, seen, next, ways, hands);
    } else {
      became(at, place, before.get(), next, hands);
    }
  }

  /** Since when the gap is another one: a look has ended or begun, or the place's hours have. */
  private static Instant anew(WatchedPlace place, Window window, SortieRules.Hands hands) {
    return Stream.concat(
            hands.watched().last(place.area()).stream(),
            hands.watching().open().entrySet().stream()
                .filter(open -> open.getKey().area().equals(place.area()))
                .map(open -> open.getValue().from()))
        .filter(at -> at.isAfter(window.from()))
        .max(Instant::compareTo)
        .orElse(window.from());
  }

  /** Since when nobody looks at it, as far as is known; now, while somebody does. */
  private Instant seen(Instant at, WatchedPlace place, Window window, SortieRules.Hands hands) {
    if (hands.watching().areas().contains(place.area())) {
      return place.maxGap().orElseThrow().isZero() ? at.plus(stays(place, hands)) : at;
    }
    Optional<Instant> last = hands.watched().last(place.area());
    Instant known =
        last.orElseGet(
            () ->
                hands.sorties().byId().values().stream()
                    .map(sortie -> sortie.view().startsAt())
                    .min(Instant::compareTo)
                    .orElse(at));
    return known.isBefore(window.from()) ? window.from() : known;
  }

  /** How much longer the place is watched by who is there now, until its pack sends it home. */
  private Duration stays(WatchedPlace place, SortieRules.Hands hands) {
    return hands.watching().open().keySet().stream()
        .filter(pair -> pair.area().equals(place.area()))
        .flatMap(pair -> hands.sorties().find(pair.sortie()).stream())
        .filter(sortie -> sortie.open() && sortie.cutShort().isEmpty())
        .flatMap(sortie -> Relief.stays(sortie, hands.vehicle(sortie.drone()), terms).stream())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** A line of the timetable whose route looks at the place, and how soon after its start. */
  private record Way(Slot slot, Duration flown) {}

  /** Those that see it soonest first. */
  private List<Way> ways(WatchedPlace place) {
    List<Way> ways = new ArrayList<>();
    for (Slot slot : terms.timetable().slots()) {
      Optional<Look> look = prospects.seen(place, slot.route());
      if (look.isPresent() && terms.plan(slot.route()).isPresent()) {
        ways.add(new Way(slot, Duration.ofMillis(Math.round(1000 * look.get().fromS()))));
      }
    }
    ways.sort(Comparator.comparing(Way::flown));
    return ways;
  }

  private void decide(
      Instant at,
      WatchedPlace place,
      Instant seen,
      Optional<Prospects.Next> next,
      List<Way> ways,
      SortieRules.Hands hands) {
    String left = left(place, seen);
    Instant start = at.plus(terms.flight().wakeAhead()).truncatedTo(ChronoUnit.SECONDS);
    if (terms.timetable().missed().policy() == MissedSlots.Policy.SKIP) {
      say(at, place, left + "; the timetable makes up for nothing that was missed", next, hands);
    } else if (ways.isEmpty()) {
      say(at, place, left + "; no route of the timetable looks at it", next, hands);
    } else if (next.isPresent()
        && !next.get().at().isAfter(start.plus(ways.get(0).flown()).plus(TOLERATED))) {
      say(at, place, left + "; a sortie of its own would not be sooner", next, hands);
    } else {
      List<String> busy = new ArrayList<>();
      Optional<Crew> crew = crew(ways, start, hands, busy);
      if (crew.isEmpty()) {
        say(at, place, left + "; no drone has time: " + String.join("; ", busy), next, hands);
      } else {
        plan(at, place, left, crew.get(), start, hands);
      }
    }
  }

  private static String left(WatchedPlace place, Instant seen) {
    return place.maxGap().orElseThrow().isZero()
        ? place.area() + " is left: nobody relieves in time"
        : place.area() + " is left alone since " + clock(seen);
  }

  private void plan(
      Instant at,
      WatchedPlace place,
      String why,
      Crew crew,
      Instant start,
      SortieRules.Hands hands) {
    Slot slot = crew.slot();
    DroneId drone = crew.drone();
    String stamp = start.toString().replace(":", "").replace("-", "");
    SortieId id = new SortieId("gap-" + place.area() + "-" + drone + "-" + stamp);
    hands.note(
        new Fact.SortiePlanned(
            at,
            RULE,
            why,
            id,
            drone,
            slot.route(),
            start,
            slot.pilot(),
            terms.drones().get(drone).origin(),
            Optional.of(slot.id()),
            Optional.empty()));
    hands.note(new Fact.GapDecided(at, RULE, why, place.area(), Optional.of(id)));
  }

  /** Who flies which line of the timetable. */
  private record Crew(Slot slot, DroneId drone) {}

  /**
   * The first drone that is not out and is back before its own next sortie; one that flies its own
   * line before one that stands in, because lines may be at heights of their own.
   */
  private Optional<Crew> crew(
      List<Way> ways, Instant start, SortieRules.Hands hands, List<String> busy) {
    for (boolean own : new boolean[] {true, false}) {
      for (Way way : ways) {
        Slot slot = way.slot();
        List<DroneId> drones =
            own
                ? List.of(slot.drone())
                : Stream.concat(slot.drones().stream(), slot.standIns().stream())
                    .filter(drone -> !drone.equals(slot.drone()))
                    .toList();
        for (DroneId drone : drones) {
          Instant ready = start.plus(terms.planning().cycle(drone, slot.route()));
          Optional<Sortie> other =
              hands.sorties().open().stream()
                  .filter(one -> one.drone().equals(drone))
                  .filter(one -> one.view().startsAt().isBefore(ready))
                  .findFirst();
          if (other.isEmpty() && terms.drones().containsKey(drone)) {
            return Optional.of(new Crew(slot, drone));
          }
          other
              .map(one -> drone + " flies " + one.id())
              .filter(words -> !busy.contains(words))
              .ifPresent(busy::add);
        }
      }
    }
    return Optional.empty();
  }

  /** Says once what became of the sortie that was planned for it, if that is over unseen. */
  private void became(
      Instant at,
      WatchedPlace place,
      Decided before,
      Optional<Prospects.Next> next,
      SortieRules.Hands hands) {
    Optional<Sortie> planned = before.by().flatMap(hands.sorties()::find);
    if (planned.isPresent()
        && !planned.get().open()
        && planned.get().id().value().startsWith("gap-")) {
      String why = planned.get().view().outcome().orElseThrow().reason();
      say(at, place, "sortie " + planned.get().id() + " did not look at it: " + why, next, hands);
    }
  }

  private static void say(
      Instant at,
      WatchedPlace place,
      String why,
      Optional<Prospects.Next> next,
      SortieRules.Hands hands) {
    String until =
        next.map(one -> "; " + one.sortie() + " looks at it at " + clock(one.at()))
            .orElse("; no look at it is planned");
    hands.note(
        new Fact.GapDecided(at, RULE, why + until, place.area(), next.map(Prospects.Next::sortie)));
  }

  private static String clock(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
