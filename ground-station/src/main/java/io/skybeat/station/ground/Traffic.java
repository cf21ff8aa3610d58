package io.skybeat.station.ground;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.SeenVehicle;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.QueueLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Vehicles in an area.
 *
 * @param moving how those that drive move
 * @param standing how many stand, by the newest report
 * @param stood places at which one stands or stood when they were looked at last
 * @param queue in line, where the area's profile asks for it
 */
public record Traffic(Flow moving, int standing, List<Stood> stood, Optional<Queue> queue) {
  static final Traffic NONE = new Traffic(Flow.UNKNOWN, 0, List.of(), Optional.empty());

  /** Slower, and it may as well stand. */
  private static final double DRIVES_MPS = 1;

  private static final double DRIVES_SIGMAS = 2;

  /** Standing is believed from here on. */
  private static final double STANDS_S = 2;

  /** One drone places a standing car so well from one look to the next. */
  private static final double SAME_PLACE_M = 3;

  /** A place that is looked at so long and shows nothing has been left. */
  private static final double MISSED_S = 6;

  private static final Duration REMEMBERED = Duration.ofMinutes(30);

  /** Who stands longer is parked, not queueing. */
  private static final Duration PARKED = Duration.ofMinutes(30);

  /** What was seen so long ago is no longer said to stand there now. */
  private static final Duration NOW = Duration.ofMinutes(1);

  private static final int MOST = 80;

  public Traffic {
    stood = List.copyOf(stood);
  }

  /**
   * A place at which a vehicle stands.
   *
   * @param since when one was first seen standing there
   * @param lastAt when it was seen last
   * @param missedS how long it was looked at since then without one
   */
  public record Stood(LatLon where, Instant since, Instant lastAt, double missedS) {}

  /**
   * Vehicles standing in line.
   *
   * @param since when the newest of the fewest that make a queue had come to stand
   */
  public record Queue(int vehicles, double lengthM, LatLon middle, Instant since) {}

  /** After a report, whose vehicles in {@code area} are {@code seen}. */
  Traffic after(CellReport report, Area area, List<SeenVehicle> seen, double forS) {
    if (report.motion().isEmpty()) {
      return this;
    }
    Instant at = report.frameAt();
    List<Stood> left = new ArrayList<>(stood);
    List<Stood> next = new ArrayList<>();
    List<SeenVehicle> driving = new ArrayList<>();
    int standingNow = 0;
    for (SeenVehicle one : seen) {
      double speed = StrictMath.hypot(one.eastMps(), one.northMps());
      if (speed >= DRIVES_MPS && speed >= DRIVES_SIGMAS * one.sigmaMps()) {
        driving.add(one);
      } else if (one.standingS() >= STANDS_S) {
        standingNow++;
        next.add(stands(one, left, at));
      }
    }
    for (Stood one : left) {
      boolean looked = looked(report, one.where());
      double missedS = looked ? one.missedS() + forS : one.missedS();
      if (missedS <= MISSED_S && one.lastAt().plus(REMEMBERED).isAfter(at)) {
        next.add(new Stood(one.where(), one.since(), one.lastAt(), missedS));
      }
    }
    List<Stood> kept = next.size() > MOST ? next.subList(0, MOST) : next;
    return new Traffic(
        Flow.ofVehicles(driving),
        standingNow,
        kept,
        area.queueAt(at).flatMap(limit -> queue(kept, limit, report)));
  }

  private static Stood stands(SeenVehicle one, List<Stood> left, Instant at) {
    Instant since = at.minusMillis(Math.round(1000 * one.standingS()));
    Stood nearest = null;
    double nearestM = SAME_PLACE_M;
    for (Stood place : left) {
      double awayM = Geodesy.distanceM(place.where(), one.where());
      if (awayM <= nearestM) {
        nearest = place;
        nearestM = awayM;
      }
    }
    if (nearest != null) {
      left.remove(nearest);
      since = nearest.since().isBefore(since) ? nearest.since() : since;
    }
    return new Stood(one.where(), since, at, 0);
  }

  private static boolean looked(CellReport report, LatLon where) {
    Enu at = new LocalFrame(report.gridOrigin()).toEnu(where);
    int column = (int) Math.floor(at.east() / report.cellSizeM());
    int row = (int) Math.floor(at.north() / report.cellSizeM());
    return report.cells().stream().anyMatch(c -> c.column() == column && c.row() == row);
  }

  private static Optional<Queue> queue(List<Stood> stood, QueueLimit limit, CellReport report) {
    Instant at = report.frameAt();
    LocalFrame frame = new LocalFrame(report.gridOrigin());
    List<Stood> waiting =
        stood.stream()
            .filter(one -> !one.lastAt().plus(NOW).isBefore(at))
            .filter(one -> !one.since().plus(limit.standing()).isAfter(at))
            .filter(one -> one.since().plus(PARKED).isAfter(at))
            .toList();
    List<Enu> places = waiting.stream().map(one -> frame.toEnu(one.where())).toList();
    List<Integer> line = QueueLine.longest(places);
    if (line.size() < limit.vehicles()) {
      return Optional.empty();
    }
    Enu sum = Enu.ZERO;
    List<Instant> since = new ArrayList<>();
    for (int i : line) {
      sum = sum.plus(places.get(i));
      since.add(waiting.get(i).since());
    }
    since.sort(Instant::compareTo);
    Enu first = places.get(line.get(0));
    Enu last = places.get(line.get(line.size() - 1));
    return Optional.of(
        new Queue(
            line.size(),
            last.minus(first).horizontal(),
            frame.toLatLon(sum.times(1.0 / line.size())),
            since.get(limit.vehicles() - 1)));
  }
}
