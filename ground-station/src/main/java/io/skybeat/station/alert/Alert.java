package io.skybeat.station.alert;

import io.skybeat.core.sighting.CameraId;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Level;
import io.skybeat.station.event.Stage;
import io.skybeat.station.room.AlertView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One alert, folded from its facts.
 *
 * @param view all that a reader sees
 * @param tracks analytics tracks that joined it, oldest first, the newest {@value #MAX_TRACKS}
 * @param judgedAt capture time of the frame that its level, count and place were last judged by,
 *     where that is not by a sighting
 */
public record Alert(AlertView view, List<String> tracks, Optional<Instant> judgedAt) {
  private static final int MAX_TRACKS = 50;

  public Alert {
    tracks = List.copyOf(tracks);
  }

  static Alert raised(Fact.AlertRaised fact) {
    AlertView view =
        new AlertView(
            fact.alert(),
            fact.kind(),
            fact.level(),
            fact.level(),
            fact.origin(),
            fact.area(),
            fact.place(),
            fact.landmarks(),
            fact.unplacedReason(),
            fact.near(),
            List.of(fact.camera()),
            fact.sortie(),
            fact.firstSeenAt(),
            fact.confirmedFrameAt(),
            fact.confirmedFrameAt(),
            fact.at(),
            fact.count(),
            fact.atLeast(),
            fact.personsPerM2(),
            fact.still(),
            fact.sighting().isPresent() ? 1 : 0,
            fact.reason(),
            Stage.NEW,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Alert(view, fact.track().stream().toList(), Optional.of(fact.confirmedFrameAt()));
  }

  Alert updated(Fact.AlertUpdated fact) {
    AlertView v = view;
    List<CameraId> cameras = new ArrayList<>(v.cameras());
    if (!cameras.contains(fact.camera())) {
      cameras.add(fact.camera());
    }
    Level worst = v.worst().compareTo(fact.level()) >= 0 ? v.worst() : fact.level();
    AlertView next =
        new AlertView(
            v.alert(),
            v.kind(),
            fact.level(),
            worst,
            v.origin(),
            v.area(),
            fact.place().or(v::place),
            fact.place().isPresent() ? fact.landmarks() : v.landmarks(),
            fact.place().isPresent() ? Optional.empty() : v.unplacedReason(),
            fact.place().isPresent() ? Optional.empty() : v.near(),
            List.copyOf(cameras),
            v.sortie(),
            v.firstSeenAt(),
            fact.lastSeenAt().isAfter(v.lastSeenAt()) ? fact.lastSeenAt() : v.lastSeenAt(),
            v.confirmedFrameAt(),
            v.raisedAt(),
            fact.count(),
            fact.atLeast(),
            fact.personsPerM2().or(v::personsPerM2),
            fact.still().or(v::still),
            v.sightings() + (fact.sighting().isPresent() ? 1 : 0),
            v.why(),
            v.stage(),
            v.stageBy(),
            v.stageReason(),
            v.stageAt());
    Optional<Instant> judged =
        fact.sighting().isPresent() ? judgedAt : Optional.of(fact.lastSeenAt());
    return new Alert(next, joined(fact.track()), judged);
  }

  Alert staged(Fact.AlertStaged fact) {
    AlertView v = view;
    return new Alert(
        new AlertView(
            v.alert(),
            v.kind(),
            v.level(),
            v.worst(),
            v.origin(),
            v.area(),
            v.place(),
            v.landmarks(),
            v.unplacedReason(),
            v.near(),
            v.cameras(),
            v.sortie(),
            v.firstSeenAt(),
            v.lastSeenAt(),
            v.confirmedFrameAt(),
            v.raisedAt(),
            v.count(),
            v.atLeast(),
            v.personsPerM2(),
            v.still(),
            v.sightings(),
            v.why(),
            fact.stage(),
            Optional.of(fact.actor().name()),
            Optional.of(fact.reason()),
            Optional.of(fact.at())),
        tracks,
        judgedAt);
  }

  private List<String> joined(Optional<String> track) {
    if (track.isEmpty() || tracks.contains(track.get())) {
      return tracks;
    }
    List<String> next = new ArrayList<>(tracks);
    next.add(track.get());
    return next.size() > MAX_TRACKS ? next.subList(1, next.size()) : next;
  }
}
