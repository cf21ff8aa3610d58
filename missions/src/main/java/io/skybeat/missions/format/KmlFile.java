package io.skybeat.missions.format;

import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.wire.BadDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * KML 2.x: longitude, latitude, altitude. Altitudes count where {@code altitudeMode} is
 * relativeToGround or absolute (above sea level, EGM96); clampToGround, which is the default, says
 * nothing about the height of a flight. Links are not followed.
 */
final class KmlFile {
  private final String document;
  private final List<Sketch.Line> lines = new ArrayList<>();
  private final List<Sketch.Area> areas = new ArrayList<>();
  private final List<Sketch.Point> points = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private KmlFile(String document) {
    this.document = document;
  }

  static Sketch parse(String name, String document, byte[] bytes, RouteFormat format) {
    Xml root = Xml.parse(document, bytes);
    if (!root.name().equals("kml")) {
      throw new BadDocument(
          document
              + ", line "
              + root.line()
              + ": <"
              + root.name()
              + "> is not <kml>; export the route as KML");
    }
    KmlFile file = new KmlFile(document);
    for (Xml placemark : root.all("Placemark")) {
      file.placemark(placemark);
    }
    for (String passed : List.of("NetworkLink", "GroundOverlay", "Track", "MultiTrack")) {
      int count = root.all(passed).size();
      if (count > 0) {
        file.notes.add(count + " <" + passed + "> were passed over");
      }
    }
    return new Sketch(document, name, format, file.lines, file.areas, file.points, file.notes);
  }

  private void placemark(Xml placemark) {
    String name = placemark.textOf("name");
    Map<String, String> data = new TreeMap<>();
    for (Xml one : placemark.all("Data")) {
      data.put(one.id().toLowerCase(Locale.ROOT), one.textOf("value"));
    }
    for (Xml one : placemark.all("SimpleData")) {
      data.put(one.id().toLowerCase(Locale.ROOT), one.text());
    }
    Sketch.Properties properties = new Sketch.Properties(data);
    if (properties.text("role").filter("note"::equals).isPresent()) {
      return;
    }
    for (Xml line : placemark.all("LineString")) {
      List<Sketch.Corner> corners = coordinates(line);
      if (corners.size() < 2) {
        throw bad(line, "a line needs at least 2 coordinates, found " + corners.size());
      }
      lines.add(new Sketch.Line(place(line), name, properties, heights(line), corners));
    }
    for (Xml polygon : placemark.all("Polygon")) {
      Xml outer = polygon.child("outerBoundaryIs").orElseThrow(() -> noRing(polygon));
      List<Ring> holes = new ArrayList<>();
      for (Xml inner : polygon.all("innerBoundaryIs")) {
        holes.add(ring(inner));
      }
      areas.add(new Sketch.Area(place(polygon), name, properties, ring(outer), holes));
    }
    for (Xml point : placemark.all("Point")) {
      List<Sketch.Corner> corners = coordinates(point);
      if (corners.size() != 1) {
        throw bad(point, "a point has one coordinate, found " + corners.size());
      }
      points.add(new Sketch.Point(place(point), name, properties, heights(point), corners.get(0)));
    }
  }

  private Sketch.Heights heights(Xml geometry) {
    String mode = geometry.textOf("altitudeMode");
    return switch (mode) {
      case "relativeToGround" -> Sketch.Heights.GROUND;
      case "absolute" -> Sketch.Heights.SEA_LEVEL;
      case "", "clampToGround", "clampToSeaFloor", "relativeToSeaFloor" -> Sketch.Heights.NONE;
      default ->
          throw bad(
              geometry,
              "altitudeMode '"
                  + mode
                  + "' is not one of clampToGround, relativeToGround, absolute");
    };
  }

  private Ring ring(Xml boundary) {
    Xml linear = boundary.child("LinearRing").orElseThrow(() -> noRing(boundary));
    List<LatLon> corners = new ArrayList<>();
    coordinates(linear).forEach(corner -> corners.add(corner.where()));
    if (corners.size() > 1 && corners.get(0).equals(corners.get(corners.size() - 1))) {
      corners.remove(corners.size() - 1);
    }
    if (corners.size() < 3) {
      throw bad(linear, "a ring needs at least 3 corners, found " + corners.size());
    }
    return new Ring(corners);
  }

  private BadDocument noRing(Xml element) {
    return bad(element, "an outline (outerBoundaryIs, LinearRing) is missing");
  }

  private List<Sketch.Corner> coordinates(Xml geometry) {
    Xml list = geometry.child("coordinates").orElseThrow(() -> bad(geometry, "no coordinates"));
    List<Sketch.Corner> corners = new ArrayList<>();
    for (String tuple : list.text().split("\\s+")) {
      if (!tuple.isEmpty()) {
        corners.add(corner(list, tuple));
      }
    }
    return corners;
  }

  private Sketch.Corner corner(Xml list, String tuple) {
    String[] parts = tuple.split(",");
    try {
      if (parts.length < 2 || parts.length > 3) {
        throw new IllegalArgumentException("longitude,latitude[,altitude] is needed");
      }
      double lonDeg = Double.parseDouble(parts[0]);
      double latDeg = Double.parseDouble(parts[1]);
      OptionalDouble heightM = OptionalDouble.empty();
      if (parts.length == 3) {
        heightM = OptionalDouble.of(Double.parseDouble(parts[2]));
        if (!Double.isFinite(heightM.getAsDouble())) {
          throw new IllegalArgumentException("the altitude is not finite");
        }
      }
      return new Sketch.Corner(new LatLon(latDeg, lonDeg), heightM);
    } catch (IllegalArgumentException e) {
      throw bad(list, "coordinate '" + tuple + "': " + e.getMessage());
    }
  }

  private String place(Xml element) {
    return document + ", line " + element.line();
  }

  private BadDocument bad(Xml element, String reason) {
    return new BadDocument(place(element) + ": " + reason);
  }
}
