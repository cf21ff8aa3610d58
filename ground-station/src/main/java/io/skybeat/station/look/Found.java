package io.skybeat.station.look;

/** A spot, or why there is none. */
public sealed interface Found {
  /** There is one. */
  record At(Spot spot) implements Found {}

  /** There is none. */
  record None(String why) implements Found {}
}
