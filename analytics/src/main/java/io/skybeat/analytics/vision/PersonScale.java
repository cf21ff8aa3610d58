package io.skybeat.analytics.vision;

/** How tall a person stands in a picture, by the row of the feet. */
@FunctionalInterface
public interface PersonScale {
  /** Height of a person whose feet are at {@code row}, pixels; 0 where no ground is seen. */
  double heightPx(double row);

  /** Height of the tallest who are to be expected there: tiles overlap by as much. */
  default double tallestPx(double row) {
    return heightPx(row);
  }

  /** The same height everywhere, for cameras whose place is unknown. */
  static PersonScale constant(double heightPx) {
    return row -> heightPx;
  }
}
