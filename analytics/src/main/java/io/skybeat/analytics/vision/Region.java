package io.skybeat.analytics.vision;

/**
 * A rectangle of whole pixels in a picture, origin at the top left.
 *
 * @param x left edge
 * @param y top edge
 * @param width extent to the right, at least 1
 * @param height extent downwards, at least 1
 */
public record Region(int x, int y, int width, int height) {
  /** Refuses empty rectangles. */
  public Region {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("an empty region: " + width + "x" + height);
    }
  }

  /** First column to the right of it. */
  public int right() {
    return x + width;
  }

  /** First row below it. */
  public int bottom() {
    return y + height;
  }

  /** Whether the point lies inside. */
  public boolean holds(double px, double py) {
    return px >= x && px < right() && py >= y && py < bottom();
  }

  /** Whether the two share a pixel. */
  public boolean meets(Region other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  /** Whether {@code box} shares area with it. */
  public boolean meets(Box box) {
    return box.x() < right() && x < box.right() && box.y() < bottom() && y < box.bottom();
  }
}
