package io.skybeat.simulator.day;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.day.Airframe;
import io.skybeat.missions.day.Approval;
import io.skybeat.missions.day.Fleet;
import io.skybeat.missions.day.Part;
import io.skybeat.missions.day.PoolPack;
import io.skybeat.missions.day.Wear;
import io.skybeat.missions.file.AreasFile;
import io.skybeat.missions.file.PlanningFolder;
import io.skybeat.missions.format.PlanFile;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import io.skybeat.missions.schedule.Calendar;
import io.skybeat.missions.schedule.Days;
import io.skybeat.missions.schedule.MissedSlots;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.missions.schedule.Slot;
import io.skybeat.missions.schedule.Timetable;
import io.skybeat.missions.schedule.WatchedPlace;
import io.skybeat.station.alert.AlertTerms;
import io.skybeat.station.config.CameraEntry;
import io.skybeat.station.config.DroneEntry;
import io.skybeat.station.config.FlightTerms;
import io.skybeat.station.desk.DeskTerms;
import io.skybeat.station.sortie.Planning;
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
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Three airframes, each flying once an hour, twenty minutes apart: 72 sorties a day. A patrol takes
 * about 200 s and 7 % of a pack. Two docks charge on contacts, 4 minutes for that; the third swaps
 * three packs and has one charger. Each airframe stands in for the one before it. Each route is
 * flown at a height of its own, 6 m apart, so that two in the air at once do not meet. Packs have
 * charges behind them and hold less for it; airframes and propellers come due for service.
 */
final class DayFleet {
  static final int AIRFRAMES = 3;
  static final int STATION_SYSTEM = 255;
  static final Duration EVERY = Duration.ofMinutes(20);
  static final FlightTerms FLIGHT =
      new FlightTerms(Duration.ofSeconds(150), Duration.ofMinutes(2), 40, Duration.ofMinutes(15));
  static final List<String> PILOTS = List.of("pilot-1", "pilot-2");

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DATE = LocalDate.of(2026, 11, 23);
  private static final double PADS_APART_M = 12;
  private static final double LAYERS_APART_M = 6;
  private static final double CELL_M = 4;
  private static final Duration GAP = Duration.ofMinutes(35);
  private static final Duration HANDOVER = Duration.ofSeconds(10);
  private static final double LEAST_SHARE = 0.3;

  /** Where no gap is allowed, and when: three sorties relieve each other. */
  static final String GAPLESS = "car-park";

  private static final Calendar.Hours EVENT =
      new Calendar.Hours(LocalTime.of(2, 5), Optional.of(LocalTime.of(3, 0)));

  private static final long AGES = 0x5eedL;

  /** The airframe whose dock swaps packs, and how many it has. */
  static final int SWAPS = 3;

  private static final int PACKS = 3;

  static final String REVOCABLE = "A-1";
  static final String GENERAL = "A-2";
  private static final double WEST_DEG = 270;

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
            ZONE,
            PILOTS.stream().map(id -> new Pilot(id, "Duty pilot", 3)).toList(),
            slots,
            Calendar.PLAIN,
            places(folder, options),
            new MissedSlots(MissedSlots.Policy.CATCH_UP, Duration.ofMinutes(10), true));
    PlanningFolder limits =
        new PlanningFolder(
            Optional.of(options.missions()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Planning planning =
        Planning.of(
            limits.read(),
            plans,
            Optional.of(fleet(options.seed())),
            Optional.of(approvals(plans)));
    LatLon origin = patrol.home().orElseThrow();
    return new DeskTerms(
        "day",
        "simulated",
        drones,
        SortieTerms.of(FLIGHT, drones, plans, planning, timetable, PILOTS, STATION_SYSTEM)
            .with(DayAround.terms()),
        new AlertTerms(folder.areas(), folder.knownHeat(), folder.landmarks(), new TreeMap<>()),
        folder.areas(),
        origin,
        CELL_M,
        true);
  }

  /** Each place every 35 minutes; the car park without a gap while something is on there. */
  private static List<WatchedPlace> places(AreasFile folder, DayOptions options) {
    List<WatchedPlace> places = new ArrayList<>();
    // What is wanted ends with the day: nobody is sent out after it.
    Duration planned = EVERY.multipliedBy(options.sorties()).minusMinutes(1);
    LocalTime until = LocalTime.MIDNIGHT.plus(planned);
    List<Calendar.Hours> hours =
        List.of(new Calendar.Hours(LocalTime.MIDNIGHT, Optional.of(until)));
    for (Area area : folder.areas()) {
      places.add(place(area.id(), GAP, hours));
    }
    boolean known = folder.areas().stream().anyMatch(area -> area.id().equals(GAPLESS));
    if (known && EVENT.until().orElseThrow().isBefore(until)) {
      places.add(place(GAPLESS, Duration.ZERO, List.of(EVENT)));
    }
    return places;
  }

  private static WatchedPlace place(String area, Duration gap, List<Calendar.Hours> hours) {
    return new WatchedPlace(
        area, Optional.of(gap), HANDOVER, Days.EVERY, hours, OptionalDouble.of(LEAST_SHARE));
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
                List.of())
            .with(standIns(number)));
  }

  private static List<DroneId> standIns(int number) {
    List<DroneId> others = new ArrayList<>();
    for (int i = 1; i < AIRFRAMES; i++) {
      others.add(drone(1 + (number - 1 + i) % AIRFRAMES));
    }
    return others;
  }

  /** Whether airframe {@code number} is the first to stand in for {@code drone}. */
  static boolean standsBy(int number, DroneId drone) {
    return drone(1 + (number + AIRFRAMES - 2) % AIRFRAMES).equals(drone);
  }

  /** How many charges a pack has behind it as the day begins. */
  private static int cycles(SplittableRandom random) {
    return random.nextInt(250);
  }

  /** What each dock holds: one pack on contacts, or packs that a robot swaps. */
  static List<PackShelf> shelves(long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ AGES);
    List<PackShelf> shelves = new ArrayList<>();
    for (int number = 1; number <= AIRFRAMES; number++) {
      List<Cell> cells = new ArrayList<>();
      int packs = number == SWAPS ? PACKS : 1;
      for (int pack = 1; pack <= packs; pack++) {
        cells.add(new Cell(pack(number, pack), cycles(random), 97));
      }
      shelves.add(new PackShelf(cells));
    }
    return shelves;
  }

  private static String pack(int dock, int pack) {
    return "p" + dock + "-" + pack;
  }

  /** Two docks with contacts and one that swaps; airframes and propellers near their service. */
  static Fleet fleet(long seed) {
    SplittableRandom ages = new SplittableRandom(seed ^ AGES);
    SplittableRandom hours = ages.split();
    ages = new SplittableRandom(seed ^ AGES);
    List<io.skybeat.missions.day.Dock> docks = new ArrayList<>();
    List<Airframe> airframes = new ArrayList<>();
    List<PoolPack> packs = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    for (int number = 1; number <= AIRFRAMES; number++) {
      boolean swaps = number == SWAPS;
      docks.add(
          new io.skybeat.missions.day.Dock(
              "dock-" + number,
              1,
              Duration.ofMinutes(5),
              swaps ? Optional.of(Duration.ofMinutes(2)) : Optional.empty(),
              swaps ? 1 : 0,
              Optional.empty(),
              Optional.of(Duration.ofSeconds(30))));
      for (int pack = 1; pack <= (swaps ? PACKS : 1); pack++) {
        int cycles = cycles(ages);
        if (swaps) {
          packs.add(
              new PoolPack(
                  pack(number, pack),
                  "dock-" + number,
                  new Wear(
                      0, OptionalDouble.empty(), cycles, OptionalInt.of(400), Optional.empty())));
        }
      }
      airframes.add(
          new Airframe(drone(number), "dock-" + number, Duration.ofMinutes(35), wear(hours, 50)));
      parts.add(new Part("prop-" + number, drone(number), "propeller", wear(hours, 20)));
    }
    return new Fleet(docks, airframes, packs, parts, Fleet.Weather.NONE);
  }

  private static Wear wear(SplittableRandom random, double dueHours) {
    return new Wear(
        random.nextDouble() * dueHours,
        OptionalDouble.of(dueHours),
        0,
        OptionalInt.empty(),
        Optional.empty());
  }

  /** The first is for the first airframe's route alone, and may be revoked. */
  static List<Approval> approvals(Map<String, Plan> plans) {
    Instant from = midnight().minus(Duration.ofHours(1));
    Instant until = midnight().plus(Duration.ofHours(26));
    return List.of(
        new Approval(
            REVOCABLE,
            List.of(plans.keySet().iterator().next()),
            Optional.empty(),
            OptionalDouble.empty(),
            from,
            until),
        new Approval(
            GENERAL,
            List.of(),
            Optional.empty(),
            OptionalDouble.of(120),
            from,
            until,
            Optional.of(Duration.ofHours(30))));
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
        apart(plan.rally(), number, byM));
  }

  /** Two that are diverted must not come down on one another. */
  private static List<Plan.RallyPoint> apart(List<Plan.RallyPoint> points, int number, double byM) {
    return points.stream()
        .map(
            point ->
                new Plan.RallyPoint(
                    Geodesy.along(point.where(), WEST_DEG, PADS_APART_M * (number - 1)),
                    point.heightAboveHomeM() + byM))
        .toList();
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
