package io.skybeat.simulator.fault;

import java.util.Locale;

/**
 * What the figure of a fault means.
 *
 * @param meaning in words; empty: the fault has no figure
 * @param unit such as {@code s}; empty for counts and shares
 * @param usual where none is said
 * @param least that makes sense
 * @param most that makes sense
 * @param whole whether it is a whole number
 */
public record Strength(
    String meaning, String unit, double usual, double least, double most, boolean whole) {
  static final Strength NONE = new Strength("", "", 1, 1, 1, true);

  static Strength share(String meaning, double usual) {
    return new Strength(meaning, "", usual, 0, 1, false);
  }

  static Strength of(String meaning, String unit, double usual, double least, double most) {
    return new Strength(meaning, unit, usual, least, most, false);
  }

  static Strength count(String meaning, int usual, int least, int most) {
    return new Strength(meaning, "", usual, least, most, true);
  }

  /** Whether the fault has a figure at all. */
  public boolean asked() {
    return !meaning.isEmpty();
  }

  /** Throws {@link BadFault} for a value that makes no sense. */
  void check(String kind, double value) {
    if (!asked() && value != usual) {
      throw new BadFault("strength", kind + " has none; leave it out");
    }
    if (!(value >= least && value <= most) || whole && value != StrictMath.rint(value)) {
      throw new BadFault(
          "strength",
          kind
              + " takes "
              + (whole ? "a whole number " : "")
              + figure(least)
              + ".."
              + figure(most)
              + (unit.isEmpty() ? "" : " " + unit)
              + " ("
              + meaning
              + "), not "
              + figure(value));
    }
  }

  /** A figure as it is written. */
  static String figure(double value) {
    return value == StrictMath.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%s", value);
  }
}
