package io.skybeat.missions.schedule;

import io.skybeat.core.flight.SortieId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When what is flown. Pure: the same timetable and window always give the same sorties with the
 * same ids.
 *
 * @param zone in which local times are meant
 * @param pilots who may answer for sorties
 * @param slots its lines
 */
public record Timetable(ZoneId zone, List<Pilot> pilots, List<Slot> slots) {
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  public Timetable {
    pilots = List.copyOf(pilots);
    slots = List.copyOf(slots);
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

  /**
   * Every sortie that starts in {@code from} (inclusive) to {@code until} (exclusive), in order.
   */
  public List<PlannedSortie> between(Instant from, Instant until) {
    List<PlannedSortie> sorties = new ArrayList<>();
    for (Slot slot : slots) {
      for (Instant start : starts(slot, from, until)) {
        sorties.add(
            new PlannedSortie(
                new SortieId(slot.id() + "-" + slot.drone() + "-" + ID.format(start)),
                slot.id(),
                slot.route(),
                slot.drone(),
                slot.pilot(),
                start));
      }
    }
    sorties.sort(Comparator.comparing(PlannedSortie::startsAt).thenComparing(PlannedSortie::id));
    return sorties;
  }

  private List<Instant> starts(Slot slot, Instant from, Instant until) {
    List<Instant> starts = new ArrayList<>();
    slot.at().stream().filter(at -> within(at, from, until)).forEach(starts::add);
    if (slot.every().isPresent()) {
      // A day earlier: a local day may begin before the window's UTC day does.
      LocalDate day = from.atZone(zone).toLocalDate().minusDays(1);
      LocalDate last = until.atZone(zone).toLocalDate();
      for (; !day.isAfter(last); day = day.plusDays(1)) {
        if (slot.weekdays().isEmpty() || slot.weekdays().contains(day.getDayOfWeek())) {
          addDay(slot, day, from, until, starts);
        }
      }
    }
    return starts;
  }

  private void addDay(Slot slot, LocalDate day, Instant from, Instant until, List<Instant> starts) {
    ZonedDateTime end =
        slot.until()
            .map(time -> day.atTime(time).atZone(zone))
            .orElse(day.plusDays(1).atStartOfDay(zone));
    Instant start = day.atTime(slot.from()).atZone(zone).toInstant();
    for (; start.isBefore(end.toInstant()); start = start.plus(slot.every().orElseThrow())) {
      if (within(start, from, until)) {
        starts.add(start);
      }
    }
  }

  private static boolean within(Instant at, Instant from, Instant until) {
    return !at.isBefore(from) && at.isBefore(until);
  }
}
