package io.skybeat.station.around.weather;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A routine or special aviation weather report (METAR, SPECI), after WMO No. 306, FM 15 and FM 16,
 * with the American statute miles and inches of mercury. What is said of the next hours (TEMPO,
 * BECMG) and remarks are not of the present weather and are not read. A figure given as slashes is
 * not known.
 *
 * @param station ICAO location indicator
 * @param at of the observation, UTC
 * @param automatic no person has looked
 * @param variable the wind has no direction
 * @param cavok visibility 10 km or more, no cloud below 5000 ft, no weather
 * @param weather its present weather groups, as they stand
 * @param clouds its cloud groups, as they stand
 * @param dewPointC degrees Celsius
 */
public record Metar(
    String station,
    Instant at,
    boolean automatic,
    OptionalDouble windMps,
    OptionalDouble gustMps,
    OptionalDouble windFromDeg,
    boolean variable,
    OptionalDouble visibilityM,
    boolean cavok,
    List<String> weather,
    List<String> clouds,
    OptionalDouble temperatureC,
    OptionalDouble dewPointC,
    OptionalDouble qnhHpa) {
  private static final Pattern STATION = Pattern.compile("[A-Z][A-Z0-9]{3}");
  private static final Pattern TIME = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})Z");
  private static final int MOST_CHARACTERS = 1_000;

  /** Figures of a report that come from the day after must be a clock's fault. */
  private static final Duration AHEAD = Duration.ofHours(1);

  public Metar {
    weather = List.copyOf(weather);
    clouds = List.copyOf(clouds);
  }

  /**
   * Reads a report.
   *
   * @param now decides the month that the report does not name
   * @throws BadMetar with the group that cannot be read
   */
  public static Metar parse(String text, Instant now) throws BadMetar {
    if (text.length() > MOST_CHARACTERS) {
      throw new BadMetar(
          "METAR: is longer than " + MOST_CHARACTERS + " characters; give one report");
    }
    String line = text.replace('\0', ' ').strip().toUpperCase(Locale.ROOT);
    int end = line.indexOf('=');
    List<String> groups =
        new ArrayList<>(List.of((end < 0 ? line : line.substring(0, end)).strip().split("\\s+")));
    boolean headed = false;
    while (!groups.isEmpty() && List.of("METAR", "SPECI", "COR").contains(groups.get(0))) {
      headed = true;
      groups.remove(0);
    }
    if (groups.size() < 2 || !STATION.matcher(groups.get(0)).matches()) {
      throw new BadMetar(
          "METAR: '"
              + shown(groups.isEmpty() ? "" : groups.get(0))
              + "' is no station of four letters, such as ZHHH"
              + (headed ? "" : "; a report begins with it, or with METAR or SPECI"));
    }
    Instant at = time(groups.get(1), now);
    MetarGroups read = new MetarGroups(groups.subList(2, groups.size()));
    read.all();
    return new Metar(
        groups.get(0),
        at,
        read.automatic,
        read.windMps,
        read.gustMps,
        read.windFromDeg,
        read.variable,
        read.visibilityM,
        read.cavok,
        read.weather,
        read.clouds,
        read.temperatureC,
        read.dewPointC,
        read.qnhHpa);
  }

  private static Instant time(String group, Instant now) throws BadMetar {
    Matcher told = TIME.matcher(group);
    if (!told.matches()) {
      throw new BadMetar(
          "METAR: '" + shown(group) + "' is no day and time such as 221030Z, after the station");
    }
    int day = Integer.parseInt(told.group(1));
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Optional<Instant> newest = Optional.empty();
    for (int monthsBack = -1; monthsBack <= 2 && newest.isEmpty(); monthsBack++) {
      newest = moment(today.minusMonths(monthsBack), day, told);
      newest = newest.filter(at -> !at.isAfter(now.plus(AHEAD)));
    }
    return newest.orElseThrow(
        () -> new BadMetar("METAR: '" + shown(group) + "' is no day and time of these months"));
  }

  private static Optional<Instant> moment(LocalDate month, int day, Matcher told) {
    try {
      return Optional.of(
          month
              .withDayOfMonth(day)
              .atTime(
                  LocalTime.of(Integer.parseInt(told.group(2)), Integer.parseInt(told.group(3))))
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      // The 31st of a month that has 30 days: an earlier month's, or nonsense.
      return Optional.empty();
    }
  }

  static String shown(String group) {
    String plain = group.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.length() > 24 ? plain.substring(0, 24) + "..." : plain;
  }

  /** What it says, as {@code source}'s report. */
  public WeatherReport report(String source) {
    return new WeatherReport(
        source,
        at,
        windMps,
        gustMps,
        windFromDeg,
        rainMmH(),
        visibilityM,
        temperatureC,
        qnhHpa,
        PresentWeather.hazards(weather));
  }

  /** An estimate from the intensity, on the careful side; 0 where no rain is told. */
  public OptionalDouble rainMmH() {
    return OptionalDouble.of(PresentWeather.rainMmH(weather));
  }
}
