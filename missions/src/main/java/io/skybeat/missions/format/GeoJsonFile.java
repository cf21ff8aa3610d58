package io.skybeat.missions.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.wire.BadDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * GeoJSON (RFC 7946): longitude first, WGS 84. Its third coordinate counts from the ellipsoid,
 * which no autopilot understands: it is taken only where the feature's property {@code heights}
 * says home, ground or sea-level, or {@code heightM} gives one height above home for all. A line
 * cut at the antimeridian is joined again.
 */
final class GeoJsonFile {
  private final String document;
  private final List<Sketch.Line> lines = new ArrayList<>();
  private final List<Sketch.Area> areas = new ArrayList<>();
  private final List<Sketch.Point> points = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private GeoJsonFile(String document) {
    this.document = document;
  }

  static Sketch parse(String name, String document, String text) {
    JsonNode root = StrictJson.tree(document, text);
    GeoJsonFile file = new GeoJsonFile(document);
    if (root.has("crs")
        && !root.path("crs").path("properties").path("name").asText().contains("CRS84")) {
      throw new BadDocument(
          document + ", at crs: only WGS 84 is GeoJSON today; export with EPSG:4326");
    }
    file.object(root, "", root.path("properties"));
    return new Sketch(
        document, name, RouteFormat.GEOJSON, file.lines, file.areas, file.points, file.notes);
  }

  private void object(JsonNode node, String path, JsonNode properties) {
    String type = node.path("type").asText();
    switch (type) {
      case "FeatureCollection" -> children(node, path, "features", properties);
      case "GeometryCollection" -> children(node, path, "geometries", properties);
      case "Feature" -> {
        if (!node.path("geometry").isNull()) {
          object(node.path("geometry"), join(path, "geometry"), node.path("properties"));
        }
      }
      case "LineString" -> line(path, properties, corners(node, path, properties));
      case "MultiLineString" -> multiLine(node, path, properties);
      case "Polygon" -> polygon(node.path("coordinates"), join(path, "coordinates"), properties);
      case "MultiPolygon" -> {
        for (int i = 0; i < node.path("coordinates").size(); i++) {
          polygon(node.path("coordinates").get(i), path + ".coordinates[" + i + "]", properties);
        }
      }
      case "Point" ->
          points.add(
              new Sketch.Point(
                  document + ", at " + path,
                  name(properties),
                  properties(properties),
                  heights(path, properties),
                  corner(node.path("coordinates"), join(path, "coordinates"), properties)));
      case "MultiPoint" -> notes.add(path + ": points are not flown to; draw the route as a line");
      default ->
          throw bad(
              join(path, "type"),
              "'"
                  + type
                  + "' is no GeoJSON type; a FeatureCollection, Feature or geometry is needed");
    }
  }

  private void children(JsonNode node, String path, String key, JsonNode properties) {
    JsonNode list = node.path(key);
    if (!list.isArray()) {
      throw bad(join(path, key), "a list is needed");
    }
    for (int i = 0; i < list.size(); i++) {
      object(list.get(i), join(path, key) + "[" + i + "]", properties);
    }
  }

  private List<Sketch.Corner> corners(JsonNode node, String path, JsonNode properties) {
    return corners(node.path("coordinates"), properties, join(path, "coordinates"));
  }

  private List<Sketch.Corner> corners(JsonNode list, JsonNode properties, String path) {
    List<Sketch.Corner> corners = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      corners.add(corner(list.get(i), path + "[" + i + "]", properties));
    }
    return corners;
  }

  private Sketch.Corner corner(JsonNode position, String path, JsonNode properties) {
    if (position.size() < 2 || !position.get(0).isNumber() || !position.get(1).isNumber()) {
      throw bad(path, "a position [longitude, latitude] is needed");
    }
    OptionalDouble height =
        position.path(2).isNumber()
            ? OptionalDouble.of(position.get(2).asDouble())
            : OptionalDouble.empty();
    if (properties.path("heightM").isNumber()) {
      height = OptionalDouble.of(properties.get("heightM").asDouble());
    }
    try {
      return new Sketch.Corner(
          new LatLon(position.get(1).asDouble(), position.get(0).asDouble()), height);
    } catch (IllegalArgumentException e) {
      throw bad(path, e.getMessage() + "; GeoJSON has longitude first");
    }
  }

  private void line(String path, JsonNode properties, List<Sketch.Corner> corners) {
    if (corners.size() < 2) {
      throw bad(path, "a line needs at least 2 positions, found " + corners.size());
    }
    lines.add(
        new Sketch.Line(
            document + ", at " + path,
            name(properties),
            properties(properties),
            heights(path, properties),
            corners));
  }

  private Sketch.Heights heights(String path, JsonNode properties) {
    if (properties.path("heightM").isNumber()) {
      return Sketch.Heights.HOME;
    }
    String said = text(properties, "heights").orElse("");
    return switch (said.toLowerCase(Locale.ROOT)) {
      case "" -> Sketch.Heights.NONE;
      case "home" -> Sketch.Heights.HOME;
      case "ground" -> Sketch.Heights.GROUND;
      case "sea-level" -> Sketch.Heights.SEA_LEVEL;
      default -> throw bad(path, "heights '" + said + "' is not one of home, ground, sea-level");
    };
  }

  private void multiLine(JsonNode node, String path, JsonNode properties) {
    List<Sketch.Corner> joined = new ArrayList<>();
    JsonNode parts = node.path("coordinates");
    for (int i = 0; i < parts.size(); i++) {
      List<Sketch.Corner> part =
          corners(parts.get(i), properties, path + ".coordinates[" + i + "]");
      if (!joined.isEmpty() && !part.isEmpty()) {
        LatLon end = joined.get(joined.size() - 1).where();
        LatLon start = part.get(0).where();
        boolean cut =
            Math.abs(end.lonDeg()) == 180
                && Math.abs(start.lonDeg()) == 180
                && end.latDeg() == start.latDeg();
        if (!cut) {
          throw bad(
              path,
              "part "
                  + (i + 1)
                  + " does not begin where part "
                  + i
                  + " ends on the antimeridian; draw one line");
        }
        part = part.subList(1, part.size());
      }
      joined.addAll(part);
    }
    line(path, properties, joined);
  }

  private void polygon(JsonNode rings, String path, JsonNode properties) {
    List<Ring> all = new ArrayList<>();
    for (int i = 0; i < rings.size(); i++) {
      List<LatLon> corners = new ArrayList<>();
      String at = path + "[" + i + "]";
      corners(rings.get(i), properties, at).forEach(corner -> corners.add(corner.where()));
      if (corners.size() < 4 || !corners.get(0).equals(corners.get(corners.size() - 1))) {
        throw bad(at, "a closed ring of at least 4 positions is needed, the last like the first");
      }
      all.add(new Ring(corners.subList(0, corners.size() - 1)));
    }
    if (all.isEmpty()) {
      throw bad(path, "a polygon needs a ring");
    }
    areas.add(
        new Sketch.Area(
            document + ", at " + path,
            name(properties),
            properties(properties),
            all.get(0),
            all.subList(1, all.size())));
  }

  private static String name(JsonNode properties) {
    return properties.path("name").asText("");
  }

  private static Sketch.Properties properties(JsonNode node) {
    Map<String, String> values = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (field.getValue().isValueNode() && !field.getValue().isNull()) {
        values.put(field.getKey().toLowerCase(Locale.ROOT), field.getValue().asText());
      }
    }
    return new Sketch.Properties(values);
  }

  private static Optional<String> text(JsonNode properties, String key) {
    return properties.path(key).isTextual()
        ? Optional.of(properties.get(key).asText())
        : Optional.empty();
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private BadDocument bad(String path, String reason) {
    return new BadDocument(
        document + ", at " + (path.isEmpty() ? "the top" : path) + ": " + reason);
  }
}
