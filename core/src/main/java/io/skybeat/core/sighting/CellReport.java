package io.skybeat.core.sighting;

import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.LatLon;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Persons on the ground as one camera saw them, in squares of one fixed grid. Squares that were
 * looked at and empty are listed with zero; squares not listed were not looked at.
 *
 * @param id unique, for the acknowledgement
 * @param camera which camera
 * @param origin live, drill, simulated or replayed
 * @param frameAt capture time of the newest frame in it, UTC
 * @param gridOrigin south-west corner of square (0, 0); the same for every camera of a station
 * @param cellSizeM edge of a square, metres
 * @param cells every square looked at in this report
 * @param persons persons counted in the whole picture, also those that could not be placed
 * @param unplacedReason why there are no cells, for a camera without calibration or pose
 * @param motion who and what moves there; empty from a camera that follows nobody on the ground
 */
public record CellReport(
    String id,
    CameraId camera,
    Origin origin,
    Instant frameAt,
    LatLon gridOrigin,
    double cellSizeM,
    List<Cell> cells,
    int persons,
    Optional<String> unplacedReason,
    Optional<GroundMotion> motion) {
  public CellReport {
    cells = List.copyOf(cells);
    motion = motion == null ? Optional.empty() : motion;
  }

  /** A report of a camera that follows nobody on the ground. */
  public CellReport(
      String id,
      CameraId camera,
      Origin origin,
      Instant frameAt,
      LatLon gridOrigin,
      double cellSizeM,
      List<Cell> cells,
      int persons,
      Optional<String> unplacedReason) {
    this(
        id,
        camera,
        origin,
        frameAt,
        gridOrigin,
        cellSizeM,
        cells,
        persons,
        unplacedReason,
        Optional.empty());
  }

  /** This report with other squares. */
  public CellReport with(List<Cell> others) {
    return new CellReport(
        id,
        camera,
        origin,
        frameAt,
        gridOrigin,
        cellSizeM,
        others,
        persons,
        unplacedReason,
        motion);
  }

  /** This report, with what moves there. */
  public CellReport with(GroundMotion seen) {
    return new CellReport(
        id,
        camera,
        origin,
        frameAt,
        gridOrigin,
        cellSizeM,
        cells,
        persons,
        unplacedReason,
        Optional.of(seen));
  }
}
