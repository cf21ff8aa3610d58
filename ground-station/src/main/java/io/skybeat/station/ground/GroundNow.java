package io.skybeat.station.ground;

import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.missions.plan.Area;
import io.skybeat.station.event.AreaSeen;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The minute that goes on, and the visits at the areas. What lives, is drilled, simulated or
 * replayed is counted apart.
 *
 * @param minutes that go on, by origin
 * @param last capture time of each camera's newest report
 * @param visits newest of each area
 * @param movements newest of each area
 * @param witnesses by which camera each square was counted in the last seconds
 */
public record GroundNow(
    SortedMap<Origin, Minute> minutes,
    SortedMap<CameraId, Instant> last,
    SortedMap<String, Visit> visits,
    SortedMap<String, Movement> movements,
    SortedMap<Origin, SortedMap<Minute.Spot, Witness>> witnesses) {
  public static final GroundNow NOTHING =
      new GroundNow(
          new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

  /** Longer ago, and the camera looked elsewhere in between. */
  private static final Duration BRIDGED = Duration.ofSeconds(3);

  private static final double FIRST_S = 0.5;

  /** Reports of a minute come at most so late. */
  private static final Duration LATE = Duration.ofSeconds(10);

  public GroundNow {
    minutes = Collections.unmodifiableSortedMap(minutes);
    last = Collections.unmodifiableSortedMap(last);
    visits = Collections.unmodifiableSortedMap(visits);
    movements = Collections.unmodifiableSortedMap(movements);
    witnesses = Collections.unmodifiableSortedMap(witnesses);
  }

  /** What is known after a report or some time, and the minutes that are over by it. */
  public record Step(GroundNow next, List<Minute> over) {}

  /** A report of persons on the ground; one that came before, or is older, says nothing new. */
  public Step see(CellReport report, List<Area> areas) {
    Instant before = last.get(report.camera());
    if (report.cells().isEmpty() || (before != null && !report.frameAt().isAfter(before))) {
      return new Step(this, List.of());
    }
    boolean bridged = before != null && !before.plus(BRIDGED).isBefore(report.frameAt());
    double forS = bridged ? Duration.between(before, report.frameAt()).toNanos() / 1e9 : FIRST_S;
    SortedMap<Minute.Spot, Witness> holders =
        new TreeMap<>(witnesses.getOrDefault(report.origin(), new TreeMap<>()));
    CellReport mine = witnessed(report, holders);
    List<AreaSeen> seen = areas(mine, areas, forS);
    SortedMap<Origin, Minute> nextMinutes = new TreeMap<>(minutes);
    Optional<Minute> over =
        Optional.ofNullable(nextMinutes.get(report.origin()))
            .filter(one -> another(one, report.frameAt()));
    over.ifPresent(one -> nextMinutes.remove(one.origin()));
    nextMinutes.put(
        report.origin(),
        Optional.ofNullable(nextMinutes.get(report.origin()))
            .orElseGet(() -> Minute.begun(report))
            .with(mine, forS, seen));
    SortedMap<CameraId, Instant> nextLast = new TreeMap<>(last);
    nextLast.put(report.camera(), report.frameAt());
    SortedMap<String, Visit> nextVisits = new TreeMap<>(visits);
    seen.forEach(one -> nextVisits.put(one.area(), visit(report, one)));
    SortedMap<Origin, SortedMap<Minute.Spot, Witness>> nextWitnesses = new TreeMap<>(witnesses);
    nextWitnesses.put(report.origin(), Collections.unmodifiableSortedMap(holders));
    return new Step(
        new GroundNow(nextMinutes, nextLast, nextVisits, moved(report, areas, forS), nextWitnesses),
        over.stream().toList());
  }

  /**
   * The squares of {@code report} that are counted by it; notes in {@code holders} that they are.
   */
  private static CellReport witnessed(CellReport report, SortedMap<Minute.Spot, Witness> holders) {
    holders.values().removeIf(one -> one.at().plus(Witness.HOLDS).isBefore(report.frameAt()));
    List<Cell> mine = new ArrayList<>();
    for (Cell cell : report.cells()) {
      Minute.Spot spot = new Minute.Spot(cell.column(), cell.row());
      Witness holder = holders.get(spot);
      if (holder == null || holder.yieldsTo(report.camera(), report.frameAt(), cell)) {
        holders.put(spot, new Witness(report.camera(), report.frameAt(), cell));
        mine.add(cell);
      }
    }
    return mine.size() == report.cells().size() ? report : report.with(mine);
  }

  private SortedMap<String, Movement> moved(CellReport report, List<Area> areas, double forS) {
    SortedMap<String, Movement> next = new TreeMap<>(movements);
    for (AreaSeen one : areas(report, areas, forS)) {
      areas.stream()
          .filter(area -> area.id().equals(one.area()))
          .findFirst()
          .ifPresent(
              area ->
                  next.put(
                      area.id(),
                      Movement.of(
                          report, area, Optional.ofNullable(movements.get(area.id())), forS)));
    }
    return next;
  }

  /** A second camera's frame just before the minute is counted in it. */
  private static boolean another(Minute minute, Instant frameAt) {
    Instant end = minute.minute().plus(1, ChronoUnit.MINUTES);
    return !frameAt.isBefore(end) || frameAt.isBefore(minute.minute().minus(LATE));
  }

  private Visit visit(CellReport report, AreaSeen seen) {
    Visit visit = visits.get(seen.area());
    if (visit == null || visit.origin() != report.origin()) {
      visit = Visit.begun(report.origin(), report.frameAt(), java.util.OptionalDouble.empty());
    } else if (visit.over(report.frameAt())) {
      visit = visit.next(report.frameAt());
    }
    return visit.with(report.frameAt(), seen.seconds(), seen.personsPerM2(), seen.persons());
  }

  private static List<AreaSeen> areas(CellReport report, List<Area> areas, double forS) {
    LocalFrame frame = new LocalFrame(report.gridOrigin());
    double m2 = report.cellSizeM() * report.cellSizeM();
    List<AreaSeen> seen = new ArrayList<>();
    for (Area area : areas) {
      double persons = 0;
      int squares = 0;
      for (Cell cell : report.cells()) {
        Enu middle =
            new Enu(
                (cell.column() + 0.5) * report.cellSizeM(),
                (cell.row() + 0.5) * report.cellSizeM(),
                0);
        if (cell.personsPerM2() >= 0 && area.ring().contains(frame.toLatLon(middle))) {
          persons += cell.personsPerM2() * m2;
          squares++;
        }
      }
      if (squares > 0) {
        seen.add(new AreaSeen(area.id(), forS, persons / (squares * m2), persons));
      }
    }
    return seen;
  }

  /** Time goes on: minutes that nobody adds to any more are over. */
  public Step at(Instant now) {
    List<Minute> over =
        minutes.values().stream()
            .filter(one -> one.minute().plus(1, ChronoUnit.MINUTES).plus(LATE).isBefore(now))
            .toList();
    if (over.isEmpty()) {
      return new Step(this, over);
    }
    SortedMap<Origin, Minute> left = new TreeMap<>(minutes);
    over.forEach(one -> left.remove(one.origin()));
    return new Step(new GroundNow(left, last, visits, movements, witnesses), over);
  }
}
