package io.skybeat.station.alert;

import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.missions.plan.KnownHeat;
import io.skybeat.station.event.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the alert rules remember between events, folded from facts alone, so that a restart in the
 * middle of a hold leads to the same alerts.
 *
 * @param crowd gatherings that are followed, with their holds
 * @param recent sightings of the last seconds: crowds for their pictures, fires for telling which
 *     heat stands at which registered place; oldest first
 */
public record AlertMemory(CrowdWatch crowd, List<Sighting> recent) {
  public static final AlertMemory NONE = new AlertMemory(CrowdWatch.NONE, List.of());
  private static final Duration KEEP = Duration.ofSeconds(30);

  /** Twice what a claim on registered heat lasts. */
  private static final Duration KEEP_FIRE = Duration.ofSeconds(10);

  private static final int MAX_RECENT = 400;

  public AlertMemory {
    recent = List.copyOf(recent);
  }

  /** This memory after a fact. */
  public AlertMemory evolve(Fact fact) {
    if (fact instanceof Fact.CrowdFollowed followed) {
      return new AlertMemory(crowd.evolve(followed), recent);
    }
    if (fact instanceof Fact.SightingKept kept) {
      return remember(kept.sighting());
    }
    return this;
  }

  private AlertMemory remember(Sighting sighting) {
    if (sighting.kind() != Kind.CROWD && sighting.kind() != Kind.FIRE) {
      return this;
    }
    List<Sighting> next = new ArrayList<>();
    for (Sighting old : recent) {
      boolean replaced =
          old.kind() == Kind.CROWD
              && old.camera().equals(sighting.camera())
              && old.track().equals(sighting.track());
      Duration keep = old.kind() == Kind.FIRE ? KEEP_FIRE : KEEP;
      if (!replaced && old.frameAt().plus(keep).isAfter(sighting.frameAt())) {
        next.add(old);
      }
    }
    next.add(sighting);
    return new AlertMemory(crowd, next.size() > MAX_RECENT ? next.subList(1, next.size()) : next);
  }

  /** Which heat stood at which registered place before {@code sighting}. */
  HeatRegister heatBefore(Sighting sighting, List<KnownHeat> known) {
    HeatRegister register = HeatRegister.NONE;
    for (Sighting earlier : recent) {
      if (earlier.kind() == Kind.FIRE && !earlier.id().equals(sighting.id())) {
        register = register.see(earlier, known).register();
      }
    }
    return register;
  }

  /** The newest crowd sighting of a gathering's camera at its place. */
  Optional<Sighting> pictureOf(Gathering gathering) {
    return recent.stream()
        .filter(sighting -> sighting.kind() == Kind.CROWD)
        .filter(sighting -> gathering.of(sighting.camera(), sighting.origin()))
        .filter(sighting -> sighting.frameAt().plus(KEEP).isAfter(gathering.frameAt()))
        .filter(sighting -> Joining.samePlace(sighting, gathering))
        .reduce((older, newer) -> newer);
  }
}
