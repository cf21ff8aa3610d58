package io.skybeat.station.alert;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.AreaProfile;
import io.skybeat.missions.plan.Levels;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One cluster of people in one area in one report: squares that touch by an edge, each at least at
 * the density that would keep a yellow level.
 *
 * @param centre middle of its densest part, weighted by persons
 * @param radiusM from there to its farthest square's middle, and half a square
 * @param persons in its densest part, smoothed counts summed
 * @param density the highest density that two squares sharing an edge both reach; persons per
 *     square metre, or the share of an area's capacity
 * @param atLeast true when persons probably hide each other
 */
record CrowdReading(
    LatLon centre, double radiusM, double persons, double density, boolean atLeast) {

  private record Spot(int column, int row) implements Comparable<Spot> {
    @Override
    public int compareTo(Spot o) {
      return row != o.row ? Integer.compare(row, o.row) : Integer.compare(column, o.column);
    }

    List<Spot> neighbours() {
      return List.of(
          new Spot(column + 1, row),
          new Spot(column - 1, row),
          new Spot(column, row + 1),
          new Spot(column, row - 1));
    }
  }

  /** Squares of {@code report} whose middle lies in {@code area} and whose density is told. */
  static List<Cell> looked(CellReport report, Area area) {
    LocalFrame frame = new LocalFrame(report.gridOrigin());
    return report.cells().stream()
        .filter(cell -> cell.personsPerM2() >= 0)
        .filter(cell -> area.ring().contains(middle(frame, report, cell.column(), cell.row())))
        .toList();
  }

  /** True when the square around {@code point} is among {@code looked}. */
  static boolean covers(CellReport report, List<Cell> looked, LatLon point) {
    Enu enu = new LocalFrame(report.gridOrigin()).toEnu(point);
    int column = (int) Math.floor(enu.east() / report.cellSizeM());
    int row = (int) Math.floor(enu.north() / report.cellSizeM());
    return looked.stream().anyMatch(cell -> cell.column() == column && cell.row() == row);
  }

  /** The clusters among {@code looked}, in the order of the grid. */
  static List<CrowdReading> of(CellReport report, Area area, List<Cell> looked) {
    Levels levels = area.levelsAt(report.frameAt());
    if (area.profile() == AreaProfile.CAPACITY) {
      return capacity(area, levels, looked);
    }
    double keep = levels.yellow() * levels.leaveShare();
    SortedMap<Spot, Cell> dense = new TreeMap<>();
    for (Cell cell : looked) {
      if (cell.personsPerM2() >= keep) {
        dense.put(new Spot(cell.column(), cell.row()), cell);
      }
    }
    List<CrowdReading> readings = new ArrayList<>();
    while (!dense.isEmpty()) {
      SortedMap<Spot, Cell> cluster = cluster(dense);
      double pair = pairDensity(cluster);
      if (pair > 0) {
        readings.add(reading(report, levels, cluster, pair));
      }
    }
    return readings;
  }

  private static List<CrowdReading> capacity(Area area, Levels levels, List<Cell> looked) {
    double persons = looked.stream().mapToDouble(Cell::persons).sum();
    double share = persons / area.capacity().orElse(Integer.MAX_VALUE);
    if (share < levels.yellow() * levels.leaveShare()) {
      return List.of();
    }
    double radiusM = StrictMath.sqrt(area.ring().areaM2() / StrictMath.PI);
    boolean atLeast = looked.stream().anyMatch(Cell::atLeast);
    return List.of(new CrowdReading(area.ring().centroid(), radiusM, persons, share, atLeast));
  }

  /** Takes the first square and all that hang together with it out of {@code dense}. */
  private static SortedMap<Spot, Cell> cluster(SortedMap<Spot, Cell> dense) {
    SortedMap<Spot, Cell> cluster = new TreeMap<>();
    Deque<Spot> open = new ArrayDeque<>(List.of(dense.firstKey()));
    while (!open.isEmpty()) {
      Spot spot = open.removeFirst();
      Cell cell = dense.remove(spot);
      if (cell != null) {
        cluster.put(spot, cell);
        open.addAll(spot.neighbours());
      }
    }
    return cluster;
  }

  private static double pairDensity(SortedMap<Spot, Cell> cluster) {
    double best = 0;
    for (var entry : cluster.entrySet()) {
      for (Spot next : entry.getKey().neighbours()) {
        Cell other = cluster.get(next);
        if (other != null) {
          best = Math.max(best, Math.min(entry.getValue().personsPerM2(), other.personsPerM2()));
        }
      }
    }
    return best;
  }

  private static CrowdReading reading(
      CellReport report, Levels levels, SortedMap<Spot, Cell> cluster, double pair) {
    // Where it is yellow, the place is that of the yellow squares, not of the fringe around them.
    double floor = Math.min(pair, levels.yellow());
    LocalFrame frame = new LocalFrame(report.gridOrigin());
    double persons = 0;
    Enu sum = Enu.ZERO;
    boolean atLeast = false;
    for (var entry : cluster.entrySet()) {
      Cell cell = entry.getValue();
      if (cell.personsPerM2() >= floor) {
        Enu at = frame.toEnu(middle(frame, report, cell.column(), cell.row()));
        sum = sum.plus(at.times(cell.persons()));
        persons += cell.persons();
        atLeast |= cell.atLeast();
      }
    }
    Enu centre = persons > 0 ? sum.times(1 / persons) : sum;
    double radiusM = 0;
    for (Spot spot : cluster.keySet()) {
      Enu at = frame.toEnu(middle(frame, report, spot.column(), spot.row()));
      radiusM = Math.max(radiusM, at.minus(centre).horizontal());
    }
    return new CrowdReading(
        frame.toLatLon(centre), radiusM + report.cellSizeM() / 2, persons, pair, atLeast);
  }

  static LatLon middle(LocalFrame frame, CellReport report, int column, int row) {
    return frame.toLatLon(
        new Enu((column + 0.5) * report.cellSizeM(), (row + 0.5) * report.cellSizeM(), 0));
  }
}
