package io.skybeat.core.sighting;

/**
 * One square of the ground in a {@link CellReport}'s grid, as last looked at.
 *
 * @param column squares east of the grid's origin (may be negative)
 * @param row squares north of the grid's origin
 * @param persons persons counted in it, smoothed over the report's window
 * @param personsPerM2 density over the square's visible area; negative where the ground area is
 *     uncertain by over 25 % and no density can be told
 * @param sigma one-sigma error of {@code personsPerM2}
 * @param atLeast true when persons probably hide each other
 */
public record Cell(
    int column, int row, double persons, double personsPerM2, double sigma, boolean atLeast) {}
