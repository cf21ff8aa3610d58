package io.skybeat.station.desk;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.sighting.HeatPlace;
import io.skybeat.core.sighting.Place;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.missions.plan.Area;
import io.skybeat.station.config.CameraEntry;
import io.skybeat.station.config.DroneEntry;
import io.skybeat.station.event.Phase;
import io.skybeat.station.sortie.Sortie;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What analytics shall do now: which streams, which ground first. */
final class AnalyticsWishes {
  private static final Duration ALERT_ATTENDED = Duration.ofMinutes(10);
  private static final double ALERT_RADIUS_M = 15;

  /** Time for a stream to stand before the drone leaves the ground. */
  private static final Duration CAMERAS_AHEAD = Duration.ofSeconds(20);

  private static final int CORNERS = 8;

  private AnalyticsWishes() {}

  /**
   * A camera is taken shortly before its drone starts and while it flies, and while somebody
   * watches it; it is analysed in the air.
   */
  static List<CameraAssignment> cameras(DeskState state, DeskTerms terms, Instant now) {
    List<CameraAssignment> cameras = new ArrayList<>();
    for (DroneEntry drone : terms.drones()) {
      Optional<Sortie> sortie =
          state.ledger().sorties().of(drone.drone()).filter(one -> wanted(one, now));
      for (CameraEntry camera : drone.cameras()) {
        boolean watched = state.eyes().viewers().containsKey(camera.camera());
        Optional<String> url = address(state, drone, camera);
        if (url.isPresent() && (sortie.isPresent() || watched)) {
          cameras.add(assignment(drone, camera, url.get(), sortie, terms.recordVideo()));
        }
      }
    }
    return cameras;
  }

  private static boolean wanted(Sortie sortie, Instant now) {
    boolean soon = !now.isBefore(sortie.view().startsAt().minus(CAMERAS_AHEAD));
    return sortie.phase().committed() || sortie.phase() == Phase.UPLOADING && soon;
  }

  /** The configured address, or the one that the vehicle tells; empty while it has told none. */
  private static Optional<String> address(DeskState state, DroneEntry drone, CameraEntry camera) {
    return camera.url().equals(CameraEntry.TOLD_BY_VEHICLE)
        ? state
            .fleet()
            .vehicle(drone.drone())
            .flatMap(v -> v.equipment().address(camera.camera().spectrum() == Spectrum.THERMAL))
        : Optional.of(camera.url());
  }

  private static CameraAssignment assignment(
      DroneEntry drone, CameraEntry camera, String url, Optional<Sortie> sortie, boolean record) {
    return new CameraAssignment(
        camera.camera(),
        url,
        camera.transport(),
        camera.user(),
        camera.password(),
        camera.lens(),
        camera.posed(),
        camera.stand(),
        camera.origin().orElse(drone.origin()),
        sortie.map(Sortie::id),
        sortie.map(one -> one.phase().airborne()).orElse(false),
        record && sortie.isPresent());
  }

  /** Areas with levels, and the ground around fresh open alerts. */
  static List<Ring> ground(DeskState state, DeskTerms terms, Instant now) {
    List<Ring> ground = new ArrayList<>();
    terms.areas().stream().map(Area::ring).forEach(ground::add);
    state.ledger().alerts().byId().values().stream()
        .map(alert -> alert.view())
        .filter(alert -> alert.stage().open())
        .filter(alert -> alert.lastSeenAt().plus(ALERT_ATTENDED).isAfter(now))
        .flatMap(alert -> alert.place().stream())
        .map(AnalyticsWishes::around)
        .forEach(ground::add);
    return ground;
  }

  /** Registered heat that holds now, so that analytics need not send what it explains. */
  static List<HeatPlace> heat(DeskTerms terms, Instant now) {
    return terms.alerts().knownHeat().stream()
        .filter(known -> known.holds(now))
        .map(known -> new HeatPlace(known.id(), known.where(), known.radiusM()))
        .toList();
  }

  private static Ring around(Place place) {
    // Rounded, so that a place that wanders by a hand's breadth does not make a new wish.
    LatLon centre =
        new LatLon(
            Math.round(place.where().latDeg() * 2e4) / 2e4,
            Math.round(place.where().lonDeg() * 2e4) / 2e4);
    List<LatLon> corners = new ArrayList<>();
    for (int i = 0; i < CORNERS; i++) {
      corners.add(Geodesy.along(centre, i * 360.0 / CORNERS, ALERT_RADIUS_M));
    }
    return new Ring(corners);
  }
}
