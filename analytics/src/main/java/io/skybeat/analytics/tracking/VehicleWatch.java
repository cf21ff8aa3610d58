package io.skybeat.analytics.tracking;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.SeenVehicle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Follows vehicles on the ground, and how long each has been standing. Not thread-safe. */
public final class VehicleWatch {
  /** What moved less since then stands: poses wander by a metre and more. */
  private static final double STANDS_M = 2.0;

  private static final double SEEN_WITHIN_S = 4;

  private record Stand(Enu at, Instant since) {}

  private final Tracker tracker = new Tracker(TrackingRules.VEHICLES);
  private final SortedMap<Long, Stand> stands = new TreeMap<>();

  /**
   * Takes a frame in.
   *
   * @param seen vehicles by their middles, metres
   * @param lookedAt whether a place on the ground lay in what was looked at
   */
  public void see(Instant at, List<Observation> seen, Predicate<Enu> lookedAt) {
    tracker.update(at, seen, lookedAt);
    SortedMap<Long, Stand> next = new TreeMap<>();
    for (Track one : tracker.all()) {
      Stand stand = stands.get(one.id());
      boolean left = stand == null || one.where().minus(stand.at()).horizontal() > STANDS_M;
      next.put(one.id(), left ? new Stand(one.where(), one.lastSeen()) : stand);
    }
    stands.clear();
    stands.putAll(next);
  }

  /** Those seen in the last seconds, places in {@code frame}. */
  public List<SeenVehicle> vehicles(Instant at, LocalFrame frame) {
    List<SeenVehicle> vehicles = new ArrayList<>();
    for (Track one : tracker.confirmed()) {
      if (seconds(one.lastSeen(), at) <= SEEN_WITHIN_S) {
        vehicles.add(
            new SeenVehicle(
                frame.toLatLon(one.where()),
                FlowField.rounded(one.velocity().east()),
                FlowField.rounded(one.velocity().north()),
                FlowField.rounded(
                    StrictMath.hypot(one.spread().speedSigma(), FlowField.SHARED_SIGMA_MPS)),
                FlowField.rounded(seconds(stands.get(one.id()).since(), one.lastSeen()))));
      }
    }
    return vehicles;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
