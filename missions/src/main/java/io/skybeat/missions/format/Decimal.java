package io.skybeat.missions.format;

import java.math.BigDecimal;

/** Numbers as text: the shortest digits that give the same double again, never an exponent. */
final class Decimal {
  private Decimal() {}

  static String text(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
