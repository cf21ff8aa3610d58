package io.skybeat.station.around.weather;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a report's groups after its time, one after the other. Used once. */
final class MetarGroups {
  private static final double KNOT_MPS = 1852.0 / 3600;
  private static final double MILE_M = 1609.344;
  private static final double HPA_PER_HUNDREDTH_INCH = 0.338639;
  private static final double FAR_M = 10_000;
  private static final Pattern WIND =
      Pattern.compile("(\\d{3}|VRB|///)(P?\\d{2,3}|//)(?:G(P?\\d{2,3}|//))?(KT|MPS|KMH)");
  private static final Pattern SWING = Pattern.compile("\\d{3}V\\d{3}");
  private static final Pattern METRES = Pattern.compile("(\\d{4})(?:NDV|[NESW]{1,2})?");
  private static final Pattern MILES =
      Pattern.compile("([PM])?(?:(\\d{1,3})|(\\d{1,2})/(\\d{1,2}))SM");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,2}");
  private static final Pattern RUNWAY = Pattern.compile("R\\d{2}[LCR]{0,2}/.{1,16}");
  private static final Pattern CLOUD =
      Pattern.compile(
          "(?:FEW|SCT|BKN|OVC|///)(?:\\d{3}|///)(?:CB|TCU|///)?|VV(?:\\d{3}|///)|"
              + "SKC|CLR|NSC|NCD|//////(?:CB|TCU)?|CB|TCU");
  private static final Pattern TEMPERATURE = Pattern.compile("(M?\\d{2}|//|XX)/(M?\\d{2}|//|XX)?");
  private static final Pattern PRESSURE = Pattern.compile("([QA])(\\d{4}|////)");
  private static final Pattern RECENT = Pattern.compile("RE[A-Z]{2,6}");
  private static final Pattern LATER =
      Pattern.compile("TEMPO|BECMG|NOSIG|RMK|INTER|FM\\d{4,6}|PROB\\d{2}");

  private final List<String> groups;
  private int place;
  boolean automatic;
  OptionalDouble windMps = OptionalDouble.empty();
  OptionalDouble gustMps = OptionalDouble.empty();
  OptionalDouble windFromDeg = OptionalDouble.empty();
  boolean variable;
  OptionalDouble visibilityM = OptionalDouble.empty();
  boolean cavok;
  final List<String> weather = new ArrayList<>();
  final List<String> clouds = new ArrayList<>();
  OptionalDouble temperatureC = OptionalDouble.empty();
  OptionalDouble dewPointC = OptionalDouble.empty();
  OptionalDouble qnhHpa = OptionalDouble.empty();

  MetarGroups(List<String> groups) {
    this.groups = groups;
  }

  void all() throws BadMetar {
    boolean wind = false;
    for (place = 0; place < groups.size(); place++) {
      String group = groups.get(place);
      if (LATER.matcher(group).matches()) {
        break;
      }
      if (group.equals("NIL")) {
        throw new BadMetar("METAR: NIL: the station has sent no observation");
      }
      if (!wind && wind(group)) {
        wind = true;
      } else if (!known(group)) {
        throw new BadMetar("METAR: '" + Metar.shown(group) + "' is no group of a report");
      }
    }
    if (!wind && windMps.isEmpty() && temperatureC.isEmpty() && visibilityM.isEmpty()) {
      throw new BadMetar("METAR: has neither wind nor visibility nor temperature");
    }
  }

  private boolean known(String group) throws BadMetar {
    if (group.equals("AUTO")) {
      automatic = true;
      return true;
    }
    return group.equals("COR")
        || SWING.matcher(group).matches()
        || visibility(group)
        || RUNWAY.matcher(group).matches()
        || weather(group)
        || cloud(group)
        || temperature(group)
        || pressure(group)
        || supplement(group);
  }

  private boolean wind(String group) throws BadMetar {
    if (group.equals("/////") || group.equals("/////KT") || group.equals("/////MPS")) {
      return true;
    }
    Matcher told = WIND.matcher(group);
    if (!told.matches()) {
      return false;
    }
    double unit =
        switch (told.group(4)) {
          case "KT" -> KNOT_MPS;
          case "MPS" -> 1;
          default -> 1 / 3.6;
        };
    windMps = speed(told.group(2), unit);
    gustMps = told.group(3) == null ? OptionalDouble.empty() : speed(told.group(3), unit);
    if (gustMps.isPresent()
        && windMps.isPresent()
        && gustMps.getAsDouble() < windMps.getAsDouble()) {
      throw new BadMetar("METAR: '" + Metar.shown(group) + "': gusts below the mean wind");
    }
    variable = told.group(1).equals("VRB");
    if (!variable && !told.group(1).equals("///")) {
      int fromDeg = Integer.parseInt(told.group(1));
      if (fromDeg > 360) {
        throw new BadMetar(
            "METAR: '" + Metar.shown(group) + "': wind from " + fromDeg + " degrees");
      }
      windFromDeg = OptionalDouble.of(fromDeg);
    }
    return true;
  }

  private static OptionalDouble speed(String figure, double unit) {
    return figure.equals("//")
        ? OptionalDouble.empty()
        : OptionalDouble.of(Integer.parseInt(figure.replace("P", "")) * unit);
  }

  private boolean visibility(String group) throws BadMetar {
    if (group.equals("CAVOK")) {
      cavok = true;
      visibilityM = OptionalDouble.of(FAR_M);
      return true;
    }
    if (group.equals("////") || group.equals("////SM")) {
      return true;
    }
    Matcher metres = METRES.matcher(group);
    if (metres.matches()) {
      int told = Integer.parseInt(metres.group(1));
      seen(told == 9999 ? FAR_M : told);
      return true;
    }
    // A whole number of miles and a fraction stand apart: "1 1/2SM".
    boolean mixed =
        WHOLE.matcher(group).matches()
            && place + 1 < groups.size()
            && groups.get(place + 1).matches("\\d{1,2}/\\d{1,2}SM");
    Matcher miles = MILES.matcher(mixed ? groups.get(place + 1) : group);
    if (!miles.matches()) {
      return false;
    }
    seen(Math.min(FAR_M, (mixed ? Integer.parseInt(group) + miles(miles) : miles(miles)) * MILE_M));
    place += mixed ? 1 : 0;
    return true;
  }

  private static double miles(Matcher told) throws BadMetar {
    if (told.group(2) != null) {
      return Integer.parseInt(told.group(2));
    }
    int below = Integer.parseInt(told.group(4));
    if (below == 0) {
      throw new BadMetar("METAR: '" + Metar.shown(told.group()) + "': divided by 0");
    }
    return Integer.parseInt(told.group(3)) / (double) below;
  }

  /** The least of all directions counts. */
  private void seen(double farM) {
    visibilityM =
        OptionalDouble.of(
            visibilityM.isPresent() ? Math.min(visibilityM.getAsDouble(), farM) : farM);
  }

  private boolean weather(String group) {
    if (group.equals("//")) {
      return true;
    }
    if (RECENT.matcher(group).matches() && PresentWeather.isGroup(group.substring(2))) {
      return true;
    }
    if (!PresentWeather.isGroup(group)) {
      return false;
    }
    weather.add(group);
    return true;
  }

  private boolean cloud(String group) {
    if (!CLOUD.matcher(group).matches()) {
      return false;
    }
    clouds.add(group);
    return true;
  }

  private boolean temperature(String group) {
    Matcher told = TEMPERATURE.matcher(group);
    if (!told.matches()) {
      return false;
    }
    temperatureC = degrees(told.group(1));
    dewPointC = degrees(told.group(2));
    return true;
  }

  private static OptionalDouble degrees(String figure) {
    if (figure == null || figure.startsWith("/") || figure.startsWith("X")) {
      return OptionalDouble.empty();
    }
    boolean below = figure.startsWith("M");
    int whole = Integer.parseInt(below ? figure.substring(1) : figure);
    return OptionalDouble.of(below ? -whole : whole);
  }

  private boolean pressure(String group) throws BadMetar {
    Matcher told = PRESSURE.matcher(group);
    if (!told.matches()) {
      return false;
    }
    if (told.group(2).equals("////")) {
      return true;
    }
    int figure = Integer.parseInt(told.group(2));
    double hpa = told.group(1).equals("Q") ? figure : figure * HPA_PER_HUNDREDTH_INCH;
    if (!(hpa >= 850 && hpa <= 1090)) {
      throw new BadMetar("METAR: '" + Metar.shown(group) + "': no pressure at sea level");
    }
    qnhHpa = OptionalDouble.of(hpa);
    return true;
  }

  /** Wind shear, sea, runways, colours of military fields: known, and not needed here. */
  private static boolean supplement(String group) {
    return group.matches("WS|ALL|RWY|RWY\\d{2}[LCR]?|R\\d{2}[LCR]?|W(M?\\d{2}|//)/[SH].{1,4}")
        || group.matches("(BLACK)?(BLU|WHT|GRN|YLO[12]?|AMB|RED)\\+?|SNOCLO|CLSD");
  }
}
