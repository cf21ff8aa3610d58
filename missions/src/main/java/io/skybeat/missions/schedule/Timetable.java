package io.skybeat.missions.schedule;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.SortieId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When what is flown. Pure: the same timetable and window always give the same sorties with the
 * same ids.
 *
 * @param zone in which local times are meant
 * @param pilots who may answer for sorties
 * @param slots its lines
 * @param calendar holidays and school
 * @param places that may not be left unwatched for long
 * @param missed what becomes of a sortie that could not start in time
 */
public record Timetable(
    ZoneId zone,
    List<Pilot> pilots,
    List<Slot> slots,
    Calendar calendar,
    List<WatchedPlace> places,
    MissedSlots missed) {
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  public Timetable {
    pilots = List.copyOf(pilots);
    slots = List.copyOf(slots);
    places = List.copyOf(places);
    List<String> seen = new ArrayList<>();
    for (Slot slot : slots) {
      if (seen.contains(slot.id())) {
        throw new IllegalArgumentException("slot " + slot.id() + " is there twice");
      }
      seen.add(slot.id());
      if (pilots.stream().noneMatch(pilot -> pilot.id().equals(slot.pilot()))) {
        throw new IllegalArgumentException(
            "slot " + slot.id() + ": pilot '" + slot.pilot() + "' is not among the pilots");
      }
    }
  }

  /** A timetable without calendar and places. */
  public Timetable(ZoneId zone, List<Pilot> pilots, List<Slot> slots) {
    this(zone, pilots, slots, Calendar.PLAIN, List.of(), MissedSlots.SKIP);
  }

  /**
   * Every sortie that starts in {@code from} (inclusive) to {@code until} (exclusive), in order.
   */
  public List<PlannedSortie> between(Instant from, Instant until) {
    List<PlannedSortie> sorties = new ArrayList<>();
    for (Slot slot : slots) {
      for (int i = 0; i < slot.at().size(); i++) {
        add(slot, slot.at().get(i), i, from, until, sorties);
      }
      if (slot.every().isPresent()) {
        // A day earlier: a local day may begin before the window's UTC day does.
        LocalDate day = from.atZone(zone).toLocalDate().minusDays(1);
        LocalDate last = until.atZone(zone).toLocalDate();
        for (; !day.isAfter(last); day = day.plusDays(1)) {
          List<Instant> starts = starts(slot, day);
          for (int i = 0; i < starts.size(); i++) {
            // Drones take turns also over midnight.
            long turn = day.toEpochDay() * starts.size() + i;
            add(slot, starts.get(i), turn, from, until, sorties);
          }
        }
      }
    }
    sorties.sort(Comparator.comparing(PlannedSortie::startsAt).thenComparing(PlannedSortie::id));
    return sorties;
  }

  private static void add(
      Slot slot,
      Instant start,
      long turn,
      Instant from,
      Instant until,
      List<PlannedSortie> sorties) {
    if (start.isBefore(from) || !start.isBefore(until)) {
      return;
    }
    List<DroneId> drones = slot.drones();
    DroneId drone = drones.get((int) Math.floorMod(turn, (long) drones.size()));
    sorties.add(
        new PlannedSortie(
            new SortieId(slot.id() + "-" + drone + "-" + ID.format(start)),
            slot.id(),
            slot.route(),
            drone,
            slot.pilot(),
            start));
  }

  /** Of a slot with {@code every}, on one local day. */
  private List<Instant> starts(Slot slot, LocalDate day) {
    List<Instant> starts = new ArrayList<>();
    if (!slot.weekdays().isEmpty() && !slot.weekdays().contains(day.getDayOfWeek())) {
      return starts;
    }
    for (Calendar.Hours hours : calendar.hours(slot.days(), day)) {
      LocalTime first = later(slot.from(), hours.from());
      Instant end = earlier(end(day, slot.until()), end(day, hours.until()));
      Duration every = slot.every().orElseThrow();
      Instant start = day.atTime(first).atZone(zone).toInstant();
      for (; start.isBefore(end); start = start.plus(every)) {
        starts.add(start);
      }
    }
    return starts;
  }

  private Instant end(LocalDate day, Optional<LocalTime> until) {
    return until
        .map(time -> day.atTime(time).atZone(zone))
        .orElse(day.plusDays(1).atStartOfDay(zone))
        .toInstant();
  }

  private static LocalTime later(LocalTime one, LocalTime other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
