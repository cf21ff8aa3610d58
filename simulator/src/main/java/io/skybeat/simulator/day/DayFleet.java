package io.skybeat.simulator.day;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.file.AreasFile;
import io.skybeat.missions.format.PlanFile;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.missions.schedule.Slot;
import io.skybeat.missions.schedule.Timetable;
import io.skybeat.station.alert.AlertTerms;
import io.skybeat.station.config.CameraEntry;
import io.skybeat.station.config.DroneEntry;
import io.skybeat.station.config.FlightTerms;
import io.skybeat.station.desk.DeskTerms;
import io.skybeat.station.sortie.SortieTerms;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Three airframes on three docks, each flying once an hour, twenty minutes apart: 72 sorties a day.
 * A patrol takes about 200 s and 7 % of a pack; the dock's contacts put that back in 4 minutes, so
 * no packs are swapped. Each airframe flies the route at a height of its own, 6 m apart, so that
 * two in the air at once do not meet.
 */
final class DayFleet {
  static final int AIRFRAMES = 3;
  static final int STATION_SYSTEM = 255;
  static final Duration EVERY = Duration.ofMinutes(20);
  static final FlightTerms FLIGHT =
      new FlightTerms(Duration.ofSeconds(90), Duration.ofMinutes(2), 40, Duration.ofMinutes(15));
  static final List<String> PILOTS = List.of("pilot-1", "pilot-2");

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DATE = LocalDate.of(2026, 11, 23);
  private static final double PADS_APART_M = 12;
  private static final double LAYERS_APART_M = 6;
  private static final double CELL_M = 4;

  private DayFleet() {}

  /** The day's midnight, UTC. */
  static Instant midnight() {
    return DATE.atStartOfDay(ZONE).toInstant();
  }

  static DroneId drone(int number) {
    return new DroneId("d" + number);
  }

  /** Where the pad of airframe {@code number} is, from the first dock. */
  static Enu pad(int number) {
    return new Enu(PADS_APART_M * (number - 1), 0, 0);
  }

  /** What the station is told. */
  static DeskTerms terms(DayOptions options) {
    AreasFile folder = AreasFile.read(options.missions().resolve("areas.yaml"));
    Plan patrol =
        PlanFile.read(options.missions().resolve("patrols").resolve(options.route() + ".plan"));
    if (patrol.home().isEmpty()) {
      throw new BadDocument("route " + options.route() + ": has no planned home to start from");
    }
    Map<String, Plan> plans = new TreeMap<>();
    List<DroneEntry> drones = new ArrayList<>();
    List<Slot> slots = new ArrayList<>();
    for (int number = 1; number <= AIRFRAMES; number++) {
      Plan raised = raised(patrol, number);
      plans.put(raised.name(), raised);
      drones.add(
          new DroneEntry(drone(number), number, Origin.SIMULATED, true, cameras(drone(number))));
      slot(options, number, raised.name()).ifPresent(slots::add);
    }
    Timetable timetable =
        new Timetable(
            ZONE, PILOTS.stream().map(id -> new Pilot(id, "Duty pilot", 3)).toList(), slots);
    LatLon origin = patrol.home().orElseThrow();
    return new DeskTerms(
        "day",
        "simulated",
        drones,
        SortieTerms.of(FLIGHT, drones, plans, folder.areas(), timetable, PILOTS, STATION_SYSTEM),
        new AlertTerms(folder.areas(), folder.knownHeat(), new TreeMap<>()),
        folder.areas(),
        origin,
        CELL_M,
        true);
  }

  /** Every hour on the day itself; a short day ends after its last sortie. */
  private static Optional<Slot> slot(DayOptions options, int number, String route) {
    if (number > options.sorties()) {
      return Optional.empty();
    }
    boolean whole = options.sorties() == DayOptions.WHOLE_DAY;
    return Optional.of(
        new Slot(
            "patrol-" + number,
            route,
            drone(number),
            PILOTS.get(number % PILOTS.size()),
            Optional.of(EVERY.multipliedBy(AIRFRAMES)),
            LocalTime.MIDNIGHT.plus(EVERY.multipliedBy(number - 1)),
            whole
                ? Optional.empty()
                : Optional.of(LocalTime.MIDNIGHT.plus(EVERY.multipliedBy(options.sorties()))),
            List.of(DayOfWeek.from(DATE)),
            List.of()));
  }

  private static Plan raised(Plan plan, int number) {
    double byM = LAYERS_APART_M * (number - 1);
    List<PlanItem> items = new ArrayList<>();
    for (PlanItem item : plan.items()) {
      List<Double> params = new ArrayList<>(item.params());
      if (item.flownTo()) {
        params.set(6, params.get(6) + byM);
      }
      items.add(new PlanItem(item.command(), item.frame(), item.autoContinue(), params));
    }
    return new Plan(
        plan.name() + "-" + number,
        plan.home(),
        plan.homeAltitudeAmslM(),
        plan.cruiseSpeedMps(),
        items,
        plan.fence(),
        plan.rally());
  }

  private static List<CameraEntry> cameras(DroneId drone) {
    return List.of(
        camera(new CameraId(drone, Spectrum.VISIBLE), 1280, 720),
        camera(new CameraId(drone, Spectrum.THERMAL), 640, 512));
  }

  private static CameraEntry camera(CameraId id, int widthPx, int heightPx) {
    return new CameraEntry(
        id,
        "rtsp://127.0.0.1/" + id,
        "tcp",
        Optional.empty(),
        Optional.empty(),
        Optional.of(Lens.pinhole(45, widthPx, heightPx)),
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
