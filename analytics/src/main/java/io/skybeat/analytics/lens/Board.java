package io.skybeat.analytics.lens;

/**
 * A flat board of known points.
 *
 * @param kind what is printed on it
 * @param columns inner corners, or circles, in a row
 * @param rows of them
 * @param squareMm side of a square, or distance of neighbouring circles; of an asymmetric grid half
 *     the distance of two circles in a row. It scales distances only, never the lens
 */
public record Board(Kind kind, int columns, int rows, double squareMm) {
  /** What is printed. */
  public enum Kind {
    CHESSBOARD,
    CIRCLES,
    CIRCLES_ASYMMETRIC
  }

  public Board {
    if (columns < 3 || rows < 3 || columns > 60 || rows > 60) {
      throw new IllegalArgumentException(
          columns + " x " + rows + " points; columns and rows must be 3 to 60");
    }
    if (!(squareMm > 0)) {
      throw new IllegalArgumentException("squares of " + squareMm + " mm; must be above 0");
    }
  }

  /** How many points it has. */
  public int points() {
    return columns * rows;
  }

  /** Millimetres to the right of point {@code i}, counted row by row. */
  double rightMm(int i) {
    int row = i / columns;
    int column = i % columns;
    return squareMm * (kind == Kind.CIRCLES_ASYMMETRIC ? 2 * column + row % 2 : column);
  }

  /** Millimetres downwards of point {@code i}. */
  double downMm(int i) {
    return squareMm * (i / columns);
  }
}
