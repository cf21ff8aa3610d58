package io.skybeat.station.sortie;

import io.dronefleet.mavlink.common.CommandLong;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.SortieId;
import io.skybeat.missions.schedule.PlannedSortie;
import io.skybeat.station.around.Around;
import io.skybeat.station.around.dock.DockCommand;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Answer;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Order;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.Vehicle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of all sorties. */
public final class SortieRules {
  /** The room sees what is planned this far ahead. */
  public static final Duration HORIZON = Duration.ofHours(1);

  private static final Actor TIMETABLE = Actor.rule("timetable");

  private final SortieTerms terms;
  private final Commands commands;
  private final Launch launch;
  private final Airborne airborne;
  private final Orders orders;
  private final Detour detour;
  private final Piloting piloting;
  private final Looks looks;
  private final Guard guard;
  private final ArmingLeave leave;
  private final Preflight preflight;
  private final Logbook logbook;
  private final Recall recall;
  private final Resuming resuming;
  private final Remainder remainder;
  private final Precautions precautions;
  private final Homecoming homecoming;
  private final Relief relief;
  private final Gaps gaps;
  private final DockRules docks;

  public SortieRules(SortieTerms terms) {
    this.terms = terms;
    this.commands = new Commands(terms.systemId());
    PlansAboard plans = new PlansAboard(terms);
    this.launch = new Launch(terms, commands, plans);
    this.airborne = new Airborne(terms, commands, plans);
    this.orders = new Orders(commands, terms);
    this.docks = new DockRules(terms);
    this.precautions = new Precautions(terms, orders);
    this.detour = new Detour(terms, commands, orders);
    this.piloting = new Piloting(plans);
    this.looks = new Looks(terms);
    this.guard = new Guard(terms, plans);
    this.relief = new Relief(terms, plans, detour);
    this.gaps = new Gaps(terms);
    this.homecoming = new Homecoming(terms, orders, guard);
    this.leave = new ArmingLeave(terms, commands);
    this.preflight = new Preflight(terms, launch);
    this.logbook = new Logbook(terms);
    this.recall = new Recall(terms, orders);
    this.resuming = new Resuming(terms);
    this.remainder = new Remainder(terms);
  }

  /** What the rules need of the station in one turn. */
  public interface Hands extends Standing {
    Flights flights();

    void flights(Flights next);

    void note(Fact fact);

    long position();

    long storedPosition();

    void send(int systemId, Object message);

    void around(Around next);

    void dock(DockCommand command);
  }

  /** The requests that bring a vehicle's telemetry to the rates that the station needs. */
  public List<Object> streamRequests(Vehicle vehicle) {
    return commands.streams(vehicle);
  }

  /** Plans what the timetable starts in {@code from} to {@code until}. */
  public List<Fact> plan(Instant at, Instant from, Instant until, Sorties sorties) {
    List<Fact> facts = new ArrayList<>();
    for (PlannedSortie slot : terms.timetable().between(from, until)) {
      if (sorties.find(slot.id()).isEmpty() && terms.drones().containsKey(slot.drone())) {
        facts.add(
            new Fact.SortiePlanned(
                at,
                TIMETABLE,
                "slot " + slot.slot(),
                slot.id(),
                slot.drone(),
                slot.route(),
                slot.startsAt(),
                slot.pilot(),
                terms.drones().get(slot.drone()).origin(),
                Optional.of(slot.slot()),
                Optional.empty()));
      }
    }
    return facts;
  }

  /** Sorties of the journal that a changed timetable does not know any more. */
  public List<Fact> withdrawn(Instant at, Sorties sorties) {
    List<Fact> facts = new ArrayList<>();
    for (Sortie sortie : sorties.open()) {
      Instant start = sortie.view().startsAt();
      boolean fromTimetable = sortie.view().why().startsWith("slot ");
      if (sortie.phase() == Phase.PLANNED
          && fromTimetable
          && terms.timetable().between(start, start.plusNanos(1)).stream()
              .noneMatch(slot -> slot.id().equals(sortie.id()))) {
        String why = "no longer in the timetable";
        facts.add(
            new Fact.SortieEnded(
                at, TIMETABLE, why, sortie.id(), new Outcome(Outcome.Kind.SKIPPED, why)));
      }
    }
    return facts;
  }

  /** The sortie of a "fly now". */
  public Fact.SortiePlanned flyNow(Instant at, String person, String reason, Order.FlyNow order) {
    String stamp = at.truncatedTo(java.time.temporal.ChronoUnit.MILLIS).toString();
    SortieId id =
        new SortieId("now-" + order.drone() + "-" + stamp.replace(":", "").replace("-", ""));
    return new Fact.SortiePlanned(
        at,
        Actor.person(person),
        reason,
        id,
        order.drone(),
        order.route(),
        at,
        order.pilot(),
        terms.drones().get(order.drone()).origin());
  }

  /** The answer to a vehicle that asks for leave to arm; nothing to any other message. */
  public List<Object> armingLeave(Instant at, Vehicle vehicle, Heard heard, Sorties sorties) {
    return heard.message() instanceof CommandLong
        ? leave.answer(at, vehicle, heard.componentId(), heard.message(), sorties)
        : List.of();
  }

  /** Advances every open sortie; {@code heard}: a vehicle's message that this turn is about. */
  public void advance(Instant at, Optional<Heard> heard, Hands hands) {
    if (heard.isEmpty()) {
      docks.tend(at, hands);
      gaps.tend(at, hands);
    }
    for (Sortie sortie : hands.sorties().open()) {
      Vehicle vehicle = hands.vehicle(sortie.drone());
      if (vehicle == null) {
        continue;
      }
      boolean concerned = heard.isEmpty() || heard.get().systemId() == vehicle.systemId();
      if (concerned) {
        advance(scene(at, sortie, vehicle, heard, hands), hands);
      }
    }
  }

  /**
   * A vehicle's message.
   *
   * @param message its payload
   */
  public record Heard(int systemId, int componentId, Object message) {}

  /** Gives a person's order to a flying sortie; returns why not. */
  public Optional<String> order(
      Instant at, Order.ToDrone order, String person, String reason, Hands hands) {
    Optional<Sortie> sortie = hands.sorties().of(order.drone());
    Vehicle vehicle = hands.vehicle(order.drone());
    if (sortie.isEmpty() || vehicle == null) {
      return Optional.of("no sortie flies with " + order.drone());
    }
    String name = Orders.name(order);
    Optional<Control> control = hands.sorties().control(order.drone());
    if (control.isPresent()) {
      return Optional.of(control.get().by() + " has the drone in hand");
    }
    Optional<String> against = Orders.against(sortie.get(), vehicle, name);
    if (against.isEmpty()) {
      Scene scene = scene(at, sortie.get(), vehicle, Optional.empty(), hands);
      orders.give(scene, name, Actor.person(person), reason);
      hands.flights(hands.flights().with(sortie.get().id(), scene.flight()));
    }
    return against;
  }

  /** Sends a drone to look at a place; the answer says which, or why none. */
  public Answer look(
      Instant at, Order.Look order, LookTarget target, String person, String reason, Hands hands) {
    return looks.order(at, order, target, Actor.person(person), reason, hands);
  }

  /** The target of a drone's look is now there. */
  public Answer follow(
      Instant at, DroneId drone, LookTarget target, String person, String reason, Hands hands) {
    return looks.follow(at, drone, target, Actor.person(person), reason, hands);
  }

  /** Ends a look. */
  public Answer endLook(Instant at, DroneId drone, String person, String reason, Hands hands) {
    Optional<Sortie> sortie = hands.sorties().of(drone).filter(one -> one.look().isPresent());
    Vehicle vehicle = hands.vehicle(drone);
    if (sortie.isEmpty() || vehicle == null) {
      return new Answer(false, drone + " looks at nothing beside its route");
    }
    Scene scene = scene(at, sortie.get(), vehicle, Optional.empty(), hands);
    detour.over(scene, Actor.person(person), "look ended by " + person + ": " + reason);
    hands.flights(hands.flights().with(sortie.get().id(), scene.flight()));
    return new Answer(true, "the look ends");
  }

  /** A pilot takes a drone in hand: from now on the station keeps silent towards it. */
  public Answer takeOver(Instant at, DroneId drone, String person, String reason, Hands hands) {
    Optional<Control> control = hands.sorties().control(drone);
    if (control.isPresent()) {
      return new Answer(false, control.get().by() + " has the drone in hand");
    }
    return piloting.take(at, drone, Actor.person(person), reason, false, hands);
  }

  /** The station has the drone again: its plan aboard is read before it is flown on. */
  public Answer handBack(Instant at, DroneId drone, String person, String reason, Hands hands) {
    return piloting.giveBack(at, drone, Actor.person(person), reason, hands);
  }

  private void advance(Scene scene, Hands hands) {
    Sortie sortie = scene.sortie();
    if (hands.sorties().control(sortie.drone()).isPresent()) {
      watch(scene, hands);
      return;
    }
    switch (sortie.phase()) {
      case PLANNED -> preflight.planned(scene, hands);
      case CHECKING -> preflight.checking(scene, hands);
      case UPLOADING -> preflight.uploading(scene, hands);
      case ARMING -> launch.arm(scene);
      case PATROLLING, LOOKING, RETURNING, SILENT, LANDING -> {
        airborne.watch(scene, false);
        if (scene.sortie().open()) {
          recall.watch(scene, hands);
          orders.pursue(scene);
          precautions.watch(scene, hands.around());
          relief.watch(scene, hands);
          homecoming.watch(scene, hands);
          detour.pursue(scene, hands);
          scene.flight(scene.flight().blind(Guard.blindSince(scene)).low(Guard.lowSince(scene)));
          guard
              .call(scene)
              .or(() -> piloting.stopped(scene))
              .ifPresent(call -> orders.give(scene, call.order(), call.by(), call.reason()));
        }
      }
      case DONE -> {}
    }
    closes(scene, hands);
    Optional<String> strange = piloting.strange(scene);
    if (strange.isPresent()) {
      piloting.take(scene.at(), sortie.drone(), scene.machine(), strange.get(), true, hands);
    }
  }

  private void keep(Scene scene, Hands hands) {
    hands.flights(
        scene.sortie().open()
            ? hands.flights().with(scene.sortie().id(), scene.flight())
            : hands.flights().without(scene.sortie().id()));
    if (!scene.sortie().open()) {
      resuming.after(scene.sortie(), scene.vehicle().ardupilot(), scene.at()).forEach(hands::note);
    }
  }

  /** A pilot has the drone in hand: nothing is sent, everything is noted. */
  private void watch(Scene scene, Hands hands) {
    switch (scene.sortie().phase()) {
      case PLANNED -> preflight.planned(scene, hands);
      case CHECKING -> preflight.checking(scene, hands);
      case UPLOADING -> preflight.refused(scene, hands);
      case ARMING -> launch.watch(scene);
      case PATROLLING, LOOKING, RETURNING, SILENT, LANDING -> airborne.watch(scene, true);
      case DONE -> {}
    }
    closes(scene, hands);
  }

  private void closes(Scene scene, Hands hands) {
    keep(scene, hands);
    if (!scene.sortie().open() && scene.sortie().left().isPresent()) {
      remainder.decide(scene, hands);
    }
  }

  private Scene scene(
      Instant at, Sortie sortie, Vehicle vehicle, Optional<Heard> heard, Hands hands) {
    // A sortie that this process did not bring to its phase was taken over from the journal.
    Flight flight =
        hands
            .flights()
            .find(sortie.id())
            .orElseGet(() -> sortie.phase().committed() ? Flight.resumed(at) : Flight.watching(at));
    return new Scene(
        at,
        sortie,
        flight,
        vehicle,
        heard.map(Heard::componentId).orElse(0),
        heard.map(Heard::message),
        hands.storedPosition(),
        new Scene.Pen() {
          @Override
          public Sortie note(Fact.OfSortie fact) {
            hands.note(fact);
            return hands.sorties().find(fact.sortie()).orElseThrow();
          }

          @Override
          public void ending(Sortie ended) {
            logbook.entry(ended, at, hands).ifPresent(hands::note);
          }

          @Override
          public long position() {
            return hands.position();
          }

          @Override
          public void send(int systemId, Object message) {
            hands.send(systemId, message);
          }
        });
  }
}
