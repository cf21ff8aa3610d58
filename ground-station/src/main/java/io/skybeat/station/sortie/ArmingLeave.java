package io.skybeat.station.sortie;

import io.skybeat.mavlink.conversation.ArmAuthorisation;
import io.skybeat.station.config.DroneEntry;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.Vehicle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A second lock behind the station's own gate: a vehicle that asks for leave to arm gets it while
 * the station itself is about to arm it, and at no other time. Off unless configured.
 */
final class ArmingLeave {
  /** As long as arming may take. */
  private static final Duration HOLDS = Duration.ofSeconds(30);

  private final SortieTerms terms;
  private final Commands commands;

  ArmingLeave(SortieTerms terms, Commands commands) {
    this.terms = terms;
    this.commands = commands;
  }

  /** What to answer; nothing to what is no such question. */
  List<Object> answer(
      Instant at, Vehicle vehicle, int componentId, Object message, Sorties sorties) {
    DroneEntry entry = terms.drones().get(vehicle.drone());
    if (entry == null || !entry.checks().authorises()) {
      return List.of();
    }
    ArmAuthorisation talk = new ArmAuthorisation(commands.parties(vehicle));
    List<Object> words = new ArrayList<>(talk.heard(at, vehicle.systemId(), componentId, message));
    if (talk.pending()) {
      boolean launching =
          sorties.of(vehicle.drone()).map(one -> one.phase() == Phase.ARMING).orElse(false);
      words.addAll(
          launching
              ? talk.grant(at, HOLDS)
              : talk.deny(ArmAuthorisation.Reason.GENERIC, 0, "no sortie is being launched"));
    }
    return words;
  }
}
