package io.skybeat.station.blur;

/**
 * How much of a metre may be left in a picture. The steps are those of EN 62676-4 (video
 * surveillance systems, application guidelines): 250 pixels a metre to identify a person, 125 to
 * recognise one, 62.5 to observe, 25 to detect, 12.5 to monitor.
 */
public final class Resolution {
  /**
   * Half of what recognising a person takes: left of what holds no known head and no known plate.
   */
  public static final double ANYWHERE_PX_PER_M = 62.5;

  /** A tenth of what recognising takes: left of heads and plates. */
  public static final double HEADS_AND_PLATES_PX_PER_M = 12.5;

  /**
   * Columns that are left across a picture, or part of it, of which nothing is known. Then 12.5
   * pixels a metre are kept for whatever is seen from so near that 12.8 m fill the picture's width,
   * and recognition (125) is out of reach down to 1.3 m.
   */
  public static final int BLIND_COLUMNS = 160;

  /** A person is taken as no wider and no taller than this, a vehicle as no narrower. */
  static final double PERSON_WIDTH_M = 0.45;

  static final double PERSON_HEIGHT_M = 1.6;
  static final double VEHICLE_SIDE_M = 1.6;

  /** No square of a blurred head or plate is smaller, however far away it is. */
  static final int LEAST_SQUARE_PX = 4;

  private Resolution() {}

  /** Edge of the squares that leave {@code leftPxPerM} of {@code pxPerM}, pixels, at least 1. */
  static int square(double pxPerM, double leftPxPerM) {
    return Math.max(1, (int) Math.ceil(pxPerM / leftPxPerM));
  }

  /** Edge of the squares of a head in a person's box of this size, pixels. */
  static int headSquare(double widthPx, double heightPx) {
    double pxPerM = Math.max(widthPx / PERSON_WIDTH_M, heightPx / PERSON_HEIGHT_M);
    return Math.max(LEAST_SQUARE_PX, square(pxPerM, HEADS_AND_PLATES_PX_PER_M));
  }

  /** Edge of the squares of a plate in a vehicle's box of this size, pixels. */
  static int plateSquare(double widthPx, double heightPx) {
    double pxPerM = Math.max(widthPx, heightPx) / VEHICLE_SIDE_M;
    return Math.max(LEAST_SQUARE_PX, square(pxPerM, HEADS_AND_PLATES_PX_PER_M));
  }

  /** Edge of the squares of a picture that nothing is known of, pixels. */
  static int blindSquare(int widthPx) {
    return Math.max(LEAST_SQUARE_PX, (widthPx + BLIND_COLUMNS - 1) / BLIND_COLUMNS);
  }
}
