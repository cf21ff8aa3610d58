package io.skybeat.station.alert;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.Levels;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Followed;
import io.skybeat.station.event.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Follows densities through cell reports: which gatherings there are, how long each holds, and
 * where each one's level stands. Each camera is judged by itself; their alerts join by place.
 *
 * @param gatherings all that are followed
 * @param newest capture time of the newest report by camera that changed what is followed: older
 *     and repeated ones are not judged
 */
public record CrowdWatch(List<Gathering> gatherings, SortedMap<CameraId, Instant> newest) {
  public static final CrowdWatch NONE = new CrowdWatch(List.of(), new TreeMap<>());

  /** A gathering may wander or be misplaced by so much from one report to the next. */
  private static final double SAME_M = 14;

  private static final Duration FORGET = Duration.ofSeconds(10);

  public CrowdWatch {
    gatherings = List.copyOf(gatherings);
    newest = Collections.unmodifiableSortedMap(new TreeMap<>(newest));
  }

  /**
   * What a report says.
   *
   * @param followed the camera's gatherings after it, when they are others than before
   * @param told gatherings at a level, or whose level this report changed
   */
  record Step(Optional<List<Followed>> followed, List<Turn> told) {}

  /** A gathering after a report, with the level it had before. */
  record Turn(Gathering gathering, Level before) {}

  /** Judges a report. */
  Step see(CellReport report, AlertTerms terms) {
    Instant last = newest.get(report.camera());
    if (last != null && !report.frameAt().isAfter(last)) {
      return new Step(Optional.empty(), List.of());
    }
    List<Gathering> mine =
        gatherings.stream()
            .filter(gathering -> gathering.of(report.camera(), report.origin()))
            .toList();
    List<Turn> turns =
        report.unplacedReason().isPresent()
            ? unplaced(report, mine, terms)
            : placed(report, mine, terms);
    List<Gathering> next =
        turns.stream()
            .map(Turn::gathering)
            .filter(gathering -> worthFollowing(gathering, report.frameAt()))
            .toList();
    List<Turn> told =
        turns.stream()
            .filter(turn -> turn.gathering().level() != Level.NONE || turn.before() != Level.NONE)
            .toList();
    return new Step(
        next.equals(mine)
            ? Optional.empty()
            : Optional.of(next.stream().map(Gathering::told).toList()),
        told);
  }

  /** This watch after what the journal tells of one camera. */
  CrowdWatch evolve(Fact.CrowdFollowed fact) {
    List<Gathering> next = new ArrayList<>();
    gatherings.stream()
        .filter(gathering -> !gathering.of(fact.camera(), fact.origin()))
        .forEach(next::add);
    fact.gatherings().forEach(told -> next.add(Gathering.of(fact, told)));
    SortedMap<CameraId, Instant> times = new TreeMap<>(newest);
    times.put(fact.camera(), fact.frameAt());
    return new CrowdWatch(next, times);
  }

  private static boolean worthFollowing(Gathering gathering, Instant now) {
    return gathering.level() != Level.NONE
        || gathering.yellow().lastAt().map(hot -> hot.plus(FORGET).isAfter(now)).orElse(false);
  }

  private static List<Turn> placed(CellReport report, List<Gathering> mine, AlertTerms terms) {
    List<Turn> turns = new ArrayList<>();
    List<Gathering> left = new ArrayList<>(mine);
    for (Area area : terms.areas()) {
      Levels levels = area.levelsAt(report.frameAt());
      List<Cell> looked = CrowdReading.looked(report, area);
      List<CrowdReading> readings = new ArrayList<>(CrowdReading.of(report, area, looked));
      for (Gathering gathering : mine) {
        if (!gathering.area().equals(Optional.of(area.id()))) {
          continue;
        }
        left.remove(gathering);
        turns.add(turn(report, levels, looked, readings, gathering));
      }
      for (CrowdReading reading : readings) {
        if (reading.density() >= levels.yellow()) {
          Gathering begun =
              Gathering.begun(
                  report.camera(),
                  report.origin(),
                  Optional.of(area.id()),
                  reading,
                  report.frameAt());
          turns.add(new Turn(begun.seen(reading, report.frameAt(), levels), Level.NONE));
        }
      }
    }
    left.forEach(gathering -> turns.add(new Turn(gathering, gathering.level())));
    return turns;
  }

  /** What the report says of one gathering; takes the reading it uses out of {@code readings}. */
  private static Turn turn(
      CellReport report,
      Levels levels,
      List<Cell> looked,
      List<CrowdReading> readings,
      Gathering gathering) {
    LatLon centre = gathering.centre().orElseThrow();
    Optional<CrowdReading> nearest =
        readings.stream()
            .filter(
                r ->
                    Geodesy.distanceM(r.centre(), centre)
                        <= Math.max(SAME_M, Math.max(r.radiusM(), gathering.radiusM())))
            .min(
                (a, b) ->
                    Double.compare(
                        Geodesy.distanceM(a.centre(), centre),
                        Geodesy.distanceM(b.centre(), centre)));
    if (nearest.isPresent()) {
      readings.remove(nearest.get());
      return new Turn(gathering.seen(nearest.get(), report.frameAt(), levels), gathering.level());
    }
    // Not looked at is not zero.
    return CrowdReading.covers(report, looked, centre)
        ? new Turn(gathering.missing(report.frameAt(), levels), gathering.level())
        : new Turn(gathering, gathering.level());
  }

  private static List<Turn> unplaced(CellReport report, List<Gathering> mine, AlertTerms terms) {
    List<Turn> turns = new ArrayList<>();
    Integer limit = terms.personsLimits().get(report.camera());
    if (limit == null) {
      mine.forEach(gathering -> turns.add(new Turn(gathering, gathering.level())));
      return turns;
    }
    // Persons in the picture say nothing of density: there is a yellow, but never a red.
    Levels levels = Levels.of(limit, Double.MAX_VALUE);
    CrowdReading reading =
        new CrowdReading(report.gridOrigin(), 0, report.persons(), report.persons(), false);
    boolean followed = false;
    for (Gathering gathering : mine) {
      if (gathering.area().isEmpty()) {
        followed = true;
        turns.add(new Turn(gathering.seen(reading, report.frameAt(), levels), gathering.level()));
      } else {
        turns.add(new Turn(gathering, gathering.level()));
      }
    }
    if (!followed && report.persons() >= limit) {
      Gathering begun =
          Gathering.begun(
              report.camera(), report.origin(), Optional.empty(), reading, report.frameAt());
      turns.add(new Turn(begun.seen(reading, report.frameAt(), levels), Level.NONE));
    }
    return turns;
  }
}
