package io.skybeat.station.desk;

import io.skybeat.missions.day.Fleet;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Answer;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers a person who tells of maintenance or of the authority's approvals. */
final class OfficeOrders {
  private final Turn turn;
  private final Event.Asked event;
  private final DeskTerms terms;
  private final Actor actor;

  OfficeOrders(Turn turn, Event.Asked event, DeskTerms terms) {
    this.turn = turn;
    this.event = event;
    this.terms = terms;
    this.actor = Actor.person(event.person());
  }

  /** Empty: it is no such order. */
  Optional<Answer> answer() {
    Order order = event.order();
    if (order instanceof Order.ReportFault fault) {
      return Optional.of(
          item(fault.item(), new Fact.FaultNoted(event.at(), actor, event.reason(), fault.item())));
    }
    if (order instanceof Order.Serviced serviced) {
      return Optional.of(
          item(
              serviced.item(),
              new Fact.Serviced(event.at(), actor, event.reason(), serviced.item())));
    }
    if (order instanceof Order.ConfirmApproval confirm) {
      String number = confirm.number();
      if (turn.permits().revoked().containsKey(number)) {
        return Optional.of(
            new Answer(false, "approval " + number + " was revoked: another number is needed"));
      }
      return Optional.of(
          approval(number, new Fact.ApprovalConfirmed(event.at(), actor, event.reason(), number)));
    }
    if (order instanceof Order.RevokeApproval revoke) {
      Answer answer =
          approval(
              revoke.number(),
              new Fact.ApprovalRevoked(event.at(), actor, event.reason(), revoke.number()));
      // What flies under it comes home at once.
      turn.sortieRules().advance(event.at(), Optional.empty(), turn);
      return Optional.of(answer);
    }
    return Optional.empty();
  }

  private Answer item(String item, Fact fact) {
    if (!items(terms).contains(item)) {
      return new Answer(false, "nothing is called " + item);
    }
    turn.note(fact);
    return new Answer(true, "noted");
  }

  private Answer approval(String number, Fact fact) {
    boolean known =
        terms.sorties().planning().approvals().orElse(List.of()).stream()
            .anyMatch(one -> one.number().equals(number));
    if (!known) {
      return new Answer(false, "no approval " + number);
    }
    turn.note(fact);
    turn.urgent();
    return new Answer(true, "noted");
  }

  /** Everything that is worn: by its name in facts. */
  static List<String> items(DeskTerms terms) {
    List<String> items = new ArrayList<>();
    Optional<Fleet> fleet = terms.sorties().planning().fleet();
    if (fleet.isEmpty()) {
      terms.drones().forEach(drone -> items.add("airframe " + drone.drone()));
      return items;
    }
    fleet.get().airframes().forEach(one -> items.add("airframe " + one.id()));
    fleet.get().packs().forEach(one -> items.add("pack " + one.id()));
    fleet.get().parts().forEach(one -> items.add(one.kind() + " " + one.id()));
    return items;
  }
}
