package io.skybeat.simulator.day;

import io.skybeat.core.sighting.Lens;
import io.skybeat.simulator.world.TruePose;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** How long each watched place went without a camera on its middle, by the true poses. */
final class PlaceWatch {
  private static final Lens LENS = Lens.pinhole(45, 1280, 720);
  private static final double LOWEST_M = 10;

  private final Site site;
  private final SortedMap<String, Instant> lastSeen = new TreeMap<>();
  private final SortedMap<String, Duration> longest = new TreeMap<>();

  PlaceWatch(Site site, Instant from) {
    this.site = site;
    for (Site.Watched place : site.places()) {
      lastSeen.put(place.id(), from);
      longest.put(place.id(), Duration.ZERO);
    }
  }

  /** What a drone's camera has in its picture. */
  void flies(TruePose pose) {
    if (pose.position().up() < LOWEST_M) {
      return;
    }
    Sight sight = new Sight(pose, LENS);
    for (Site.Watched place : site.places()) {
      if (sight.holds(place.ground().centreEast(), place.ground().centreNorth())) {
        seen(place.id(), pose.at());
      }
    }
  }

  private void seen(String place, Instant at) {
    Duration gap = Duration.between(lastSeen.get(place), at);
    longest.merge(place, gap, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    lastSeen.put(place, at);
  }

  /** The longest gap of each place up to {@code end}. */
  SortedMap<String, Duration> gaps(Instant end) {
    SortedMap<String, Duration> gaps = new TreeMap<>(longest);
    lastSeen.forEach(
        (place, last) -> {
          Duration open = Duration.between(last, end);
          gaps.merge(place, open, (a, b) -> a.compareTo(b) >= 0 ? a : b);
        });
    return gaps;
  }
}
