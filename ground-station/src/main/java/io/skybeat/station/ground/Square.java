package io.skybeat.station.ground;

import io.skybeat.core.wire.BadDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * A square of the ground over one minute. Squares not listed were not looked at.
 *
 * @param column squares east of the grid's origin
 * @param row squares north of it
 * @param seconds how long it was looked at
 * @param personsPerM2 mean density while it was; negative: none could be told
 * @param most highest density; negative: none could be told
 * @param atLeast true when persons hid each other at some time
 */
public record Square(
    int column, int row, double seconds, double personsPerM2, double most, boolean atLeast) {
  private static final int PARTS = 6;

  /**
   * Squares as text, small because a minute has hundreds: {@code column row seconds*10 density*100
   * most*100 0|1}, joined by ";".
   */
  public static String write(List<Square> squares) {
    StringBuilder out = new StringBuilder();
    for (Square one : squares) {
      out.append(out.isEmpty() ? "" : ";")
          .append(one.column)
          .append(' ')
          .append(one.row)
          .append(' ')
          .append(Math.round(10 * one.seconds))
          .append(' ')
          .append(Math.round(100 * one.personsPerM2))
          .append(' ')
          .append(Math.round(100 * one.most))
          .append(' ')
          .append(one.atLeast ? 1 : 0);
    }
    return out.toString();
  }

  /** Throws {@link BadDocument} when the text is none of {@link #write}'s. */
  public static List<Square> read(String text) {
    List<Square> squares = new ArrayList<>();
    for (String one : text.isEmpty() ? new String[0] : text.split(";", -1)) {
      String[] parts = one.split(" ", -1);
      if (parts.length != PARTS) {
        throw new BadDocument("squares of the ground: '" + one + "' has not " + PARTS + " parts");
      }
      try {
        squares.add(
            new Square(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]) / 10.0,
                Integer.parseInt(parts[3]) / 100.0,
                Integer.parseInt(parts[4]) / 100.0,
                parts[5].equals("1")));
      } catch (NumberFormatException e) {
        throw new BadDocument("squares of the ground: '" + one + "' is not made of numbers", e);
      }
    }
    return squares;
  }
}
