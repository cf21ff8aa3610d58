package io.skybeat.station.ground;

import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.station.event.AreaSeen;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was counted on the ground in one minute, so far.
 *
 * @param minute its beginning, UTC
 * @param gridOrigin south-west corner of square (0, 0)
 * @param cellSizeM edge of a square
 */
public record Minute(
    Instant minute,
    Origin origin,
    LatLon gridOrigin,
    double cellSizeM,
    SortedMap<Spot, Sum> squares,
    SortedMap<String, AreaSeen> areas) {
  /** Column and row of a square. */
  record Spot(int column, int row) implements Comparable<Spot> {
    @Override
    public int compareTo(Spot other) {
      return row != other.row
          ? Integer.compare(row, other.row)
          : Integer.compare(column, other.column);
    }
  }

  /** Of one square: time, time with a density, density times that time. */
  record Sum(double seconds, double toldS, double personsM2S, double most, boolean atLeast) {
    static final Sum NOTHING = new Sum(0, 0, 0, -1, false);

    Sum with(Cell cell, double forS) {
      boolean told = cell.personsPerM2() >= 0;
      return new Sum(
          seconds + forS,
          toldS + (told ? forS : 0),
          personsM2S + (told ? forS * cell.personsPerM2() : 0),
          Math.max(most, cell.personsPerM2()),
          atLeast || cell.atLeast());
    }
  }

  public Minute {
    squares = Collections.unmodifiableSortedMap(squares);
    areas = Collections.unmodifiableSortedMap(areas);
  }

  static Minute begun(CellReport report) {
    return new Minute(
        report.frameAt().truncatedTo(ChronoUnit.MINUTES),
        report.origin(),
        report.gridOrigin(),
        report.cellSizeM(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  Minute with(CellReport report, double forS, List<AreaSeen> seen) {
    SortedMap<Spot, Sum> next = new TreeMap<>(squares);
    for (Cell cell : report.cells()) {
      Spot spot = new Spot(cell.column(), cell.row());
      next.put(spot, next.getOrDefault(spot, Sum.NOTHING).with(cell, forS));
    }
    SortedMap<String, AreaSeen> nextAreas = new TreeMap<>(areas);
    seen.forEach(one -> nextAreas.merge(one.area(), one, Minute::sum));
    return new Minute(minute, origin, gridOrigin, cellSizeM, next, nextAreas);
  }

  private static AreaSeen sum(AreaSeen a, AreaSeen b) {
    double all = a.seconds() + b.seconds();
    return new AreaSeen(
        a.area(),
        all,
        (a.seconds() * a.personsPerM2() + b.seconds() * b.personsPerM2()) / all,
        (a.seconds() * a.persons() + b.seconds() * b.persons()) / all);
  }

  /** Its squares, by row and column. */
  public List<Square> list() {
    List<Square> list = new ArrayList<>();
    squares.forEach(
        (spot, sum) ->
            list.add(
                new Square(
                    spot.column(),
                    spot.row(),
                    sum.seconds(),
                    sum.toldS() > 0 ? sum.personsM2S() / sum.toldS() : -1,
                    sum.most(),
                    sum.atLeast())));
    return list;
  }
}
