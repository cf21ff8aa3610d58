package io.skybeat.missions.file;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.StrictYaml;
import io.skybeat.missions.schedule.Calendar;
import io.skybeat.missions.schedule.Days;
import io.skybeat.missions.schedule.Duty;
import io.skybeat.missions.schedule.MissedSlots;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.missions.schedule.Slot;
import io.skybeat.missions.schedule.Timetable;
import io.skybeat.missions.schedule.WatchedPlace;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code timetable.yaml}: pilots, slots, calendar and places. */
public final class TimetableFile {
  private TimetableFile() {}

  private record Document(
      String zone,
      List<PilotLine> pilots,
      List<SlotLine> slots,
      Optional<CalendarLine> calendar,
      Optional<List<PlaceLine>> places,
      Optional<MissedLine> missed) {}

  private record PilotLine(String id, String name, int maxDrones, Optional<List<DutyLine>> duty) {}

  private record DutyLine(
      Optional<String> from, Optional<String> until, Optional<List<String>> weekdays) {}

  private record HoursLine(Optional<String> from, Optional<String> until) {
    Calendar.Hours read() {
      return hours(from, until);
    }
  }

  private record CalendarLine(
      Optional<List<LocalDate>> holidays,
      Optional<List<LocalDate>> workdays,
      Optional<List<Calendar.Term>> terms,
      Optional<List<HoursLine>> schoolTimes) {}

  private record PlaceLine(
      String area,
      Optional<Duration> maxGap,
      Optional<Duration> handover,
      Optional<String> days,
      Optional<List<HoursLine>> hours,
      OptionalDouble minShare) {}

  private record MissedLine(String policy, Duration latest, Optional<Boolean> resume) {}

  private record SlotLine(
      String id,
      String route,
      Optional<DroneId> drone,
      Optional<List<DroneId>> drones,
      String pilot,
      Optional<Duration> every,
      Optional<String> from,
      Optional<String> until,
      Optional<List<String>> weekdays,
      Optional<String> days,
      Optional<List<Instant>> at,
      Optional<List<DroneId>> standIns) {}

  private interface Reading<T> {
    T read();
  }

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
    List<Pilot> pilots = new ArrayList<>();
    for (PilotLine line : document.pilots()) {
      pilots.add(at(file + ", at pilots[" + pilots.size() + "]", () -> pilot(line)));
    }
    List<Slot> slots = new ArrayList<>();
    for (SlotLine line : document.slots()) {
      slots.add(at(file + ", at slots[" + slots.size() + "]", () -> slot(line)));
    }
    List<WatchedPlace> places = new ArrayList<>();
    for (PlaceLine line : document.places().orElse(List.of())) {
      places.add(at(file + ", at places[" + places.size() + "]", () -> place(line)));
    }
    Calendar calendar =
        at(
            file + ", at calendar",
            () -> document.calendar().map(TimetableFile::calendar).orElse(Calendar.PLAIN));
    MissedSlots missed =
        at(
            file + ", at missed",
            () -> document.missed().map(TimetableFile::missed).orElse(MissedSlots.SKIP));
    return at(file.toString(), () -> new Timetable(zone, pilots, slots, calendar, places, missed));
  }

  private static <T> T at(String place, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new BadDocument(place + ": " + e.getMessage(), e);
    }
  }

  private static Pilot pilot(PilotLine line) {
    return new Pilot(
        line.id(),
        line.name(),
        line.maxDrones(),
        line.duty().orElse(List.of()).stream()
            .map(duty -> new Duty(hours(duty.from(), duty.until()), weekdays(duty.weekdays())))
            .toList());
  }

  private static Slot slot(SlotLine line) {
    if (line.id() == null || line.route() == null || line.pilot() == null) {
      throw new IllegalArgumentException("id, route, drone and pilot are needed");
    }
    if (line.drone().isPresent() == line.drones().isPresent()
        || line.drones().map(List::isEmpty).orElse(false)) {
      throw new IllegalArgumentException(
          "give either 'drone' or 'drones', which take turns in that order");
    }
    List<DroneId> drones = line.drones().orElseGet(() -> List.of(line.drone().orElseThrow()));
    return new Slot(
        line.id(),
        line.route(),
        drones.get(0),
        drones.subList(1, drones.size()),
        line.pilot(),
        line.every(),
        line.from().map(LocalTime::parse).orElse(LocalTime.MIDNIGHT),
        until(line.until()),
        weekdays(line.weekdays()),
        days(line.days()),
        line.at().orElse(List.of()),
        line.standIns().orElse(List.of()));
  }

  private static WatchedPlace place(PlaceLine line) {
    if (line.area() == null) {
      throw new IllegalArgumentException("area is needed: an id of areas.yaml");
    }
    return new WatchedPlace(
        line.area(),
        line.maxGap(),
        line.handover().orElse(Duration.ofSeconds(10)),
        days(line.days()),
        line.hours().orElse(List.of()).stream().map(HoursLine::read).toList(),
        line.minShare());
  }

  private static Calendar calendar(CalendarLine line) {
    return new Calendar(
        line.holidays().orElse(List.of()),
        line.workdays().orElse(List.of()),
        line.terms().orElse(List.of()),
        line.schoolTimes().orElse(List.of()).stream().map(HoursLine::read).toList());
  }

  private static MissedSlots missed(MissedLine line) {
    return new MissedSlots(
        one(MissedSlots.Policy.values(), "policy", line.policy()),
        Optional.ofNullable(line.latest()).orElse(Duration.ZERO),
        line.resume().orElse(false));
  }

  private static Calendar.Hours hours(Optional<String> from, Optional<String> until) {
    return new Calendar.Hours(from.map(LocalTime::parse).orElse(LocalTime.MIDNIGHT), until(until));
  }

  private static Optional<LocalTime> until(Optional<String> text) {
    return text.filter(time -> !time.equals("24:00")).map(LocalTime::parse);
  }

  private static List<DayOfWeek> weekdays(Optional<List<String>> names) {
    return names.orElse(List.of()).stream()
        .map(name -> one(DayOfWeek.values(), "weekday", name))
        .toList();
  }

  private static Days days(Optional<String> name) {
    return name.map(text -> one(Days.values(), "days", text)).orElse(Days.EVERY);
  }

  private static <E extends Enum<E>> E one(E[] known, String key, String name) {
    for (E value : known) {
      if (word(value).equalsIgnoreCase(name)) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        key
            + " '"
            + name
            + "' is not one of "
            + String.join(", ", Arrays.stream(known).map(TimetableFile::word).toList()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
