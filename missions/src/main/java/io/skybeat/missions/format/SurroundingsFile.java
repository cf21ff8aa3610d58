package io.skybeat.missions.format;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.check.Airspace;
import io.skybeat.missions.check.Crowding;
import io.skybeat.missions.check.Obstacle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Obstacles, airspaces and densities from GeoJSON (or KML with the same names as extended data).
 * Every shape may have {@code id} or {@code name}; properties that are not known are passed over,
 * as registers of buildings have many.
 *
 * <ul>
 *   <li>obstacles: {@code heightM} above ground or {@code topAmslM}; {@code kind} (building for a
 *       polygon, wire for a line, mast for a point), {@code radiusM} beyond a point or line
 *   <li>airspace: {@code ceilingM} above ground, or nothing for no flight at all; a point needs
 *       {@code radiusM}
 *   <li>people: {@code densityPerM2}
 * </ul>
 */
public final class SurroundingsFile {
  private static final int CIRCLE_CORNERS = 72;

  private SurroundingsFile() {}

  /** Buildings, wires, cranes. */
  public static List<Obstacle> obstacles(Path file) {
    Sketch sketch = sketch(file);
    List<Obstacle> obstacles = new ArrayList<>();
    for (Sketch.Area area : sketch.areas()) {
      Shown shown = new Shown(area.place(), area.name(), area.properties());
      obstacles.add(obstacle(shown, "building", area.outer().corners(), true));
    }
    for (Sketch.Line line : sketch.lines()) {
      Shown shown = new Shown(line.place(), line.name(), line.properties());
      List<LatLon> points = line.corners().stream().map(Sketch.Corner::where).toList();
      obstacles.add(obstacle(shown, "wire", points, false));
    }
    for (Sketch.Point point : sketch.points()) {
      Shown shown = new Shown(point.place(), point.name(), point.properties());
      obstacles.add(obstacle(shown, "mast", List.of(point.corner().where()), false));
    }
    return obstacles;
  }

  /** No-fly areas and ceilings. */
  public static List<Airspace> airspaces(Path file) {
    Sketch sketch = sketch(file);
    List<Airspace> airspaces = new ArrayList<>();
    for (Sketch.Area area : sketch.areas()) {
      Shown shown = new Shown(area.place(), area.name(), area.properties());
      airspaces.add(new Airspace(shown.id(), area.outer(), shown.number("ceilingM")));
    }
    for (Sketch.Point point : sketch.points()) {
      Shown shown = new Shown(point.place(), point.name(), point.properties());
      double radiusM = shown.need("radiusM");
      airspaces.add(
          new Airspace(
              shown.id(), circle(point.corner().where(), radiusM), shown.number("ceilingM")));
    }
    if (!sketch.lines().isEmpty()) {
      throw new BadDocument(
          sketch.lines().get(0).place() + ": a line is no airspace; draw an area");
    }
    return airspaces;
  }

  /** Known densities. */
  public static List<Crowding> people(Path file) {
    List<Crowding> people = new ArrayList<>();
    for (Sketch.Area area : sketch(file).areas()) {
      Shown shown = new Shown(area.place(), area.name(), area.properties());
      people.add(new Crowding(shown.id(), area.outer(), shown.need("densityPerM2")));
    }
    return people;
  }

  private static Sketch sketch(Path file) {
    String name = RouteFormat.nameOf(file);
    return switch (RouteFormat.of(file)) {
      case GEOJSON -> GeoJsonFile.parse(name, file.toString(), BoundedFile.text(file));
      case KML -> KmlFile.parse(name, file.toString(), BoundedFile.bytes(file), RouteFormat.KML);
      case KMZ -> KmzFile.parse(name, file);
      default -> throw new BadDocument(file + ": shapes are read from .geojson, .kml or .kmz");
    };
  }

  private static Obstacle obstacle(Shown shown, String kind, List<LatLon> points, boolean closed) {
    try {
      return new Obstacle(
          shown.id(),
          shown.properties().text("kind").orElse(kind),
          points,
          closed,
          shown.number("radiusM").orElse(0),
          shown.number("heightM"),
          shown.number("topAmslM"));
    } catch (IllegalArgumentException e) {
      throw new BadDocument(shown.place() + ": " + e.getMessage(), e);
    }
  }

  private static Ring circle(LatLon centre, double radiusM) {
    // Drawn around the circle, so that nothing of it is left out.
    double outerM = radiusM / StrictMath.cos(Math.PI / CIRCLE_CORNERS);
    List<LatLon> corners = new ArrayList<>();
    for (int i = 0; i < CIRCLE_CORNERS; i++) {
      corners.add(Geodesy.along(centre, 360.0 / CIRCLE_CORNERS * i, outerM));
    }
    return new Ring(corners);
  }

  private record Shown(String place, String name, Sketch.Properties properties) {
    String id() {
      Optional<String> id = properties.text("id");
      return id.orElseGet(() -> name.isEmpty() ? "at " + place.replaceFirst("^.*, ", "") : name);
    }

    OptionalDouble number(String key) {
      Optional<String> text = properties.text(key.toLowerCase(java.util.Locale.ROOT));
      if (text.isEmpty()) {
        return OptionalDouble.empty();
      }
      try {
        double value = Double.parseDouble(text.get());
        if (Double.isFinite(value)) {
          return OptionalDouble.of(value);
        }
      } catch (NumberFormatException e) {
        throw new BadDocument(place + ": " + key + " '" + text.get() + "' is not a number", e);
      }
      throw new BadDocument(place + ": " + key + " '" + text.get() + "' is not a finite number");
    }

    double need(String key) {
      return number(key)
          .orElseThrow(() -> new BadDocument(place + ": the property " + key + " is missing"));
    }
  }
}
