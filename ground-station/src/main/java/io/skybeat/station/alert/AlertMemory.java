package io.skybeat.station.alert;

import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Sighting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the alert rules remember between events and lose at a restart: holds in progress, which heat
 * is explained, and crowd sightings whose picture an alert may want.
 */
public record AlertMemory(CrowdWatch crowd, HeatRegister heat, List<Sighting> pictures) {
  public static final AlertMemory NONE =
      new AlertMemory(CrowdWatch.NONE, HeatRegister.NONE, List.of());
  private static final Duration KEEP = Duration.ofSeconds(30);
  private static final int MAX_PICTURES = 100;

  public AlertMemory {
    pictures = List.copyOf(pictures);
  }

  AlertMemory with(CrowdWatch next) {
    return new AlertMemory(next, heat, pictures);
  }

  AlertMemory with(HeatRegister next) {
    return new AlertMemory(crowd, next, pictures);
  }

  /** Remembers a crowd sighting for its picture. */
  AlertMemory remember(Sighting sighting) {
    if (sighting.kind() != Kind.CROWD) {
      return this;
    }
    List<Sighting> next = new ArrayList<>();
    for (Sighting old : pictures) {
      boolean replaced =
          old.camera().equals(sighting.camera()) && old.track().equals(sighting.track());
      if (!replaced && old.frameAt().plus(KEEP).isAfter(sighting.frameAt())) {
        next.add(old);
      }
    }
    next.add(sighting);
    return new AlertMemory(
        crowd, heat, next.size() > MAX_PICTURES ? next.subList(1, next.size()) : next);
  }

  /** The newest crowd sighting of a gathering's camera at its place. */
  Optional<Sighting> pictureOf(Gathering gathering) {
    return pictures.stream()
        .filter(sighting -> sighting.camera().equals(gathering.camera()))
        .filter(sighting -> sighting.origin() == gathering.origin())
        .filter(sighting -> sighting.frameAt().plus(KEEP).isAfter(gathering.frameAt()))
        .filter(sighting -> Joining.samePlace(sighting, gathering))
        .reduce((older, newer) -> newer);
  }
}
