package io.skybeat.station.ground;

import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.CellFlow;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.GroundMotion;
import io.skybeat.core.sighting.SeenVehicle;
import io.skybeat.missions.plan.Area;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How persons and vehicles move in an area, by the newest report that looked at it.
 *
 * @param seenAt capture time
 * @param flow of persons
 * @param flowAt capture time of the report that {@code flow} is from
 * @param flowBy which camera followed them
 * @param where the middle of those followed
 * @param traffic vehicles
 */
public record Movement(
    Origin origin,
    Instant seenAt,
    Flow flow,
    Instant flowAt,
    CameraId flowBy,
    Optional<LatLon> where,
    Traffic traffic) {
  /** A camera that follows nobody does not take back at once what another one saw. */
  private static final Duration KEPT = Duration.ofSeconds(10);

  /** What {@code report} says of {@code area}, after {@code before}. */
  static Movement of(CellReport report, Area area, Optional<Movement> before, double forS) {
    GroundMotion motion = report.motion().orElse(GroundMotion.NONE);
    LocalFrame frame = new LocalFrame(report.gridOrigin());
    List<CellFlow> here =
        motion.flows().stream()
            .filter(one -> area.ring().contains(middle(frame, report, one.column(), one.row())))
            .toList();
    List<SeenVehicle> vehicles =
        motion.vehicles().stream().filter(one -> area.ring().contains(one.where())).toList();
    Optional<Movement> last = before.filter(one -> one.origin() == report.origin());
    Traffic traffic =
        last.map(Movement::traffic).orElse(Traffic.NONE).after(report, area, vehicles, forS);
    boolean keeps =
        here.isEmpty()
            && last.filter(
                    one ->
                        !one.flowBy().equals(report.camera())
                            && one.flowAt().plus(KEPT).isAfter(report.frameAt()))
                .isPresent();
    if (keeps) {
      Movement kept = last.orElseThrow();
      return new Movement(
          kept.origin, report.frameAt(), kept.flow, kept.flowAt, kept.flowBy, kept.where, traffic);
    }
    return new Movement(
        report.origin(),
        report.frameAt(),
        Flow.of(here),
        report.frameAt(),
        report.camera(),
        centre(frame, report, here),
        traffic);
  }

  private static Optional<LatLon> centre(LocalFrame frame, CellReport report, List<CellFlow> here) {
    Enu sum = Enu.ZERO;
    int followed = 0;
    for (CellFlow one : here) {
      Enu at = frame.toEnu(middle(frame, report, one.column(), one.row()));
      sum = sum.plus(at.times(one.tracks()));
      followed += one.tracks();
    }
    return followed == 0
        ? Optional.empty()
        : Optional.of(frame.toLatLon(sum.times(1.0 / followed)));
  }

  static LatLon middle(LocalFrame frame, CellReport report, int column, int row) {
    return frame.toLatLon(
        new Enu((column + 0.5) * report.cellSizeM(), (row + 0.5) * report.cellSizeM(), 0));
  }
}
