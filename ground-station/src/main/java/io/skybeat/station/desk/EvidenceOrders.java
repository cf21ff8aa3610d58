package io.skybeat.station.desk;

import io.skybeat.station.event.Actor;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.Answer;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Order;
import io.skybeat.station.evidence.EvidenceBook;
import java.util.Optional;

/** Answers a person who takes evidence out or lays hold on it. */
final class EvidenceOrders {
  private final Turn turn;
  private final Event.Asked event;
  private final Actor actor;

  EvidenceOrders(Turn turn, Event.Asked event) {
    this.turn = turn;
    this.event = event;
    this.actor = Actor.person(event.person());
  }

  /** Empty: it is no such order. */
  Optional<Answer> answer() {
    EvidenceBook book = turn.state().ledger().evidence();
    if (event.order() instanceof Order.ExportEvidence export) {
      turn.note(new Fact.EvidenceExported(event.at(), actor, event.reason(), export.alerts()));
      return Optional.of(new Answer(true, "noted"));
    }
    if (event.order() instanceof Order.HoldEvidence hold) {
      return Optional.of(hold(hold.alert(), hold.on(), book.kept().get(hold.alert())));
    }
    return Optional.empty();
  }

  private Answer hold(AlertId alert, boolean on, EvidenceBook.Kept kept) {
    if (kept == null) {
      return new Answer(false, "no evidence of alert " + alert + " is kept");
    }
    if (kept.held() != on) {
      turn.note(new Fact.EvidenceHeld(event.at(), actor, event.reason(), alert, on));
      turn.effect(new Effect.HoldEvidence(alert, kept.number(), on));
    }
    return new Answer(true, "noted");
  }
}
