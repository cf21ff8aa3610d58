package io.skybeat.missions.file;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.sighting.PrivacyZone;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.StrictYaml;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.AreaProfile;
import io.skybeat.missions.plan.KnownHeat;
import io.skybeat.missions.plan.Label;
import io.skybeat.missions.plan.Landmark;
import io.skybeat.missions.plan.Levels;
import io.skybeat.missions.plan.QueueLimit;
import io.skybeat.missions.plan.SchoolHours;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * {@code areas.yaml}: the places that are watched, the heat that is known, and what alerts are
 * named after.
 *
 * @param areas in the order of the file
 * @param knownHeat registered sources
 * @param privacyZones what no picture may show
 * @param landmarks stalls and the like
 */
public record AreasFile(
    List<Area> areas,
    List<KnownHeat> knownHeat,
    List<PrivacyZone> privacyZones,
    List<Landmark> landmarks) {
  public AreasFile {
    privacyZones = List.copyOf(privacyZones);
    areas = List.copyOf(areas);
    knownHeat = List.copyOf(knownHeat);
    landmarks = List.copyOf(landmarks);
  }

  private record Document(
      List<AreaLine> areas,
      Optional<List<HeatLine>> knownHeat,
      Optional<List<ZoneLine>> privacyZones,
      Optional<List<LandmarkLine>> landmarks) {}

  private record ZoneLine(
      String id,
      Optional<List<List<Double>>> wall,
      Optional<List<List<Double>>> outline,
      Optional<Double> bottomM,
      Optional<Double> topM) {}

  private record LandmarkLine(String id, Label name, List<Double> at, double radiusM) {}

  private record AreaLine(
      String id,
      Label name,
      String profile,
      Optional<Levels> levels,
      OptionalInt capacity,
      Optional<QueueLimit> queue,
      Optional<SchoolHours> schoolHours,
      List<List<Double>> corners) {}

  private record HeatLine(
      String id, Label name, List<Double> at, double radiusM, String owner, LocalDate expires) {}

  /** Reads {@code file}; throws {@link BadDocument} naming the place and the remedy. */
  public static AreasFile read(Path file) {
    Document document = StrictYaml.read(file, Document.class);
    if (document.areas() == null) {
      throw new BadDocument(file + ": the list 'areas' is missing");
    }
    List<Area> areas = new ArrayList<>();
    for (int i = 0; i < document.areas().size(); i++) {
      areas.add(area(file + ", at areas[" + i + "]", document.areas().get(i)));
    }
    List<KnownHeat> heat = new ArrayList<>();
    for (HeatLine line : document.knownHeat().orElse(List.of())) {
      String place = file + ", at knownHeat[" + heat.size() + "]";
      if (!(line.radiusM() > 0)) {
        throw new BadDocument(place + ": radiusM must be over 0");
      }
      heat.add(
          new KnownHeat(
              line.id(),
              line.name(),
              point(place, line.at()),
              line.radiusM(),
              line.owner(),
              line.expires()));
    }
    List<PrivacyZone> zones = new ArrayList<>();
    for (ZoneLine line : document.privacyZones().orElse(List.of())) {
      zones.add(zone(file + ", at privacyZones[" + zones.size() + "]", line, zones));
    }
    return new AreasFile(
        areas, heat, zones, landmarks(file, document.landmarks().orElse(List.of())));
  }

  private static PrivacyZone zone(String place, ZoneLine line, List<PrivacyZone> before) {
    if (line.id() == null || !line.id().matches("[a-z0-9-]{1,40}")) {
      throw new BadDocument(place + ": an id of a-z, 0-9 and '-' is needed");
    }
    if (before.stream().anyMatch(zone -> zone.id().equals(line.id()))) {
      throw new BadDocument(place + ": '" + line.id() + "' is there twice");
    }
    if (line.wall().isPresent() == line.outline().isPresent()) {
      throw new BadDocument(
          place + ": either 'wall' (points along a facade) or 'outline' (corners) is needed");
    }
    if (line.bottomM().isEmpty() || line.topM().isEmpty()) {
      throw new BadDocument(
          place + ": bottomM and topM are needed, metres above the ground at home");
    }
    boolean closed = line.outline().isPresent();
    String what = place + (closed ? ".outline" : ".wall");
    List<LatLon> points = new ArrayList<>();
    for (List<Double> point : line.wall().or(line::outline).orElseThrow()) {
      points.add(point(what + "[" + points.size() + "]", point));
    }
    try {
      PrivacyZone zone =
          new PrivacyZone(line.id(), points, closed, line.bottomM().get(), line.topM().get());
      if (closed && crosses(points)) {
        throw new IllegalArgumentException("its edges cross; give the corners in order");
      }
      return zone;
    } catch (IllegalArgumentException e) {
      throw new BadDocument(what + ": " + e.getMessage(), e);
    }
  }

  /** Whether two edges that share no corner meet. */
  private static boolean crosses(List<LatLon> corners) {
    LocalFrame frame = new LocalFrame(corners.get(0));
    List<Enu> at = corners.stream().map(frame::toEnu).toList();
    int n = at.size();
    for (int i = 0; i < n; i++) {
      for (int j = i + 2; j < n; j++) {
        boolean neighbours = i == 0 && j == n - 1;
        if (!neighbours
            && apart(at.get(i), at.get((i + 1) % n), at.get(j), at.get((j + 1) % n))
            && apart(at.get(j), at.get((j + 1) % n), at.get(i), at.get((i + 1) % n))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether {@code c} and {@code d} lie on different sides of the line through a and b. */
  private static boolean apart(Enu a, Enu b, Enu c, Enu d) {
    return side(a, b, c) * side(a, b, d) <= 0;
  }

  private static double side(Enu a, Enu b, Enu c) {
    return (b.east() - a.east()) * (c.north() - a.north())
        - (b.north() - a.north()) * (c.east() - a.east());
  }

  private static List<Landmark> landmarks(Path file, List<LandmarkLine> lines) {
    List<Landmark> landmarks = new ArrayList<>();
    SortedSet<String> ids = new TreeSet<>();
    for (LandmarkLine line : lines) {
      String place = file + ", at landmarks[" + landmarks.size() + "]";
      if (line.id() == null || line.name() == null) {
        throw new BadDocument(place + ": id and name are needed");
      }
      if (!ids.add(line.id())) {
        throw new BadDocument(place + ": the id '" + line.id() + "' stands there already");
      }
      if (!(line.radiusM() > 0)) {
        throw new BadDocument(place + ": radiusM must be over 0");
      }
      landmarks.add(new Landmark(line.id(), line.name(), point(place, line.at()), line.radiusM()));
    }
    return landmarks;
  }

  private static Area area(String place, AreaLine line) {
    if (line.id() == null || line.name() == null || line.corners() == null) {
      throw new BadDocument(place + ": id, name and corners are needed");
    }
    AreaProfile profile;
    try {
      profile =
          AreaProfile.valueOf(
              String.valueOf(line.profile()).replace('-', '_').toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new BadDocument(
          place
              + ": profile '"
              + line.profile()
              + "' is not one of street-market, standing-event, corridor, school-gate, capacity",
          e);
    }
    if (profile == AreaProfile.CAPACITY && line.capacity().isEmpty()) {
      throw new BadDocument(place + ": the capacity profile needs 'capacity' (persons)");
    }
    boolean gate = profile == AreaProfile.SCHOOL_GATE;
    if (gate != line.schoolHours().isPresent()) {
      throw new BadDocument(
          place
              + (gate
                  ? ": the school-gate profile needs 'schoolHours' (zone, times)"
                  : ": 'schoolHours' belongs to the school-gate profile"));
    }
    List<LatLon> corners = new ArrayList<>();
    for (List<Double> corner : line.corners()) {
      corners.add(point(place + ".corners[" + corners.size() + "]", corner));
    }
    if (corners.size() < 3) {
      throw new BadDocument(place + ": at least 3 corners are needed");
    }
    return new Area(
        line.id(),
        line.name(),
        profile,
        line.levels().orElse(profile.levels()),
        line.capacity(),
        new Ring(corners),
        gate ? Optional.of(line.queue().orElse(QueueLimit.SCHOOL_GATE)) : line.queue(),
        line.schoolHours());
  }

  private static LatLon point(String place, List<Double> pair) {
    if (pair == null || pair.size() != 2) {
      throw new BadDocument(place + ": [latitude, longitude] is needed");
    }
    try {
      return new LatLon(pair.get(0), pair.get(1));
    } catch (IllegalArgumentException e) {
      throw new BadDocument(place + ": " + e.getMessage(), e);
    }
  }
}
