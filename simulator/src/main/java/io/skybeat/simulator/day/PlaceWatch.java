package io.skybeat.simulator.day;

import io.skybeat.core.sighting.Lens;
import io.skybeat.missions.schedule.Timetable;
import io.skybeat.missions.schedule.WatchedPlace;
import io.skybeat.missions.schedule.Window;
import io.skybeat.simulator.world.TruePose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/** How long each watched place went without a camera on its middle, by the true poses. */
final class PlaceWatch {
  private static final Lens LENS = Lens.pinhole(45, 1280, 720);
  private static final double LOWEST_M = 10;
  private static final String NO_GAP = ", in the hours that allow none";

  private final Site site;
  private final SortedMap<String, Instant> lastSeen = new TreeMap<>();
  private final SortedMap<String, Duration> longest = new TreeMap<>();
  private final SortedMap<String, Window> gapless = new TreeMap<>();

  PlaceWatch(Site site, Instant from, Timetable timetable) {
    this.site = site;
    LocalDate date = from.atZone(timetable.zone()).toLocalDate();
    for (WatchedPlace place : timetable.places()) {
      if (place.maxGap().filter(Duration::isZero).isPresent()) {
        Window.of(place, timetable, date).forEach(window -> gapless.put(place.area(), window));
      }
    }
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
    within(place, lastSeen.get(place), at);
    Duration gap = Duration.between(lastSeen.get(place), at);
    longest.merge(place, gap, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    lastSeen.put(place, at);
  }

  /** So much of a gap as lies within the hours in which none is allowed. */
  private void within(String place, Instant last, Instant at) {
    Window window = gapless.get(place);
    if (window == null) {
      return;
    }
    Instant from = last.isBefore(window.from()) ? window.from() : last;
    Instant until = at.isAfter(window.until()) ? window.until() : at;
    if (from.isBefore(until)) {
      Duration gap = Duration.between(from, until);
      longest.merge(place + NO_GAP, gap, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }
  }

  /**
   * The longest gap of each place up to {@code end}; for a place with hours in which no gap is
   * allowed also the longest within those.
   */
  SortedMap<String, Duration> gaps(Instant end) {
    lastSeen.forEach((place, last) -> within(place, last, end));
    SortedMap<String, Duration> gaps = new TreeMap<>(longest);
    lastSeen.forEach(
        (place, last) -> {
          Duration open = Duration.between(last, end);
          gaps.merge(place, open, (a, b) -> a.compareTo(b) >= 0 ? a : b);
        });
    return gaps;
  }
}
