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
    Optional<String> unplacedReason) {
  public CellReport {
    cells = List.copyOf(cells);
  }
}
