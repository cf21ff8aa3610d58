package io.skybeat.simulator.day;

import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What became of every claim of the cameras: each leads to one alert or joins one; none is lost.
 */
final class AlertBook {
  private final Checks checks;
  private final Map<String, Long> kept = new HashMap<>();
  private final SortedMap<AlertId, Kind> raised = new TreeMap<>();
  private final SortedSet<String> explained = new TreeSet<>();

  AlertBook(Checks checks) {
    this.checks = checks;
  }

  void begin() {
    kept.clear();
    raised.clear();
    explained.clear();
  }

  int kept() {
    return kept.size();
  }

  boolean kept(String sighting) {
    return kept.containsKey(sighting);
  }

  SortedMap<AlertId, Kind> raised() {
    return raised;
  }

  /** Takes the journal's fact number {@code position}. */
  void take(long position, Fact fact) {
    if (fact instanceof Fact.SightingKept keeps) {
      String id = keeps.sighting().id();
      checks.hold(
          "sighting-kept-once", kept.put(id, position) == null, () -> id + " is kept again");
    } else if (fact instanceof Fact.AlertRaised raise) {
      checks.hold(
          "alert-raised-once",
          raised.put(raise.alert(), raise.kind()) == null,
          () -> raise.alert() + " is raised again");
    } else if (fact instanceof Fact.HeatExplained heat) {
      explained.add(heat.track());
    } else if (fact instanceof Fact.OfAlert ofAlert) {
      checks.hold(
          "alert-raised-first",
          raised.containsKey(ofAlert.alert()),
          () -> "was never raised: " + fact);
    }
  }

  /** The facts of one turn of the station's loop, after {@link #take} had each of them. */
  void turn(List<Fact> facts) {
    for (Fact fact : facts) {
      if (fact instanceof Fact.SightingKept keeps) {
        conserved(keeps.sighting(), facts);
      }
    }
  }

  private void conserved(Sighting sighting, List<Fact> facts) {
    long answers = facts.stream().filter(fact -> answers(fact, sighting.id())).count();
    boolean good =
        switch (sighting.kind()) {
          case FIRE -> answers == 1 || (answers == 0 && explained.contains(sighting.track()));
          // A crowd is judged by density: its sightings join, or wait for that judgement.
          case CROWD -> answers <= 1;
          default -> answers == 1;
        };
    checks.hold(
        "alerts-conserved",
        good,
        () -> sighting.kind() + " " + sighting.id() + " led to " + answers + " alerts: " + facts);
  }

  private static boolean answers(Fact fact, String sighting) {
    if (fact instanceof Fact.AlertRaised raise) {
      return raise.sighting().filter(sighting::equals).isPresent() && raise.kind() != Kind.CROWD;
    }
    return fact instanceof Fact.AlertUpdated update
        && update.sighting().filter(sighting::equals).isPresent();
  }

  /** What is acknowledged to analytics must be durable, since it forgets it then. */
  void acknowledges(Effect.Acknowledge effect, long durable) {
    for (String id : effect.ids()) {
      Long position = kept.get(id);
      checks.hold(
          "acknowledged-when-durable",
          position == null || position <= durable,
          () -> id + " is acknowledged at " + durable + " but stands at " + position);
    }
  }
}
