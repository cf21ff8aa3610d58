package io.skybeat.analytics.boresight;

import io.skybeat.core.sighting.Boresight;
import java.util.List;

/**
 * A boresight and how well it is known.
 *
 * @param boresight the angles
 * @param sigma one sigma of each, degrees
 * @param times how many sigmas make half an interval of 95 %
 * @param rmsDeg how far the rows that were used miss, per axis
 * @param missBeforeM how far the rays of those rows passed by their points without the boresight
 *     (root of the mean square), metres
 * @param missAfterM the same with it
 * @param rows every row, in the order given
 * @param flights what was found to be wrong with each flight
 */
public record BoresightAnswer(
    Boresight boresight,
    Sigma sigma,
    double times,
    double rmsDeg,
    double missBeforeM,
    double missAfterM,
    List<Row> rows,
    List<Flight> flights) {
  /** Degrees, one sigma; 0 for an angle that was taken as given. */
  public record Sigma(double rollDeg, double pitchDeg, double yawDeg) {}

  /** How far one row misses the answer; an outlier was not used. */
  public record Row(int row, double missDeg, boolean outlier) {}

  /** Errors of one flight: reported minus true position, metres, and heading, degrees. */
  public record Flight(
      String flight, int rows, double eastM, double northM, double upM, double headingDeg) {}

  public BoresightAnswer {
    rows = List.copyOf(rows);
    flights = List.copyOf(flights);
  }

  /** The rows that were not used. */
  public List<Row> outliers() {
    return rows.stream().filter(Row::outlier).toList();
  }
}
