package io.skybeat.simulator.demo;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.sighting.CameraStand;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.StrictYaml;
import io.skybeat.simulator.stream.FixedView;
import io.skybeat.simulator.stream.FootageCalibration;
import io.skybeat.simulator.world.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A demo's own folder: the three configuration files that it writes, the data, the logs. */
final class DemoFolder {
  /** Folders of earlier runs that are kept. */
  private static final int KEPT = 3;

  private static final double HFOV_DEG = 45;

  /** Wider than the errors of two positions and a gust while one comes down beside another. */
  private static final double PADS_APART_M = 8;

  private static final int FRAMES_PER_S = 10;
  private static final int LEAST_FRAMES_PER_S = 4;
  private static final int STARTS_APART_S = 60;
  private static final int EVERY_S = 300;

  private static final String CAMERA_USER = "station";
  private static final String WEATHER_TOPIC = "skybeat/weather/roof";

  /** Footage farther from the dock than this is not on the map. */
  private static final double MAP_REACH_M = 5_000;

  private final Path folder;
  private final Path root;
  private final DemoOptions options;
  private final Ports ports;

  /** The ports of one run, all on loopback. */
  record Ports(int mavlink, int analytics, int web, int rtsp, int broker, int receiver) {}

  private DemoFolder(Path folder, Path root, DemoOptions options, Ports ports) {
    this.folder = folder;
    this.root = root;
    this.options = options;
    this.ports = ports;
  }

  /** Makes a fresh folder under {@code root/data/demo} and forgets the oldest ones. */
  static DemoFolder make(Path root, DemoOptions options, Ports ports, Instant now)
      throws IOException {
    Path demos = Files.createDirectories(root.resolve("data/demo"));
    try (Stream<Path> earlier = Files.list(demos)) {
      List<Path> oldest = earlier.sorted(Comparator.reverseOrder()).skip(KEPT - 1).toList();
      for (Path old : oldest) {
        delete(old);
      }
    }
    String name = now.toString().replaceAll("[:.]", "-") + "-" + ProcessHandle.current().pid();
    return new DemoFolder(Files.createDirectories(demos.resolve(name)), root, options, ports);
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  Path path() {
    return folder;
  }

  Path truth() {
    return folder.resolve("truth.jsonl");
  }

  Path key() {
    return folder.resolve("analytics.key");
  }

  private Path cameraPassword() {
    return folder.resolve("camera-password");
  }

  /** Writes the shared secrets, readable by us alone. */
  void writeKey() throws IOException {
    writeSecret(key());
    writeSecret(cameraPassword());
  }

  private static void writeSecret(Path file) throws IOException {
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, HexFormat.of().formatHex(secret) + "\n");
  }

  Path writeSimulator() throws IOException {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("seed", options.seed());
    config.put("quiet", options.quiet());
    config.put("station", Map.of("host", "127.0.0.1", "port", ports.mavlink()));
    Map<String, Object> rtsp = new LinkedHashMap<>();
    rtsp.put("host", "127.0.0.1");
    rtsp.put("port", ports.rtsp());
    if (options.login()) {
      rtsp.put("user", CAMERA_USER);
      rtsp.put("passwordFile", cameraPassword().toString());
    }
    config.put("rtsp", rtsp);
    List<Map<String, Object>> drones = new ArrayList<>();
    for (int n = 1; n <= options.drones(); n++) {
      drones.add(
          Map.of(
              "id", "d" + n, "systemId", n, "padEastM", PADS_APART_M * (n - 1), "padNorthM", 0.0));
    }
    config.put("drones", drones);
    config.put("visible", camera(1280, 720, 3_000_000, options.camera()));
    config.put("thermal", camera(640, 512, 1_200_000, options.thermalCamera()));
    config.put("truth", truth().toString());
    config.put("around", simulatedAround());
    return write("simulator.yaml", config);
  }

  /** A broker with docks and a weather station on it, and a receiver of other aircraft. */
  private Map<String, Object> simulatedAround() {
    List<Map<String, Object>> docks = new ArrayList<>();
    for (int n = 1; n <= options.drones(); n++) {
      docks.add(Map.of("id", "dock-" + n, "drone", "d" + n, "moves", "PT4S"));
    }
    Map<String, Object> around = new LinkedHashMap<>();
    around.put("broker", Map.of("host", "127.0.0.1", "port", ports.broker(), "embedded", true));
    around.put("docks", docks);
    around.put("weather", Map.of("topic", WEATHER_TOPIC));
    around.put("aircraft", Map.of("port", ports.receiver(), "passing", 2));
    return around;
  }

  private void putAround(Map<String, Object> station) {
    List<Map<String, Object>> docks = new ArrayList<>();
    for (int n = 1; n <= options.drones(); n++) {
      docks.add(Map.of("id", "dock-" + n, "drones", List.of("d" + n)));
    }
    station.put("mqtt", Map.of("broker", "127.0.0.1:" + ports.broker()));
    station.put("docks", docks);
    station.put(
        "weather", Map.of("topics", List.of(Map.of("name", "roof", "topic", WEATHER_TOPIC))));
    station.put(
        "traffic",
        Map.of(
            "sbs",
            List.of(
                Map.of(
                    "name",
                    "receiver",
                    "at",
                    "127.0.0.1:" + ports.receiver(),
                    "simulated",
                    true))));
  }

  private Map<String, Object> camera(
      int widthPx, int heightPx, int bitRateBps, Optional<Path> footage) {
    Map<String, Object> camera = new LinkedHashMap<>();
    camera.put("widthPx", widthPx);
    camera.put("heightPx", heightPx);
    camera.put("framesPerSecond", framesPerSecond());
    camera.put("hfovDeg", HFOV_DEG);
    camera.put("bitRateBps", bitRateBps);
    footage.ifPresent(file -> camera.put("footage", file.toString()));
    return camera;
  }

  /** Several drones share the processor that draws for one: fewer pictures each, not late ones. */
  private int framesPerSecond() {
    return Math.max(LEAST_FRAMES_PER_S, FRAMES_PER_S / options.drones());
  }

  /** The station flies each drone's sorties from {@code firstStart} on. */
  Path writeStation(Instant firstStart) throws IOException {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("station", "demo");
    config.put("dataFolder", folder.resolve("station").toString());
    config.put("missionsFolder", FleetRoutes.missions(root, folder, options.drones()).toString());
    config.put("timetable", writeTimetable(firstStart).toString());
    config.put(
        "listen",
        Map.of(
            "mavlink", "127.0.0.1:" + ports.mavlink(),
            "analytics", "127.0.0.1:" + ports.analytics(),
            "web", "127.0.0.1:" + ports.web()));
    config.put("analyticsKeyFile", key().toString());
    config.put("onDuty", List.of("pilot-1"));
    List<Map<String, Object>> drones = new ArrayList<>();
    for (int n = 1; n <= options.drones(); n++) {
      Map<String, Object> drone = new LinkedHashMap<>();
      drone.put("id", "d" + n);
      drone.put("systemId", n);
      drone.put("origin", "SIMULATED");
      drone.put("armingAllowed", true);
      drone.put(
          "cameras",
          List.of(
              stationCamera("visible", n, 1280, 720, options.camera()),
              stationCamera("thermal", n, 640, 512, options.thermalCamera())));
      drones.add(drone);
    }
    config.put("drones", drones);
    putAround(config);
    return write("station.yaml", config);
  }

  private Map<String, Object> stationCamera(
      String spectrum, int n, int widthPx, int heightPx, Optional<Path> footage) {
    Map<String, Object> camera = new LinkedHashMap<>();
    camera.put("spectrum", spectrum);
    camera.put("url", "rtsp://127.0.0.1:" + ports.rtsp() + "/d" + n + "/" + spectrum);
    camera.put("transport", options.transport());
    if (options.login()) {
      camera.put("user", CAMERA_USER);
      camera.put("passwordFile", cameraPassword().toString());
    }
    if (footage.isEmpty()) {
      camera.put("lens", Map.of("hfovDeg", HFOV_DEG, "widthPx", widthPx, "heightPx", heightPx));
    } else {
      camera.put("posed", false);
      camera.put("origin", "REPLAYED");
      FootageCalibration.view(footage.get())
          .ifPresent(
              view -> {
                onTheMap(footage.get(), view);
                camera.put("lens", lens(view.lens()));
                camera.put("stand", stand(view.stand()));
              });
      if (options.personsLimit().isPresent()) {
        camera.put("personsLimit", options.personsLimit().getAsInt());
      }
    }
    return camera;
  }

  /** From one start of a drone to its next: nobody starts within a minute of another. */
  private int cycleS() {
    return Math.max(EVERY_S, STARTS_APART_S * options.drones());
  }

  private static void onTheMap(Path footage, FixedView view) {
    double awayM = Geodesy.distanceM(Town.DOCK, view.stand().where());
    if (awayM > MAP_REACH_M) {
      throw new BadDocument(
          String.format(
              Locale.ROOT,
              "%s.camera.yaml: the camera stood %.0f km from the demo's dock (%s, %s); give a place"
                  + " within %.0f km of it: distances count, not where on earth they are",
              footage.getFileName(),
              awayM / 1000,
              Town.DOCK.latDeg(),
              Town.DOCK.lonDeg(),
              MAP_REACH_M / 1000));
    }
  }

  private static Map<String, Object> lens(Lens lens) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("hfovDeg", lens.hfovDeg());
    line.put("widthPx", lens.widthPx());
    line.put("heightPx", lens.heightPx());
    line.put("k1", lens.k1());
    line.put("k2", lens.k2());
    line.put("k3", lens.k3());
    line.put("p1", lens.p1());
    line.put("p2", lens.p2());
    return line;
  }

  private static Map<String, Object> stand(CameraStand stand) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put(
        "position", Map.of("latDeg", stand.where().latDeg(), "lonDeg", stand.where().lonDeg()));
    line.put("heightM", stand.heightM());
    line.put("yawDeg", stand.axis().yawDeg());
    line.put("pitchDeg", stand.axis().pitchDeg());
    line.put("rollDeg", stand.axis().rollDeg());
    line.put("positionSigmaM", stand.positionSigmaM());
    line.put("heightSigmaM", stand.heightSigmaM());
    line.put("yawSigmaDeg", stand.yawSigmaDeg());
    line.put("pitchSigmaDeg", stand.pitchSigmaDeg());
    return line;
  }

  private Path writeTimetable(Instant firstStart) throws IOException {
    List<Map<String, Object>> slots = new ArrayList<>();
    for (int n = 1; n <= options.drones(); n++) {
      List<String> starts = new ArrayList<>();
      int count = options.once() && options.kills().isEmpty() ? 1 : 24 * 12;
      for (int i = 0; i < count; i++) {
        // Drones follow one another, each at its own height, and each flies every few minutes.
        long afterS = (long) STARTS_APART_S * (n - 1) + (long) cycleS() * i;
        starts.add(firstStart.plus(Duration.ofSeconds(afterS)).toString());
      }
      slots.add(
          Map.of(
              "id",
              "patrol-d" + n,
              "route",
              FleetRoutes.route(n),
              "drone",
              "d" + n,
              "pilot",
              "pilot-1",
              "at",
              starts));
    }
    Map<String, Object> timetable = new LinkedHashMap<>();
    timetable.put("zone", "Asia/Shanghai");
    timetable.put("pilots", List.of(Map.of("id", "pilot-1", "name", "Duty pilot", "maxDrones", 5)));
    timetable.put("slots", slots);
    return write("timetable.yaml", timetable);
  }

  Path writeAnalytics() throws IOException {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put(
        "station",
        Map.of("host", "127.0.0.1", "port", ports.analytics(), "keyFile", key().toString()));
    config.put("worker", "analytics-1");
    config.put("dataFolder", folder.resolve("analytics").toString());
    return write("analytics.yaml", config);
  }

  private Path write(String name, Map<String, Object> config) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, StrictYaml.write(config));
    return file;
  }
}
