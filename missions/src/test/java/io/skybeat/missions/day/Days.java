package io.skybeat.missions.day;

import io.skybeat.core.flight.DroneId;
import io.skybeat.missions.check.CheckReport;
import io.skybeat.missions.check.FlightCheck;
import io.skybeat.missions.check.Limits;
import io.skybeat.missions.check.Look;
import io.skybeat.missions.check.Surroundings;
import io.skybeat.missions.schedule.MissedSlots;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.missions.schedule.Slot;
import io.skybeat.missions.schedule.Timetable;
import io.skybeat.missions.schedule.WatchedPlace;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Fleets and timetables on paper. */
final class Days {
  static final LocalDate DATE = LocalDate.of(2026, 11, 23);
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final String ROUTE = "round";

  private Days() {}

  static Duration minutes(double minutes) {
    return Duration.ofMillis(Math.round(60_000 * minutes));
  }

  static List<DroneId> drones(int count) {
    List<DroneId> drones = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      drones.add(new DroneId("d" + i));
    }
    return drones;
  }

  static Timetable every(double minutes, int drones) {
    return every(minutes, drones, new Pilot("p", "P", 9), List.of());
  }

  static Timetable every(double minutes, int drones, Pilot pilot, List<WatchedPlace> places) {
    List<DroneId> all = drones(drones);
    Slot slot =
        new Slot(
            "s",
            ROUTE,
            all.get(0),
            all.subList(1, drones),
            pilot.id(),
            Optional.of(minutes(minutes)),
            LocalTime.MIDNIGHT,
            Optional.empty(),
            List.of(),
            io.skybeat.missions.schedule.Days.EVERY,
            List.of());
    return new Timetable(
        ZONE,
        List.of(pilot),
        List.of(slot),
        io.skybeat.missions.schedule.Calendar.PLAIN,
        places,
        new MissedSlots(MissedSlots.Policy.CATCH_UP, Duration.ofMinutes(10)));
  }

  /** Docks with one place each; packs stay in the drones. */
  static Fleet charging(
      int drones, double overhead, Optional<Double> full, Optional<Double> percent) {
    List<Dock> docks = new ArrayList<>();
    List<Airframe> airframes = new ArrayList<>();
    for (DroneId drone : drones(drones)) {
      docks.add(
          new Dock(
              "dock-" + drone,
              1,
              minutes(overhead),
              Optional.empty(),
              0,
              full.map(Days::minutes),
              percent.map(Days::minutes)));
      airframes.add(new Airframe(drone, "dock-" + drone, minutes(50), Wear.NONE));
    }
    return new Fleet(docks, airframes, List.of(), List.of(), Fleet.Weather.NONE);
  }

  /** One dock with a place for each drone, 2 minutes to swap and 4 of overhead. */
  static Fleet swapping(int drones, int packs, int chargers, double charge) {
    Dock dock =
        new Dock(
            "dock",
            drones,
            minutes(4),
            Optional.of(minutes(2)),
            chargers,
            Optional.of(minutes(charge)),
            Optional.empty());
    List<PoolPack> pool = new ArrayList<>();
    for (int i = 1; i <= packs; i++) {
      pool.add(new PoolPack("k" + i, "dock", Wear.NONE));
    }
    return new Fleet(
        List.of(dock),
        drones(drones).stream()
            .map(drone -> new Airframe(drone, "dock", minutes(50), Wear.NONE))
            .toList(),
        pool,
        List.of(),
        Fleet.Weather.NONE);
  }

  static Map<String, CheckReport> reports(double flightMinutes, Look... looks) {
    return Map.of(
        ROUTE,
        new CheckReport(
            List.of(),
            List.of(),
            0,
            60 * flightMinutes,
            OptionalDouble.empty(),
            "",
            OptionalDouble.empty(),
            List.of(looks)));
  }

  static DayPlan plan(Timetable timetable, Fleet fleet, double flightMinutes) {
    return new DayPlanner(
            timetable,
            Map.of(),
            List.of(),
            new FlightCheck(Limits.DEFAULT, Surroundings.of(List.of())),
            Optional.of(fleet),
            Optional.empty())
        .plan(DATE, reports(flightMinutes));
  }
}
