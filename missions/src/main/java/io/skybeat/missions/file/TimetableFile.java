package io.skybeat.missions.file;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.StrictYaml;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.missions.schedule.Slot;
import io.skybeat.missions.schedule.Timetable;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code timetable.yaml}: pilots and slots. */
public final class TimetableFile {
  private TimetableFile() {}

  private record Document(String zone, List<Pilot> pilots, List<SlotLine> slots) {}

  private record SlotLine(
      String id,
      String route,
      DroneId drone,
      String pilot,
      Optional<Duration> every,
      Optional<String> from,
      Optional<String> until,
      Optional<List<String>> weekdays,
      Optional<List<Instant>> at) {}

  /** Reads {@code file}; throws {@link BadDocument} naming the place and the remedy. */
  public static Timetable read(Path file) {
    Document document = StrictYaml.read(file, Document.class);
    if (document.zone() == null || document.pilots() == null || document.slots() == null) {
      throw new BadDocument(file + ": zone, pilots and slots are needed");
    }
    ZoneId zone;
    try {
      zone = ZoneId.of(document.zone());
    } catch (DateTimeException e) {
      throw new BadDocument(
          file + ", at zone: '" + document.zone() + "' is no time zone, such as Asia/Shanghai", e);
    }
    List<Slot> slots = new ArrayList<>();
    for (SlotLine line : document.slots()) {
      slots.add(slot(file + ", at slots[" + slots.size() + "]", line));
    }
    try {
      return new Timetable(zone, document.pilots(), slots);
    } catch (IllegalArgumentException e) {
      throw new BadDocument(file + ": " + e.getMessage(), e);
    }
  }

  private static Slot slot(String place, SlotLine line) {
    if (line.id() == null || line.route() == null || line.drone() == null) {
      throw new BadDocument(place + ": id, route, drone and pilot are needed");
    }
    try {
      return new Slot(
          line.id(),
          line.route(),
          line.drone(),
          line.pilot(),
          line.every(),
          line.from().map(LocalTime::parse).orElse(LocalTime.MIDNIGHT),
          line.until().filter(text -> !text.equals("24:00")).map(LocalTime::parse),
          line.weekdays().orElse(List.of()).stream()
              .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))
              .toList(),
          line.at().orElse(List.of()));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new BadDocument(place + ": " + e.getMessage(), e);
    }
  }
}
