package io.skybeat.station.around.weather;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Present weather groups (WMO code table 4678), such as {@code -SHRA}, {@code +TSRAGR}. */
final class PresentWeather {
  private static final Pattern GROUP =
      Pattern.compile(
          "(\\+|-|VC)?(MI|PR|BC|DR|BL|SH|TS|FZ)?((?:DZ|RA|SN|SG|IC|PL|GR|GS|UP|BR|FG|FU|VA|DU|SA"
              + "|HZ|PY|PO|SQ|FC|SS|DS)*)");

  /** Upper ends of WMO's classes "slight" and "moderate"; "heavy" has none. */
  private static final double SLIGHT_MM_H = 2.5;

  private static final double MODERATE_MM_H = 10;
  private static final double HEAVY_MM_H = 50;

  private PresentWeather() {}

  static boolean isGroup(String group) {
    Matcher told = GROUP.matcher(group);
    return told.matches()
        && (!told.group(3).isEmpty() || "TS".equals(told.group(2)) || "SH".equals(told.group(2)));
  }

  /** Millimetres an hour by the strongest precipitation told, at the place itself. */
  static double rainMmH(List<String> groups) {
    double most = 0;
    for (String group : groups) {
      Matcher told = GROUP.matcher(group);
      if (told.matches() && !"VC".equals(told.group(1)) && falls(told)) {
        double mmH =
            "-".equals(told.group(1))
                ? SLIGHT_MM_H
                : "+".equals(told.group(1)) ? HEAVY_MM_H : MODERATE_MM_H;
        boolean drizzle = told.group(3).equals("DZ");
        most = Math.max(most, drizzle ? Math.min(mmH, SLIGHT_MM_H) : mmH);
      }
    }
    return most;
  }

  private static boolean falls(Matcher told) {
    return told.group(3).matches(".*(DZ|RA|SN|SG|PL|GR|GS|UP).*") && !drifts(told);
  }

  /** What the wind lifts from the ground does not fall. */
  private static boolean drifts(Matcher told) {
    return "DR".equals(told.group(2)) || "BL".equals(told.group(2));
  }

  static List<Hazard> hazards(List<String> groups) {
    List<Hazard> found = new ArrayList<>();
    for (String group : groups) {
      Matcher told = GROUP.matcher(group);
      if (told.matches()) {
        collect(told, found);
      }
    }
    return found.stream().distinct().sorted().toList();
  }

  private static void collect(Matcher told, List<Hazard> found) {
    String what = told.group(3);
    add(found, Hazard.THUNDERSTORM, "TS".equals(told.group(2)));
    add(found, Hazard.FREEZING, "FZ".equals(told.group(2)));
    add(found, Hazard.HAIL, what.matches("(..)*(GR|GS|PL)(..)*"));
    add(found, Hazard.SQUALL, what.matches("(..)*SQ(..)*"));
    add(found, Hazard.TORNADO, what.matches("(..)*FC(..)*"));
    add(found, Hazard.DUST, what.matches("(..)*(SS|DS|PO)(..)*"));
    add(found, Hazard.ASH, what.matches("(..)*VA(..)*"));
    add(found, Hazard.SNOW, what.matches("(..)*(SN|SG)(..)*") && !drifts(told));
  }

  private static void add(List<Hazard> found, Hazard hazard, boolean so) {
    if (so) {
      found.add(hazard);
    }
  }
}
