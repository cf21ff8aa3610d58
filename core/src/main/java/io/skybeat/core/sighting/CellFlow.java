package io.skybeat.core.sighting;

/**
 * How the persons who are followed in one square of a {@link CellReport}'s grid move over the
 * ground. Squares in which nobody is followed long enough are not listed: that is unknown, not
 * stillness.
 *
 * @param column squares east of the grid's origin
 * @param row squares north of it
 * @param tracks persons it rests on
 * @param eastMps median of their velocities
 * @param northMps likewise
 * @param sigmaMps one-sigma error of both, along each axis
 * @param speedMps mean of their speeds: well over the median's length where they go different ways
 */
public record CellFlow(
    int column,
    int row,
    int tracks,
    double eastMps,
    double northMps,
    double sigmaMps,
    double speedMps) {}
