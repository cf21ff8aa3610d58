package io.skybeat.station.alert;

import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Place;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.station.event.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Which open alert a new claim belongs to: one incident is one alert. */
final class Joining {
  /** After "false alarm" the same kind at the same place stays quiet this long. */
  static final Duration FALSE_ALARM_HOLDS = Duration.ofMinutes(30);

  /** After "closed" what goes on there is taken to be the same this long. */
  static final Duration CLOSED_HOLDS = Duration.ofMinutes(2);

  private Joining() {}

  /** Something claimed, whether by a sighting or by a level. */
  record Claim(
      Kind kind,
      Origin origin,
      CameraId camera,
      Optional<String> track,
      Optional<Place> place,
      double radiusM,
      Instant at) {}

  static Claim claim(Sighting sighting, Instant at) {
    return new Claim(
        sighting.kind(),
        sighting.origin(),
        sighting.camera(),
        Optional.of(sighting.track()),
        sighting.place(),
        radiusM(sighting.kind()),
        at);
  }

  /** The alert that {@code claim} belongs to: by track first, then the nearest. */
  static Optional<Alert> find(Alerts alerts, Claim claim) {
    if (claim.kind() == Kind.MARK) {
      // What an officer marks is never swallowed.
      return Optional.empty();
    }
    Comparator<Alert> byDistance = Comparator.comparingDouble(alert -> distanceM(alert, claim));
    return alerts.byId().values().stream()
        .filter(alert -> alert.view().kind() == claim.kind())
        .filter(alert -> alert.view().origin() == claim.origin())
        .filter(alert -> listens(alert, claim.at()))
        .filter(alert -> sameTrack(alert, claim) || sameGround(alert, claim))
        .min(
            Comparator.comparing((Alert alert) -> !sameTrack(alert, claim))
                .thenComparing(alert -> !alert.view().stage().open())
                .thenComparing(byDistance));
  }

  /** True when a crowd sighting and a gathering are of the same crowd. */
  static boolean samePlace(Sighting sighting, Gathering gathering) {
    if (sighting.place().isEmpty() || gathering.centre().isEmpty()) {
      return sighting.place().isEmpty() && gathering.centre().isEmpty();
    }
    Place place = sighting.place().get();
    // One camera, one flight: both carry nearly the same error, so the circle adds nothing.
    return Geodesy.distanceM(place.where(), gathering.centre().get())
        <= gathering.radiusM() + radiusM(Kind.CROWD);
  }

  /**
   * True when a sighting's picture shows the alert's incident as well as an earlier one does: it
   * joined by its place, not by its track alone, and of a crowd it holds at least half.
   */
  static boolean shows(Sighting sighting, Alert alert) {
    if (alert.view().still().isEmpty()) {
      return true;
    }
    Optional<Place> there = alert.view().place();
    if (there.isPresent() && sighting.place().isPresent()) {
      double apartM = Geodesy.distanceM(there.get().where(), sighting.place().get().where());
      if (apartM > bothM(there.get(), sighting.place().get()) + radiusM(sighting.kind())) {
        return false;
      }
    }
    return sighting.kind() != Kind.CROWD || 2 * sighting.count() >= alert.view().count();
  }

  /** Circles of independent errors add by their squares. */
  private static double bothM(Place one, Place other) {
    return StrictMath.hypot(one.ce90M(), other.ce90M());
  }

  /** Incidents of one kind this near to each other are one. */
  static double radiusM(Kind kind) {
    return switch (kind) {
      case CROWD -> 8;
      case SCUFFLE -> 6;
      case FIRE -> 5;
      case MARK -> 0;
      case QUEUE -> 20;
    };
  }

  private static boolean listens(Alert alert, Instant at) {
    Stage stage = alert.view().stage();
    Instant since = alert.view().stageAt().orElse(at);
    return stage.open()
        || stage == Stage.FALSE_ALARM && since.plus(FALSE_ALARM_HOLDS).isAfter(at)
        || stage == Stage.CLOSED && since.plus(CLOSED_HOLDS).isAfter(at);
  }

  private static boolean sameTrack(Alert alert, Claim claim) {
    return claim.track().map(alert.tracks()::contains).orElse(false);
  }

  private static boolean sameGround(Alert alert, Claim claim) {
    Optional<Place> there = alert.view().place();
    if (there.isEmpty() || claim.place().isEmpty()) {
      return there.isEmpty()
          && claim.place().isEmpty()
          && alert.view().cameras().contains(claim.camera());
    }
    return distanceM(alert, claim) <= bothM(there.get(), claim.place().get()) + claim.radiusM();
  }

  private static double distanceM(Alert alert, Claim claim) {
    if (alert.view().place().isEmpty() || claim.place().isEmpty()) {
      return 0;
    }
    return Geodesy.distanceM(alert.view().place().get().where(), claim.place().get().where());
  }
}
