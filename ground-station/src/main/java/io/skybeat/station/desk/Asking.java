package io.skybeat.station.desk;

import io.skybeat.core.sighting.Place;
import io.skybeat.core.wire.WireMessage;
import io.skybeat.station.alert.Alert;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.Answer;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Order;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Stage;
import io.skybeat.station.sortie.LookTarget;
import io.skybeat.station.sortie.Sortie;
import java.time.Duration;
import java.util.Optional;

/** Answers one order of a person. */
final class Asking {
  private static final String FOLLOW = "follow";

  /** How exactly a person points at the map. */
  private static final double CLICKED_CE90_M = 5;

  private static final Duration MARK_PATIENCE = Duration.ofSeconds(5);

  private final Turn turn;
  private final Event.Asked event;
  private final DeskTerms terms;
  private final Actor actor;

  Asking(Turn turn, Event.Asked event, DeskTerms terms) {
    this.turn = turn;
    this.event = event;
    this.terms = terms;
    this.actor = Actor.person(event.person());
  }

  /** The answer; null when it comes later. */
  Answer answer() {
    Order order = event.order();
    if (event.person().isBlank()) {
      return new Answer(false, "an order needs a person");
    }
    if (order instanceof Order.Watch watch) {
      return watch(watch);
    }
    if (order instanceof Order.ViewStill view) {
      String why = event.reason().isBlank() ? "picture shown" : event.reason();
      turn.note(new Fact.StillViewed(event.at(), actor, why, view.sha256()));
      return new Answer(true, "noted");
    }
    if (order instanceof Order.ViewEvidence view) {
      String why = event.reason().isBlank() ? "clip shown" : event.reason();
      turn.note(new Fact.EvidenceViewed(event.at(), actor, why, view.alert()));
      return new Answer(true, "noted");
    }
    if (order instanceof Order.MarkPicture mark) {
      return mark("mark", mark);
    }
    if (order instanceof Order.FollowPicture follow) {
      return mark(
          FOLLOW, new Order.MarkPicture(follow.camera(), follow.frameAt(), follow.box(), FOLLOW));
    }
    if (order instanceof Order.Follow follow) {
      return follow(follow);
    }
    if (order instanceof Order.Acknowledge acknowledge) {
      return stage(acknowledge.alert(), Stage.ACKNOWLEDGED);
    }
    if (event.reason().isBlank()) {
      return new Answer(false, "a reason is needed");
    }
    if (order instanceof Order.ToDrone toDrone) {
      Optional<String> against =
          turn.sortieRules().order(event.at(), toDrone, event.person(), event.reason(), turn);
      return against
          .map(why -> new Answer(false, why))
          .orElse(new Answer(true, "given; the drone's own report confirms it"));
    }
    if (order instanceof Order.Look look) {
      return look(look);
    }
    if (order instanceof Order.TakeOver take) {
      return turn.sortieRules()
          .takeOver(event.at(), take.drone(), event.person(), event.reason(), turn);
    }
    if (order instanceof Order.HandBack back) {
      return turn.sortieRules()
          .handBack(event.at(), back.drone(), event.person(), event.reason(), turn);
    }
    if (order instanceof Order.EndLook end) {
      return turn.sortieRules()
          .endLook(event.at(), end.drone(), event.person(), event.reason(), turn);
    }
    if (order instanceof Order.FlyNow fly) {
      return fly(fly);
    }
    if (order instanceof Order.Cancel cancel) {
      return cancel(cancel);
    }
    if (order instanceof Order.Duty duty) {
      return duty(duty);
    }
    Optional<Answer> kept =
        new EvidenceOrders(turn, event)
            .answer()
            .or(() -> new OfficeOrders(turn, event, terms).answer());
    if (kept.isPresent()) {
      return kept.get();
    }
    if (order instanceof Order.FalseAlarm falseAlarm) {
      return stage(falseAlarm.alert(), Stage.FALSE_ALARM);
    }
    Order.Close close = (Order.Close) order;
    return stage(close.alert(), Stage.CLOSED);
  }

  private Answer watch(Order.Watch watch) {
    boolean known =
        terms.drones().stream()
            .flatMap(drone -> drone.cameras().stream())
            .anyMatch(camera -> camera.camera().equals(watch.camera()));
    if (!known) {
      return new Answer(false, "no camera " + watch.camera());
    }
    Eyes eyes = turn.state().eyes();
    boolean before = eyes.viewers().containsKey(watch.camera());
    Eyes next = eyes.watching(watch.camera(), watch.on() ? 1 : -1);
    boolean after = next.viewers().containsKey(watch.camera());
    turn.state(turn.state().with(next));
    turn.note(
        new Fact.LiveWatched(
            event.at(),
            actor,
            event.reason().isBlank() ? "live view" : event.reason(),
            watch.camera(),
            watch.on()));
    if (before != after) {
      turn.effect(new Effect.Live(watch.camera(), after));
    }
    return new Answer(true, watch.on() ? "watching" : "ended");
  }

  /** Whether a sighting's id says that it is a mark on a target that is followed. */
  static boolean follows(String sighting) {
    return sighting.startsWith(FOLLOW + "-");
  }

  private Answer follow(Order.Follow follow) {
    String why = event.reason().isBlank() ? "marked on the map" : event.reason();
    LookTarget target = new LookTarget(follow.where(), CLICKED_CE90_M, Optional.empty());
    return turn.sortieRules().follow(event.at(), follow.drone(), target, event.person(), why, turn);
  }

  private Answer look(Order.Look look) {
    if (look.alert().isPresent() == look.where().isPresent()) {
      return new Answer(false, "an alert or a place is needed");
    }
    LookTarget target;
    if (look.alert().isPresent()) {
      AlertId id = look.alert().get();
      Optional<Alert> alert = turn.state().ledger().alerts().find(id);
      if (alert.isEmpty()) {
        return new Answer(false, "no alert " + id);
      }
      Optional<Place> place = alert.get().view().place();
      if (place.isEmpty()) {
        return new Answer(false, "the alert has no place: click at one on the map");
      }
      target = new LookTarget(place.get().where(), place.get().ce90M(), look.alert());
    } else {
      target = new LookTarget(look.where().orElseThrow(), CLICKED_CE90_M, Optional.empty());
    }
    Answer answer =
        turn.sortieRules().look(event.at(), look, target, event.person(), event.reason(), turn);
    turn.sortieRules().advance(event.at(), Optional.empty(), turn);
    return answer;
  }

  private Answer mark(String kind, Order.MarkPicture mark) {
    if (turn.state().eyes().worker().isEmpty()) {
      return new Answer(false, "analytics is not connected: the mark cannot be placed");
    }
    String id =
        kind + "-" + terms.station() + "-" + event.at().toEpochMilli() + "-" + event.ticket();
    turn.state(
        turn.state()
            .with(
                turn.state()
                    .eyes()
                    .marking(
                        id, new Eyes.PendingMark(event.ticket(), event.at().plus(MARK_PATIENCE)))));
    turn.effect(
        new Effect.PassMark(
            new WireMessage.Mark(
                id, mark.camera(), mark.frameAt(), mark.box(), event.person(), mark.note())));
    return null;
  }

  private Answer stage(AlertId id, Stage stage) {
    Optional<Alert> alert = turn.state().ledger().alerts().find(id);
    if (alert.isEmpty()) {
      return new Answer(false, "no alert " + id);
    }
    Stage now = alert.get().view().stage();
    if (now == stage) {
      return new Answer(
          false, "is " + stage + " already, by " + alert.get().view().stageBy().orElse("somebody"));
    }
    if (!now.open()) {
      return new Answer(false, "is " + now + " already; a new incident raises a new alert");
    }
    turn.note(
        new Fact.AlertStaged(
            event.at(), actor, event.reason().isBlank() ? "seen" : event.reason(), id, stage));
    turn.urgent();
    return new Answer(true, "noted");
  }

  private Answer fly(Order.FlyNow fly) {
    if (!terms.sorties().drones().containsKey(fly.drone())) {
      return new Answer(false, "no drone " + fly.drone());
    }
    if (!terms.sorties().plans().containsKey(fly.route())) {
      return new Answer(false, "no route " + fly.route());
    }
    if (terms.sorties().timetable().pilots().stream()
        .noneMatch(pilot -> pilot.id().equals(fly.pilot()))) {
      return new Answer(false, "no pilot " + fly.pilot());
    }
    Optional<Sortie> busy = turn.sorties().of(fly.drone());
    if (busy.isPresent() && busy.get().phase().committed()) {
      return new Answer(false, fly.drone() + " flies sortie " + busy.get().id());
    }
    Fact.SortiePlanned planned =
        turn.sortieRules().flyNow(event.at(), event.person(), event.reason(), fly);
    turn.note(planned);
    turn.sortieRules().advance(event.at(), Optional.empty(), turn);
    return new Answer(true, "sortie " + planned.sortie());
  }

  private Answer cancel(Order.Cancel cancel) {
    Optional<Sortie> sortie = turn.sorties().find(cancel.sortie());
    if (sortie.isEmpty() || !sortie.get().open()) {
      return new Answer(false, "no open sortie " + cancel.sortie());
    }
    if (sortie.get().committed()) {
      return new Answer(false, "it is on its way: order return or land");
    }
    String why = "withdrawn by " + event.person() + ": " + event.reason();
    turn.note(
        new Fact.SortieEnded(
            event.at(),
            actor,
            event.reason(),
            cancel.sortie(),
            new Outcome(Outcome.Kind.SKIPPED, why)));
    turn.flights(turn.flights().without(cancel.sortie()));
    return new Answer(true, "withdrawn");
  }

  private Answer duty(Order.Duty duty) {
    boolean known =
        terms.sorties().timetable().pilots().stream()
            .anyMatch(pilot -> pilot.id().equals(duty.pilot()));
    if (!known) {
      return new Answer(false, "no pilot " + duty.pilot());
    }
    turn.note(new Fact.DutyChanged(event.at(), actor, event.reason(), duty.pilot(), duty.on()));
    return new Answer(true, duty.on() ? "on duty" : "off duty");
  }
}
