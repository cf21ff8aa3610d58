package io.skybeat.missions.file;

import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.StrictYaml;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.AreaProfile;
import io.skybeat.missions.plan.KnownHeat;
import io.skybeat.missions.plan.Label;
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

/**
 * {@code areas.yaml}: the places that are watched and the heat that is known.
 *
 * @param areas in the order of the file
 * @param knownHeat registered sources
 */
public record AreasFile(List<Area> areas, List<KnownHeat> knownHeat) {
  public AreasFile {
    areas = List.copyOf(areas);
    knownHeat = List.copyOf(knownHeat);
  }

  private record Document(List<AreaLine> areas, Optional<List<HeatLine>> knownHeat) {}

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
    return new AreasFile(areas, heat);
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
