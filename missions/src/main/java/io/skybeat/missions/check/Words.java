package io.skybeat.missions.check;

import java.util.Locale;

/** Figures as violations say them. */
final class Words {
  private Words() {}

  static String metres(double value) {
    return String.format(Locale.ROOT, "%.1f m", value);
  }

  static String seconds(double value) {
    return String.format(Locale.ROOT, "%.0f s", value);
  }

  static String wattHours(double value) {
    return String.format(Locale.ROOT, "%.1f Wh", value);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
