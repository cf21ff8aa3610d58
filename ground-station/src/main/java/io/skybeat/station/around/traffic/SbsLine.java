package io.skybeat.station.around.traffic;

import io.skybeat.core.geo.LatLon;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * A line of the SBS-1 "BaseStation" protocol, as receivers give it on TCP port 30003: 22 fields,
 * separated by commas, most of them empty. MSG,1 has the callsign, 2 a position on the ground, 3 a
 * position in the air, 4 the velocity, 5 to 8 altitude, squawk or nothing but that it is there.
 * SEL, ID, AIR, STA and CLK lines are known and tell nothing that is needed here.
 *
 * <p>The lines carry dates and times without a zone, which receivers fill in as they like; the
 * moment of a report is that of its arrival.
 */
public final class SbsLine {
  private static final double FOOT_M = 0.3048;
  private static final double KNOT_MPS = 1852.0 / 3600;
  private static final double FEET_A_MINUTE_MPS = FOOT_M / 60;
  private static final int LONGEST = 400;
  private static final Pattern OTHER = Pattern.compile("(SEL|ID|AIR|STA|CLK)(,.*)?");
  private static final Pattern ADDRESS = Pattern.compile("~?[0-9A-F]{6}");
  private static final Pattern SQUAWK = Pattern.compile("[0-7]{4}");
  private static final Pattern CALLSIGN = Pattern.compile("[A-Z0-9]{1,8}");

  private static final int TYPE = 1;
  private static final int HEX = 4;
  private static final int NAME = 10;
  private static final int ALTITUDE_FT = 11;
  private static final int SPEED_KT = 12;
  private static final int TRACK = 13;
  private static final int LATITUDE = 14;
  private static final int LONGITUDE = 15;
  private static final int CLIMB = 16;
  private static final int CODE = 17;
  private static final int GROUND = 21;

  private SbsLine() {}

  /**
   * Reads a line.
   *
   * @param at its arrival
   * @return empty for a line that is well formed and tells of no aircraft
   * @throws BadSbs with the field that cannot be read
   */
  public static Optional<AircraftReport> parse(
      String text, String source, boolean simulated, Instant at) throws BadSbs {
    String line = text.strip();
    if (line.isEmpty() || OTHER.matcher(line).matches()) {
      return Optional.empty();
    }
    if (line.length() > LONGEST) {
      throw new BadSbs("a line of " + line.length() + " characters");
    }
    if (!line.startsWith("MSG,")) {
      throw new BadSbs("a line that begins with '" + shown(line) + "', not with MSG,");
    }
    String[] fields = line.split(",", -1);
    if (fields.length < 10) {
      throw new BadSbs("a line of " + fields.length + " fields, 22 are needed");
    }
    String type = field(fields, TYPE);
    if (!type.matches("[1-8]")) {
      throw new BadSbs("MSG," + shown(type) + ": the type is not within 1..8");
    }
    String address = field(fields, HEX).toUpperCase(Locale.ROOT);
    if (!ADDRESS.matcher(address).matches()) {
      throw new BadSbs("address '" + shown(address) + "' is not six hex digits");
    }
    return Optional.of(report(fields, type, address, source, simulated, at));
  }

  private static AircraftReport report(
      String[] fields, String type, String address, String source, boolean simulated, Instant at)
      throws BadSbs {
    OptionalDouble altitudeFt = number(fields, ALTITUDE_FT, "altitude", -2_000, 130_000);
    OptionalDouble speedKt = number(fields, SPEED_KT, "speed", 0, 2_000);
    OptionalDouble track = number(fields, TRACK, "track", 0, 360);
    OptionalDouble climb = number(fields, CLIMB, "climb", -20_000, 20_000);
    String name = field(fields, NAME).toUpperCase(Locale.ROOT);
    String code = field(fields, CODE);
    return new AircraftReport(
        address,
        source,
        at,
        CALLSIGN.matcher(name).matches() ? Optional.of(name) : Optional.empty(),
        where(fields),
        scaled(altitudeFt, FOOT_M),
        true,
        scaled(speedKt, KNOT_MPS),
        track,
        scaled(climb, FEET_A_MINUTE_MPS),
        SQUAWK.matcher(code).matches() ? Optional.of(code) : Optional.empty(),
        ground(fields, type),
        simulated);
  }

  private static Optional<LatLon> where(String[] fields) throws BadSbs {
    OptionalDouble lat = number(fields, LATITUDE, "latitude", -90, 90);
    OptionalDouble lon = number(fields, LONGITUDE, "longitude", -180, 180);
    if (lat.isEmpty() || lon.isEmpty()) {
      return Optional.empty();
    }
    boolean nowhere = lat.getAsDouble() == 0 && lon.getAsDouble() == 0;
    return nowhere
        ? Optional.empty()
        : Optional.of(new LatLon(lat.getAsDouble(), lon.getAsDouble()));
  }

  /** Receivers write -1, 1 or nothing for "on the ground", and 0 for "in the air". */
  private static Optional<Boolean> ground(String[] fields, String type) {
    return switch (field(fields, GROUND)) {
      case "-1", "1" -> Optional.of(true);
      case "0" -> Optional.of(false);
      default -> type.equals("2") ? Optional.of(true) : Optional.empty();
    };
  }

  private static OptionalDouble scaled(OptionalDouble value, double by) {
    return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * by) : value;
  }

  private static OptionalDouble number(
      String[] fields, int place, String name, double low, double high) throws BadSbs {
    String text = field(fields, place);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    double value;
    try {
      value =
          text.matches("[-+]?[0-9]{1,7}(\\.[0-9]{0,12})?") ? Double.parseDouble(text) : Double.NaN;
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!(value >= low && value <= high)) {
      throw new BadSbs(name + " '" + shown(text) + "' is no number within " + low + ".." + high);
    }
    return OptionalDouble.of(value);
  }

  private static String field(String[] fields, int place) {
    return place < fields.length ? fields[place].strip() : "";
  }

  private static String shown(String text) {
    String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.length() > 24 ? plain.substring(0, 24) + "..." : plain;
  }
}
