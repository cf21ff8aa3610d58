package io.skybeat.missions.format;

import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.Ring;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What a drawing (KML, GeoJSON) shows: lines, areas and points, not yet a plan.
 *
 * @param document the file, for messages
 * @param name of the route
 * @param format it came in
 * @param lines candidates for the route
 * @param areas candidates for the fence
 * @param points candidates for rally points
 * @param notes what was passed over while reading
 */
record Sketch(
    String document,
    String name,
    RouteFormat format,
    List<Line> lines,
    List<Area> areas,
    List<Point> points,
    List<String> notes) {

  /** What heights count from. */
  enum Heights {
    NONE,
    HOME,
    GROUND,
    SEA_LEVEL
  }

  /** A corner of a line; its height counts from what the line says. */
  record Corner(LatLon where, OptionalDouble heightM) {}

  /** What a drawing says of a shape beside its corners, by lower-case name. */
  record Properties(Map<String, String> values) {
    Properties {
      values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    Optional<String> text(String key) {
      return Optional.ofNullable(values.get(key));
    }
  }

  /** A drawn line; {@code place} is where in the document it stands. */
  record Line(
      String place, String name, Properties properties, Heights heights, List<Corner> corners) {
    Line {
      corners = List.copyOf(corners);
    }
  }

  /** A drawn polygon; its property {@code role} may be keep-in or keep-out. */
  record Area(String place, String name, Properties properties, Ring outer, List<Ring> holes) {
    Area {
      holes = List.copyOf(holes);
    }
  }

  /** A drawn point; its property {@code role} may be rally. */
  record Point(String place, String name, Properties properties, Heights heights, Corner corner) {}
}
