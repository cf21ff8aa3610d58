package io.skybeat.simulator.calibrate;

import io.skybeat.analytics.boresight.PointSight;
import io.skybeat.analytics.locating.Pixel;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.wire.BadDocument;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Surveyed points seen in pictures, from a CSV. With a first line of names their order is free and
 * other columns are passed over; without it the first eleven columns are those of {@link #ORDER}.
 */
final class PointsFile {
  static final List<String> ORDER =
      List.of(
          "droneLat",
          "droneLon",
          "droneAlt",
          "yaw",
          "pitch",
          "roll",
          "u",
          "v",
          "pointLat",
          "pointLon",
          "pointAlt");

  private static final String FLIGHT = "flight";
  private static final double MOST_RANGE_M = 20_000;
  private static final Map<String, String> ALIASES = aliases();

  private final Path file;
  private final Lens lens;
  private final Map<String, Integer> columns = new TreeMap<>();
  private final List<PointSight> sights = new ArrayList<>();
  private LocalFrame frame;

  private PointsFile(Path file, Lens lens) {
    this.file = file;
    this.lens = lens;
  }

  private static Map<String, String> aliases() {
    Map<String, String> known = new TreeMap<>();
    for (String name : ORDER) {
      known.put(plain(name), name);
    }
    known.put(FLIGHT, FLIGHT);
    known.putAll(Map.of("lat", "droneLat", "lon", "droneLon", "alt", "droneAlt"));
    known.putAll(Map.of("latitude", "droneLat", "longitude", "droneLon"));
    known.putAll(Map.of("altitude", "droneAlt", "x", "u", "y", "v"));
    known.putAll(Map.of("gimbalyaw", "yaw", "gimbalpitch", "pitch", "gimbalroll", "roll"));
    known.putAll(Map.of("targetlat", "pointLat", "targetlon", "pointLon", "targetalt", "pointAlt"));
    return known;
  }

  /** A name without case, underscores and unit. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z]", "")
        .replaceAll("(?<=.)(deg|px)$", "")
        .replaceAll("(?<=alt|altitude)m$", "")
        .replaceAll("(?<=.)latitude$", "lat")
        .replaceAll("(?<=.)longitude$", "lon")
        .replaceAll("(?<=.)altitude$", "alt");
  }

  /** Reads and checks; throws {@link BadDocument} with line and column. */
  static List<PointSight> read(Path file, Lens lens) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new BadDocument(file + ": no such file; name an existing one", e);
    } catch (MalformedInputException e) {
      throw new BadDocument(file + ": is no text in UTF-8; save the table as CSV", e);
    } catch (IOException e) {
      throw new BadDocument(file + ": cannot be read: " + e.getMessage(), e);
    }
    PointsFile points = new PointsFile(file, lens);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace("\uFEFF", "").strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        points.take(i + 1, line.split(line.contains(";") ? ";" : ",", -1));
      }
    }
    return points.sights;
  }

  private void take(int row, String[] cells) {
    if (columns.isEmpty()) {
      boolean named = !cells[0].strip().matches("[-+.0-9eE]+");
      for (int i = 0; i < (named ? cells.length : ORDER.size()); i++) {
        String name = named ? ALIASES.get(plain(cells[i])) : ORDER.get(i);
        if (name != null && columns.put(name, i) != null) {
          throw bad(row, name, "is there twice");
        }
      }
      for (String name : ORDER) {
        if (!columns.containsKey(name)) {
          throw bad(row, name, "no such column; the columns are " + String.join(",", ORDER));
        }
      }
      if (named) {
        return;
      }
    }
    sights.add(sight(row, cells));
  }

  private PointSight sight(int row, String[] cells) {
    LatLon drone = place(row, cells, "droneLat", "droneLon");
    LatLon point = place(row, cells, "pointLat", "pointLon");
    if (frame == null) {
      frame = new LocalFrame(drone);
    }
    Enu eye = frame.toEnu(drone).plus(new Enu(0, 0, number(row, cells, "droneAlt", -1e3, 1e5)));
    Enu where = frame.toEnu(point).plus(new Enu(0, 0, number(row, cells, "pointAlt", -1e3, 1e5)));
    double rangeM = where.minus(eye).length();
    if (rangeM < 1 || rangeM > MOST_RANGE_M) {
      throw bad(
          row,
          "pointLat",
          String.format(
              Locale.ROOT,
              "the point is %.1f m from the drone; check coordinates and the datum of heights",
              rangeM));
    }
    CameraAttitude axis =
        new CameraAttitude(
            number(row, cells, "yaw", -360, 360),
            number(row, cells, "pitch", -95, 60),
            number(row, cells, "roll", -180, 180));
    Pixel pixel =
        new Pixel(
            number(row, cells, "u", 0, lens.widthPx()),
            number(row, cells, "v", 0, lens.heightPx()));
    Integer flight = columns.get(FLIGHT);
    String name = flight == null || flight >= cells.length ? "" : cells[flight].strip();
    return new PointSight(row, name, eye, axis, pixel, where);
  }

  private LatLon place(int row, String[] cells, String lat, String lon) {
    return new LatLon(number(row, cells, lat, -90, 90), number(row, cells, lon, -180, 180));
  }

  private double number(int row, String[] cells, String column, double low, double high) {
    int at = columns.get(column);
    if (at >= cells.length || cells[at].isBlank()) {
      throw bad(row, column, "is missing");
    }
    double value;
    try {
      value = Double.parseDouble(cells[at].strip());
    } catch (NumberFormatException e) {
      throw bad(row, column, "'" + cells[at].strip() + "' is no number");
    }
    if (!(value >= low && value <= high)) {
      throw bad(
          row, column, String.format(Locale.ROOT, "%s is not within %.0f..%.0f", value, low, high));
    }
    return value;
  }

  private BadDocument bad(int row, String column, String reason) {
    return new BadDocument(file + ", line " + row + ", " + column + ": " + reason);
  }
}
