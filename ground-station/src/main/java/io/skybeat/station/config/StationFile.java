package io.skybeat.station.config;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.StrictYaml;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads {@code station.yaml}. Unknown keys and wrong values are refused with place and remedy. */
public final class StationFile {
  private static final Pattern STATION = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}");

  private static final Pattern PARAMETER = Pattern.compile("[A-Z0-9_]{1,16}");

  private StationFile() {}

  private record Document(
      String station,
      Optional<Path> dataFolder,
      Optional<Path> missionsFolder,
      Optional<Path> timetable,
      Optional<Listen> listen,
      Optional<List<LinksFile.Line>> links,
      Optional<LinksFile.Recorder> flightRecorder,
      Optional<Path> analyticsKeyFile,
      OptionalInt mavlinkSystemId,
      List<Drone> drones,
      Optional<List<String>> onDuty,
      Optional<Flight> flight,
      Optional<Grid> grid,
      Optional<Boolean> recordVideo,
      Optional<AroundFile.Mqtt> mqtt,
      Optional<AroundFile.Weather> weather,
      Optional<AroundFile.Traffic> traffic,
      Optional<List<DocksFile.Line>> docks,
      Optional<DocksFile.Terms> dockTerms,
      Optional<EvidenceFile.Line> evidence,
      Optional<PrivacyFile.Line> privacy) {}

  private record Listen(
      Optional<String> mavlink, Optional<String> analytics, Optional<String> web) {}

  private record Drone(
      DroneId id,
      int systemId,
      Optional<Origin> origin,
      Optional<Boolean> armingAllowed,
      Optional<List<CameraFile.Line>> cameras,
      Optional<String> vehicleChecks,
      Optional<SortedMap<String, Double>> parameters,
      Optional<Boolean> authorisesArming,
      Optional<Boolean> remoteId) {
    VehicleChecks.Policy policy() {
      return VehicleChecks.Policy.valueOf(vehicleChecks.orElse("warn").toUpperCase(Locale.ROOT));
    }
  }

  private record Flight(
      Optional<Duration> wakeAhead,
      Optional<Duration> patience,
      OptionalDouble minBatteryPercent,
      Optional<Duration> lostAfter,
      OptionalDouble homeWithinM,
      OptionalDouble reservePercent,
      Optional<Duration> endurance,
      OptionalDouble returnMps,
      Optional<Duration> holdAtMost,
      Optional<Duration> blindAtMost,
      Optional<Boolean> keepFence,
      Optional<Boolean> homeOnDegradedLink) {
    Safeguards safeguards() {
      Safeguards usual = Safeguards.DEFAULT;
      return new Safeguards(
          homeWithinM.orElse(usual.homeWithinM()),
          reservePercent.orElse(usual.reservePercent()),
          endurance.orElse(usual.endurance()),
          returnMps.orElse(usual.returnMps()),
          holdAtMost.orElse(usual.holdAtMost()),
          blindAtMost.orElse(usual.blindAtMost()),
          keepFence.orElse(usual.keepFence()),
          homeOnDegradedLink.orElse(usual.homeOnDegradedLink()));
    }
  }

  private record Grid(Optional<List<Double>> origin, OptionalDouble cellSizeM) {}

  /** Reads and checks {@code file}; throws {@link BadDocument}. */
  public static StationConfig read(Path file) {
    Document document = StrictYaml.read(file, Document.class);
    Path base = file.toAbsolutePath().normalize().getParent();
    return new Resolver(file.toString(), base).resolve(document);
  }

  private record Resolver(String file, Path base) {
    StationConfig resolve(Document d) {
      if (d.station() == null || !STATION.matcher(d.station()).matches()) {
        throw bad("station", "a name of 1..32 of a-z, 0-9, '-', '_' is needed");
      }
      Listen listen =
          d.listen().orElse(new Listen(Optional.empty(), Optional.empty(), Optional.empty()));
      LinksFile links = new LinksFile(file, base);
      if (d.links().isPresent() && listen.mavlink().isPresent()) {
        throw bad(
            "listen.mavlink", "links name the ways to the vehicles already; keep one of both");
      }
      Path data = base.resolve(d.dataFolder().orElse(Path.of("data"))).normalize();
      return new StationConfig(
          d.station(),
          data,
          base.resolve(d.missionsFolder().orElse(Path.of("missions"))).normalize(),
          d.timetable().map(path -> base.resolve(path).normalize()),
          links.resolve(
              d.links(), address("listen.mavlink", listen.mavlink().orElse("127.0.0.1:14550"))),
          links.recorder(d.flightRecorder()),
          address("listen.analytics", listen.analytics().orElse("127.0.0.1:14560")),
          address("listen.web", listen.web().orElse("127.0.0.1:8080")),
          d.analyticsKeyFile()
              .map(path -> base.resolve(path).normalize())
              .orElse(data.resolve("analytics.key")),
          within("mavlinkSystemId", d.mavlinkSystemId().orElse(255), 1, 255),
          drones(d.drones()),
          d.onDuty().orElse(List.of()),
          flight(d.flight()),
          d.grid().flatMap(Grid::origin).map(this::origin),
          cellSize(d.grid().map(Grid::cellSizeM).orElse(OptionalDouble.empty())),
          d.recordVideo().orElse(true),
          around(d),
          EvidenceFile.terms(file, d.evidence()),
          PrivacyFile.originals(file, d.privacy()));
    }

    private AroundConfig around(Document d) {
      DocksFile docks = new DocksFile(file);
      return new AroundFile(file, base, d.station())
          .resolve(
              d.mqtt(),
              d.weather(),
              d.traffic(),
              new AroundFile.Docks(
                  docks.resolve(d.docks(), d.dockTerms(), drones(d.drones())),
                  docks.weather(d.docks())));
    }

    private List<DroneEntry> drones(List<Drone> lines) {
      if (lines == null || lines.isEmpty()) {
        throw bad("drones", "at least one drone is needed");
      }
      CameraFile files = new CameraFile(file, base);
      List<DroneEntry> entries = new ArrayList<>();
      TreeSet<DroneId> ids = new TreeSet<>();
      TreeSet<Integer> systems = new TreeSet<>();
      for (Drone line : lines) {
        String at = "drones[" + entries.size() + "]";
        if (line.id() == null) {
          throw bad(at, "id is needed");
        }
        if (!ids.add(line.id())) {
          throw bad(at + ".id", "'" + line.id() + "' is there twice");
        }
        if (!systems.add(within(at + ".systemId", line.systemId(), 1, 254))) {
          throw bad(at + ".systemId", line.systemId() + " is there twice; each drone has its own");
        }
        Origin origin = line.origin().orElse(Origin.LIVE);
        List<CameraEntry> cameras = new ArrayList<>();
        for (CameraFile.Line camera : line.cameras().orElse(List.of())) {
          cameras.add(files.camera(at + ".cameras[" + cameras.size() + "]", line.id(), camera));
        }
        entries.add(
            new DroneEntry(
                line.id(),
                line.systemId(),
                origin,
                line.armingAllowed().orElse(false),
                cameras,
                checks(at, line)));
      }
      return entries;
    }

    private VehicleChecks checks(String at, Drone line) {
      SortedMap<String, Double> set = line.parameters().orElse(new TreeMap<>());
      for (String name : set.keySet()) {
        if (!PARAMETER.matcher(name).matches()) {
          throw bad(at + ".parameters", "'" + name + "' is no name of a parameter");
        }
      }
      try {
        return new VehicleChecks(
            line.policy(),
            set,
            line.authorisesArming().orElse(false),
            line.remoteId().orElse(false));
      } catch (IllegalArgumentException e) {
        throw bad(
            at + ".vehicleChecks",
            "'" + line.vehicleChecks().orElse("") + "' is none of off, warn, refuse");
      }
    }

    private FlightTerms flight(Optional<Flight> line) {
      FlightTerms standard = FlightTerms.DEFAULT;
      if (line.isEmpty()) {
        return standard;
      }
      Flight flight = line.get();
      Safeguards guards = flight.safeguards();
      if (!(guards.homeWithinM() > 0) || !(guards.returnMps() > 0)) {
        throw bad("flight", "homeWithinM and returnMps have to be above 0");
      }
      if (!(guards.reservePercent() >= 0 && guards.reservePercent() < 100)) {
        throw bad("flight.reservePercent", guards.reservePercent() + " is not within 0..100");
      }
      if (guards.endurance().toMinutes() < 1) {
        throw bad("flight.endurance", guards.endurance() + " is under a minute");
      }
      return new FlightTerms(
          flight.wakeAhead().orElse(standard.wakeAhead()),
          flight.patience().orElse(standard.patience()),
          flight.minBatteryPercent().orElse(standard.minBatteryPercent()),
          flight.lostAfter().orElse(standard.lostAfter()),
          guards);
    }

    private LatLon origin(List<Double> pair) {
      if (pair.size() != 2) {
        throw bad("grid.origin", "[latitude, longitude] is needed");
      }
      try {
        return new LatLon(pair.get(0), pair.get(1));
      } catch (IllegalArgumentException e) {
        throw bad("grid.origin", e.getMessage());
      }
    }

    private double cellSize(OptionalDouble line) {
      double size = line.orElse(4);
      if (!(size >= 1 && size <= 50)) {
        throw bad("grid.cellSizeM", size + " is not within 1..50 m");
      }
      return size;
    }

    private int within(String at, int value, int low, int high) {
      if (value < low || value > high) {
        throw bad(at, value + " is not within " + low + ".." + high);
      }
      return value;
    }

    private InetSocketAddress address(String at, String text) {
      return LinksFile.address(text).orElseThrow(() -> bad(at, "'" + text + "' is not host:port"));
    }

    private BadDocument bad(String at, String reason) {
      return new BadDocument(file + ", at " + at + ": " + reason);
    }
  }
}
