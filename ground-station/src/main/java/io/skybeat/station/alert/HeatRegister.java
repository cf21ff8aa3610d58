package io.skybeat.station.alert;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Place;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.missions.plan.KnownHeat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells registered heat from fire. One pitch explains one source: while a camera sees two, the one
 * nearer to the pitch is the grill.
 *
 * @param claims which track stands at which pitch, newest look of each
 */
record HeatRegister(List<Claim> claims) {
  static final HeatRegister NONE = new HeatRegister(List.of());
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final double MAX_SLACK_M = 7;

  HeatRegister {
    claims = List.copyOf(claims);
  }

  record Claim(String pitch, CameraId camera, String track, double distanceM, Instant at) {}

  /** The register after a look, and the pitch that explains it, if any. */
  record Step(HeatRegister register, Optional<KnownHeat> pitch) {}

  Step see(Sighting sighting, List<KnownHeat> known) {
    if (sighting.place().isEmpty()) {
      return new Step(this, Optional.empty());
    }
    Place place = sighting.place().get();
    // Three quarters of CE90 hold the truth in about 80 of 100 looks; beyond that a fire beside a
    // grill would go unseen more often than a grill is mistaken.
    double slackM = Math.min(MAX_SLACK_M, 0.75 * place.ce90M());
    Optional<KnownHeat> nearest =
        known.stream()
            .filter(heat -> heat.holds(sighting.frameAt()))
            .filter(heat -> distance(heat, place) <= heat.radiusM() + slackM)
            .filter(heat -> !taken(heat, sighting, distance(heat, place)))
            .min(Comparator.comparingDouble(heat -> distance(heat, place)));
    if (nearest.isEmpty()) {
      return new Step(this, nearest);
    }
    KnownHeat heat = nearest.get();
    List<Claim> next = new ArrayList<>();
    for (Claim claim : claims) {
      boolean replaced =
          claim.track().equals(sighting.track())
              || claim.pitch().equals(heat.id()) && claim.camera().equals(sighting.camera());
      if (!replaced && claim.at().plus(FRESH).isAfter(sighting.frameAt())) {
        next.add(claim);
      }
    }
    next.add(
        new Claim(
            heat.id(),
            sighting.camera(),
            sighting.track(),
            distance(heat, place),
            sighting.frameAt()));
    return new Step(new HeatRegister(next), nearest);
  }

  private boolean taken(KnownHeat heat, Sighting sighting, double distanceM) {
    return claims.stream()
        .anyMatch(
            claim ->
                claim.pitch().equals(heat.id())
                    && claim.camera().equals(sighting.camera())
                    && !claim.track().equals(sighting.track())
                    && claim.distanceM() < distanceM
                    && claim.at().plus(FRESH).isAfter(sighting.frameAt()));
  }

  private static double distance(KnownHeat heat, Place place) {
    return Geodesy.distanceM(heat.where(), place.where());
  }
}
