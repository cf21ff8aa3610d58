package io.skybeat.simulator.day;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.time.Time;
import io.skybeat.simulator.around.DockFault;
import io.skybeat.simulator.around.SimAircraft;
import io.skybeat.simulator.around.SimDock;
import io.skybeat.simulator.around.SimWeather;
import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.Surroundings;
import io.skybeat.station.around.AroundTerms;
import io.skybeat.station.around.Tiding;
import io.skybeat.station.around.dock.DockTerms;
import io.skybeat.station.around.traffic.BadSbs;
import io.skybeat.station.around.traffic.SbsLine;
import io.skybeat.station.around.traffic.TrafficTerms;
import io.skybeat.station.around.weather.WeatherLimits;
import io.skybeat.station.around.weather.WeatherTerms;
import io.skybeat.station.event.Event;
import io.skybeat.station.outside.DockTopics;
import io.skybeat.station.outside.Switchboard;
import io.skybeat.station.outside.WeatherTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The world around of a day: a dock to each airframe, a weather station, a receiver of other
 * aircraft. They speak to the station's own readers, in bytes.
 */
final class DayAround {
  static final double WIND_LIMIT_MPS = 12;
  static final double WIND_MARGIN_MPS = 2;
  static final TrafficTerms TRAFFIC = TrafficTerms.DEFAULT;

  private static final String ROOF = "roof";
  private static final String ROOF_TOPIC = "skybeat/weather/roof";
  private static final Duration COVER_MOVES = Duration.ofSeconds(12);
  private static final Duration HEARS_EVERY = Duration.ofSeconds(1);
  private static final double BREEZE_MPS = 3;
  private static final double GUSTS = 1.25;
  private static final double FROM_DEG = 250;
  private static final double IN_DOCK_M = 2;

  private final Time time;
  private final Site site;
  private final DayStation station;
  private final Time clock;
  private final DayBus bus;
  private final SimWeather weather;
  private final SortedMap<Integer, SimDock> docks = new TreeMap<>();
  private final SortedMap<Integer, Double> winds = new TreeMap<>();
  private final List<SimAircraft> aircraft = new ArrayList<>();
  private Instant windSince;

  DayAround(Time time, Time clock, Site site, DayStation station, Collection<Berth> berths) {
    this.time = time;
    this.clock = clock;
    this.site = site;
    this.station = station;
    this.windSince = time.now();
    TreeSet<String> ids = new TreeSet<>();
    berths.forEach(berth -> ids.add(id(berth.number())));
    DockTopics topics = new DockTopics(ids, new TreeSet<>());
    Switchboard board = new Switchboard("broker day", clock, station::tell);
    board.reads(topics);
    board.reads(new WeatherTopic(ROOF, ROOF_TOPIC, false));
    bus = new DayBus(time, board, board.filters());
    topics.sendOver(bus);
    station.reaches(topics);
    weather = new SimWeather(ROOF_TOPIC, sky(BREEZE_MPS), time, bus::publish);
    for (Berth berth : berths) {
      SimDock dock =
          new SimDock(id(berth.number()), COVER_MOVES, contact(berth), time, bus::publish);
      docks.put(berth.number(), dock);
      berth.faults().amid(about(berth.number()));
      bus.serve(dock.ordersTopic(), dock::hear);
    }
  }

  private static String id(int number) {
    return "dock-" + number;
  }

  private static SimDock.Contact contact(Berth berth) {
    return new SimDock.Contact() {
      @Override
      public boolean inside() {
        Enu off = berth.place().minus(DayFleet.pad(berth.number()));
        return !berth.armed() && off.horizontal() < IN_DOCK_M;
      }

      @Override
      public Optional<Double> percent() {
        return Optional.of(berth.batteryPercent());
      }

      @Override
      public void charge(boolean on) {
        berth.charge(on);
      }
    };
  }

  /** By what the station judges it. */
  static AroundTerms terms() {
    OptionalDouble none = OptionalDouble.empty();
    SortedMap<String, Duration> sources = new TreeMap<>();
    sources.put(ROOF, Duration.ofMinutes(2));
    SortedMap<String, DockTerms.Entry> docks = new TreeMap<>();
    for (int number = 1; number <= DayFleet.AIRFRAMES; number++) {
      docks.put(
          id(number),
          new DockTerms.Entry(
              id(number), List.of(DayFleet.drone(number)), number != DayFleet.SWAPS));
    }
    return new AroundTerms(
        new WeatherTerms(
            new WeatherLimits(OptionalDouble.of(WIND_LIMIT_MPS), none, none, none, none, none),
            sources,
            true,
            true,
            WIND_MARGIN_MPS),
        TRAFFIC,
        DockTerms.of(docks));
  }

  private static SimWeather.Sky sky(double windMps) {
    return new SimWeather.Sky(windMps, windMps * GUSTS, FROM_DEG, 0, 15, Optional.empty());
  }

  void begin() {
    bus.subscribe();
    docks.values().forEach(SimDock::begin);
    docks.values().forEach(SimDock::live);
    weather.live();
    receive();
  }

  /** A process of the station began: it subscribes. */
  void stationLives() {
    bus.subscribe();
  }

  /** Once a second the receiver says what it hears, while it hears anything. */
  private void receive() {
    Instant now = time.now();
    aircraft.removeIf(one -> !one.since().plus(one.lasts()).isAfter(now));
    for (SimAircraft one : aircraft) {
      if (one.on(now)) {
        one.lines(site.origin(), now).forEach(this::hear);
      }
    }
    time.wakeAt(now.plus(HEARS_EVERY), this::receive);
  }

  private void hear(String line) {
    try {
      SbsLine.parse(line, "receiver", true, clock.now())
          .ifPresent(
              report -> station.tell(new Event.Told(clock.now(), new Tiding.AircraftTold(report))));
    } catch (BadSbs e) {
      throw new IllegalStateException("the day's receiver says " + line, e);
    }
  }

  // ---- faults

  /** What is around an airframe. */
  Surroundings about(int number) {
    return new Surroundings() {
      @Override
      public LatLon origin() {
        return site.origin();
      }

      @Override
      public String lacks(Fault fault) {
        return "";
      }

      @Override
      public void dock(DockFault fault, boolean on) {
        docks.get(number).fault(fault, on);
      }

      @Override
      public void wind(OptionalDouble mps) {
        DayAround.this.wind(number, mps);
      }

      @Override
      public SimAircraft passing(double aboveM) {
        return intruder(number, aboveM);
      }

      @Override
      public void receives(SimAircraft one) {
        aircraft.add(one);
      }
    };
  }

  /** The wind that an airframe feels; the weather station tells the strongest. */
  private void wind(int number, OptionalDouble mps) {
    double before = windMps();
    if (mps.isPresent()) {
      winds.put(number, mps.getAsDouble());
    } else {
      winds.remove(number);
    }
    double now = windMps();
    if (before > WIND_LIMIT_MPS != now > WIND_LIMIT_MPS) {
      windSince = time.now();
    }
    weather.become(sky(now));
  }

  void weatherSilent(boolean on) {
    weather.silent(on);
  }

  void brokerGone(boolean on) {
    bus.gone(on);
  }

  private SimAircraft intruder(int number, double aboveM) {
    Instant now = time.now();
    return SimAircraft.passing(
        String.format(Locale.ROOT, "78%04X", now.getEpochSecond() & 0xffff),
        "TEST" + number,
        now,
        DayFleet.pad(number),
        site.groundAmslM() + aboveM);
  }

  /** Somebody shuts the cover by hand, and the dock does not notice. */
  void pushShut(int number) {
    docks.get(number).fault(DockFault.SILENT, true);
    docks.get(number).pushShut();
  }

  /** A wind that the weather station does not feel. */
  void unnoticedWind(double mps) {
    winds.put(0, mps);
    windSince = time.now();
  }

  // ---- the truth

  boolean open(int number) {
    return docks.get(number).isOpen();
  }

  /** Whether a drone that stands there disarmed came down into it: it closes at once behind it. */
  boolean wasOpen(int number) {
    return docks.get(number).openness() > 0.9;
  }

  double windMps() {
    return winds.values().stream().mapToDouble(Double::doubleValue).max().orElse(BREEZE_MPS);
  }

  /** When the wind last rose over or fell below the limit. */
  Instant windSince() {
    return windSince;
  }

  /** An aircraft that was heard for {@code heard} and is near enough to stop any launch. */
  Optional<String> near(int number, Duration heard) {
    Instant now = time.now();
    Enu pad = DayFleet.pad(number);
    return aircraft.stream()
        .filter(one -> one.on(now) && one.since().plus(heard).isBefore(now))
        .filter(one -> one.at(now).minus(pad).horizontal() < TRAFFIC.horizontalM())
        .filter(
            one -> one.at(now).up() - site.groundAmslM() < TRAFFIC.columnM() + TRAFFIC.verticalM())
        .map(SimAircraft::callsign)
        .findFirst();
  }
}
