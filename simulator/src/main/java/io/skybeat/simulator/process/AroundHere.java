package io.skybeat.simulator.process;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.simulator.around.DockFault;
import io.skybeat.simulator.around.SimAircraft;
import io.skybeat.simulator.around.SimDock;
import io.skybeat.simulator.around.SimWeather;
import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.FaultDetail;
import io.skybeat.simulator.fault.FaultKind;
import io.skybeat.simulator.fault.Surroundings;
import io.skybeat.simulator.outside.BrokerClient;
import io.skybeat.simulator.outside.EmbeddedBroker;
import io.skybeat.simulator.outside.SbsServer;
import io.skybeat.simulator.vehicle.PoseSource;
import io.skybeat.simulator.vehicle.SimulatedVehicle;
import io.skybeat.simulator.world.Town;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The simulated world around over real sockets. */
final class AroundHere implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AroundHere.class);
  private static final Duration COVER_MOVES = Duration.ofSeconds(6);
  private static final double IN_DOCK_M = 2;
  private static final double ON_GROUND_M = 0.5;
  private static final double FAR_M = 9_000;
  private static final double HIGH_M = 2_500;

  private final Time time;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Map<String, SimDock> docks = new TreeMap<>();
  private final Map<DroneId, SimDock> docksOf = new TreeMap<>(Comparator.comparing(DroneId::value));
  private final Map<DroneId, Double> winds = new TreeMap<>(Comparator.comparing(DroneId::value));
  private EmbeddedBroker embedded;
  private int embeddedPort;
  private SimWeather.Sky usualSky;
  private SimWeather weather;
  private SbsServer receiver;
  private int aircraftPassed;

  private AroundHere(Time time) {
    this.time = time;
  }

  /** Starts it; throws BadDocument with the remedy. */
  static AroundHere start(
      AroundConfig config, Map<DroneId, PoseSource> drones, long seed, Time time) {
    AroundHere here = new AroundHere(time);
    try {
      here.broker(config);
      config.docks().orElse(List.of()).forEach(dock -> here.dock(config, dock, drones));
      config.weather().ifPresent(one -> here.weather(config, one));
      if (config.aircraft().isPresent()) {
        here.aircraft(config.aircraft().get(), seed);
      }
      return here;
    } catch (IOException e) {
      here.close();
      throw new BadDocument("around: " + e.getMessage() + "; name a free port", e);
    } catch (RuntimeException e) {
      here.close();
      throw e;
    }
  }

  private void broker(AroundConfig config) throws IOException {
    if (config.broker().flatMap(AroundConfig.Broker::embedded).orElse(false)) {
      embedded = EmbeddedBroker.start(config.broker().get().port());
      embeddedPort = embedded.port();
      open.push(this::endBroker);
    }
  }

  private static AroundConfig.Broker needed(AroundConfig config) {
    return config
        .broker()
        .orElseThrow(
            () -> new BadDocument("around.broker: docks and weather speak over it; give one"));
  }

  private void dock(AroundConfig config, AroundConfig.Dock line, Map<DroneId, PoseSource> drones) {
    if (!(drones.get(line.drone()) instanceof SimulatedVehicle vehicle)) {
      throw new BadDocument(
          "around.docks: '" + line.drone() + "' is not among the drones; name one of them");
    }
    AroundConfig.Broker broker = needed(config);
    BrokerClient client = BrokerClient.forDock(line.id(), broker.host(), broker.port());
    Enu pad = vehicle.truth(time.now()).position();
    SimDock dock =
        new SimDock(
            line.id(), line.moves().orElse(COVER_MOVES), contact(vehicle, pad), time, client);
    line.faults().orElse(List.of()).forEach(word -> dock.fault(DockFault.named(word), true));
    vehicle.contacts(false);
    docks.put(line.id(), dock);
    docksOf.put(line.drone(), dock);
    open.push(dock);
    open.push(client.serving(dock));
    dock.live();
  }

  private SimDock.Contact contact(SimulatedVehicle vehicle, Enu pad) {
    return new SimDock.Contact() {
      @Override
      public boolean inside() {
        Enu off = vehicle.truth(time.now()).position().minus(pad);
        return off.horizontal() < IN_DOCK_M && off.up() < ON_GROUND_M;
      }

      @Override
      public Optional<Double> percent() {
        return inside() ? Optional.of(vehicle.batteryPercent()) : Optional.empty();
      }

      @Override
      public void charge(boolean on) {
        vehicle.contacts(on);
      }
    };
  }

  private void weather(AroundConfig config, AroundConfig.Weather line) {
    AroundConfig.Broker broker = needed(config);
    BrokerClient client =
        BrokerClient.open(
            "weather-" + line.topic().replace('/', '-'), broker.host(), broker.port());
    double windMps = line.windMps().orElse(3);
    weather =
        new SimWeather(
            line.topic(),
            new SimWeather.Sky(
                windMps,
                line.gustMps().orElse(windMps * 1.4),
                line.fromDeg().orElse(250),
                line.rainMmH().orElse(0),
                line.temperatureC().orElse(18),
                Optional.empty()),
            time,
            client);
    usualSky = weather.sky();
    open.push(client);
    open.push(weather);
    weather.live();
  }

  private void aircraft(AroundConfig.Aircraft line, long seed) throws IOException {
    receiver = SbsServer.start(Town.DOCK, line.port(), time);
    open.push(receiver);
    SplittableRandom random = new SplittableRandom(seed ^ 0x616972L);
    for (int i = 0; i < line.passing().orElse(0); i++) {
      double turn = 2 * StrictMath.PI * random.nextDouble();
      Enu from =
          new Enu(
              FAR_M * StrictMath.sin(turn),
              FAR_M * StrictMath.cos(turn),
              Town.GROUND_AMSL_M + HIGH_M + 600 * i);
      Enu across = new Enu(-from.north(), from.east(), 0).unit().times(110);
      receiver.add(
          new SimAircraft(
              String.format(Locale.ROOT, "78%04X", random.nextInt(65_536)),
              "SIM" + (100 + i),
              time.now(),
              from,
              across,
              Duration.ofHours(1)));
    }
  }

  /** The receiver's port; 0 where there is none. */
  int receiverPort() {
    return receiver == null ? 0 : receiver.port();
  }

  /**
   * An order of whoever runs the simulator: {@code dock ID FAULT on|off}, {@code wind MPS
   * GUST_MPS}, {@code aircraft HEIGHT_M} (one flies past the dock at that height). Throws
   * IllegalArgumentException with what is wrong.
   */
  void order(String[] words) {
    if (words[0].equals("dock") && words.length == 4 && docks.containsKey(words[1])) {
      docks.get(words[1]).fault(DockFault.named(words[2]), words[3].equals("on"));
    } else if (words[0].equals("wind") && words.length == 3 && weather != null) {
      SimWeather.Sky now = weather.sky();
      weather.become(
          new SimWeather.Sky(
              Double.parseDouble(words[1]),
              Double.parseDouble(words[2]),
              now.fromDeg(),
              now.rainMmH(),
              now.temperatureC(),
              now.hazard()));
    } else if (words[0].equals("aircraft") && words.length == 2 && receiver != null) {
      receiver.add(passing(Enu.ZERO, Double.parseDouble(words[1])));
    } else {
      throw new IllegalArgumentException(
          "dock ID FAULT on|off, wind MPS GUST_MPS or aircraft HEIGHT_M, of what is configured;"
              + " docks: "
              + docks.keySet());
    }
  }

  private SimAircraft passing(Enu pad, double aboveM) {
    return SimAircraft.passing(
        String.format(Locale.ROOT, "7A%04X", ++aircraftPassed & 0xffff),
        "PASSING",
        time.now(),
        pad,
        Town.GROUND_AMSL_M + aboveM);
  }

  // ---- faults

  /** What is around a drone; {@code here} null: nothing but air. */
  static Surroundings about(AroundHere here, SimulatedVehicle vehicle, Time time) {
    Enu pad = vehicle.truth(time.now()).position();
    AroundHere around = here == null ? new AroundHere(time) : here;
    return around.new About(vehicle.config().drone(), new Enu(pad.east(), pad.north(), 0));
  }

  /** Why a fault of the world cannot strike here; empty: it can. */
  String lacks(FaultKind kind) {
    return switch (kind) {
      case BROKER_GONE ->
          embedded == null ? "the broker is not ours; say embedded: true at around.broker" : "";
      case WEATHER_SILENT ->
          weather == null ? "there is no weather station; give around.weather" : "";
      default -> "";
    };
  }

  /** A fault of the world begins or ends. */
  synchronized void suffer(FaultKind kind, boolean on) {
    if (kind == FaultKind.WEATHER_SILENT) {
      weather.silent(on);
    } else if (on) {
      endBroker();
    } else if (embedded == null) {
      try {
        embedded = EmbeddedBroker.start(embeddedPort);
      } catch (IOException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }
  }

  private synchronized void endBroker() {
    if (embedded != null) {
      embedded.close();
      embedded = null;
    }
  }

  private synchronized void wind(DroneId drone, OptionalDouble mps) {
    if (mps.isPresent()) {
      winds.put(drone, mps.getAsDouble());
    } else {
      winds.remove(drone);
    }
    if (weather == null) {
      return;
    }
    double strongest = winds.values().stream().mapToDouble(Double::doubleValue).max().orElse(-1);
    weather.become(strongest < 0 ? usualSky : usualSky.blowing(strongest));
  }

  /** What is around one drone. */
  private final class About implements Surroundings {
    private final DroneId drone;
    private final Enu pad;

    About(DroneId drone, Enu pad) {
      this.drone = drone;
      this.pad = pad;
    }

    @Override
    public LatLon origin() {
      return Town.DOCK;
    }

    @Override
    public String lacks(Fault fault) {
      if (fault.kind().dock().isPresent() && !docksOf.containsKey(drone)) {
        return drone + " has no dock; give it one at around.docks";
      }
      boolean received = fault.detail().heard() != FaultDetail.Heard.VEHICLE;
      if (fault.kind() == FaultKind.INTRUDER && received && receiver == null) {
        return "there is no receiver; give around.aircraft, or say heard: vehicle";
      }
      return "";
    }

    @Override
    public void dock(DockFault fault, boolean on) {
      docksOf.get(drone).fault(fault, on);
    }

    @Override
    public void wind(OptionalDouble mps) {
      AroundHere.this.wind(drone, mps);
    }

    @Override
    public SimAircraft passing(double aboveM) {
      return AroundHere.this.passing(pad, aboveM);
    }

    @Override
    public void receives(SimAircraft aircraft) {
      receiver.add(aircraft);
    }
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.warn("the world around did not end cleanly: {}", e.toString());
      }
    }
  }
}
