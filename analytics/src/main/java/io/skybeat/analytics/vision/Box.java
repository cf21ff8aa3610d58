package io.skybeat.analytics.vision;

/**
 * One detected object.
 *
 * @param kind what it is
 * @param score the detector's confidence, 0..1
 * @param x left edge, pixels of the whole picture, origin at the top left
 * @param y top edge, pixels
 * @param width extent to the right, pixels
 * @param height extent downwards, pixels
 */
public record Box(ObjectClass kind, double score, double x, double y, double width, double height) {

  /** Right edge, pixels. */
  public double right() {
    return x + width;
  }

  /** Bottom edge, pixels: where a standing person's feet are. */
  public double bottom() {
    return y + height;
  }

  /** Horizontal centre, pixels. */
  public double centreX() {
    return x + width / 2;
  }

  /** Vertical centre, pixels. */
  public double centreY() {
    return y + height / 2;
  }

  /** Area, square pixels. */
  public double area() {
    return width * height;
  }

  /** Area shared with {@code other}, square pixels. */
  public double shared(Box other) {
    double w = Math.min(right(), other.right()) - Math.max(x, other.x);
    double h = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
    return w > 0 && h > 0 ? w * h : 0;
  }

  /** Intersection over union, 0..1. */
  public double iou(Box other) {
    double shared = shared(other);
    return shared == 0 ? 0 : shared / (area() + other.area() - shared);
  }

  /** The shared area as a fraction of the smaller box, 0..1. */
  public double overSmaller(Box other) {
    double smaller = Math.min(area(), other.area());
    return smaller <= 0 ? 0 : Math.min(1, shared(other) / smaller);
  }
}
