package io.skybeat.missions.format;

import io.skybeat.core.wire.BadDocument;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats that routes come in; told apart by the file's ending. */
public enum RouteFormat {
  /** QGroundControl, file version 1. */
  PLAN(true),
  /** {@code QGC WPL 110}, as Mission Planner and MAVProxy save it. */
  WAYPOINTS(true),
  /** KML 2.x. */
  KML(true),
  /** A zip file with a KML in it. */
  KMZ(false),
  /** RFC 7946. */
  GEOJSON(false);

  private final boolean written;

  RouteFormat(boolean written) {
    this.written = written;
  }

  private List<String> endings() {
    return switch (this) {
      case PLAN -> List.of("plan");
      case WAYPOINTS -> List.of("waypoints", "txt");
      case KML -> List.of("kml");
      case KMZ -> List.of("kmz");
      case GEOJSON -> List.of("geojson", "json");
    };
  }

  /** True when routes can be written in this format too. */
  public boolean written() {
    return written;
  }

  /** The format that the ending of {@code file} names; throws {@link BadDocument}. */
  public static RouteFormat of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (RouteFormat format : values()) {
      if (format.endings().stream().anyMatch(ending -> name.endsWith("." + ending))) {
        return format;
      }
    }
    throw new BadDocument(
        file
            + ": the ending names no route format; use "
            + Arrays.stream(values())
                .map(format -> "." + format.endings().get(0))
                .collect(Collectors.joining(", ")));
  }

  /** {@code file}'s name without its ending. */
  static String nameOf(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z]+$", "");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
