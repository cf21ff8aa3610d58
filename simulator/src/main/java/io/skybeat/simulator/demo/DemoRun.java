package io.skybeat.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.time.Time;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One demo, from the first process to the summary. */
final class DemoRun implements AutoCloseable {
  /** From the station's start to the first take-off: the other processes start meanwhile. */
  private static final Duration LEAD = Duration.ofSeconds(9);

  private static final Duration READY = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** How long a single sortie may take in all before the demo gives up. */
  private static final Duration ONCE_LIMIT = Duration.ofMinutes(10);

  /** Likewise with kills, which take several sorties. */
  private static final Duration KILLS_LIMIT = Duration.ofMinutes(40);

  private static final Pattern TOKEN = Pattern.compile("token[= ]([A-Za-z0-9_-]{16,})");

  private final DemoOptions options;
  private final Path root;
  private final Time time;
  private final PrintStream out;
  private final Narrator narrator;
  private final List<ChildProcess> children = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Optional<PageProbe> probe = Optional.empty();
  private boolean closed;

  DemoRun(DemoOptions options, Path root, Time time, PrintStream out) {
    this.options = options;
    this.root = root;
    this.time = time;
    this.out = out;
    this.narrator = new Narrator(time, out);
  }

  /** Runs the demo to its end; returns the summary. */
  ObjectNode perform() throws IOException, InterruptedException {
    Instant startedAt = time.now();
    DemoFolder.Ports ports = ports();
    DemoFolder folder = DemoFolder.make(root, options, ports, startedAt);
    out.println("logs and data: " + folder.path());
    Instant firstStart = Instant.ofEpochSecond(startedAt.plus(LEAD).getEpochSecond());
    folder.writeKey();
    ChildProcess simulator = startSimulator(folder);
    ChildProcess station = startStation(folder, firstStart);
    // The cameras have to be there before analytics asks for them: it retries a refusal slowly.
    simulator.awaitReady(READY);
    final ChildProcess analytics = startAnalytics(folder);
    Matcher token = TOKEN.matcher(station.awaitReady(READY) + "\n" + station.lastLines(50));
    if (!token.find()) {
      throw new DemoFailure("the station told no first login; see " + station.log());
    }
    URI page = URI.create("http://127.0.0.1:" + ports.web());
    PageProbe watcher = logIn(page, token.group(1));
    analytics.awaitReady(READY);
    Optional<Kills> kills =
        options
            .kills()
            .map(
                plan ->
                    new Kills(
                        plan.victim(),
                        plan.count(),
                        options.seed(),
                        time,
                        folder.path().resolve("analytics/spool")));
    await(folder, firstStart, kills);
    ObjectNode summary =
        new Summary(options, folder, watcher, startedAt, firstStart)
            .write(List.copyOf(children), time.now());
    if (kills.isPresent()) {
      accountFor(kills.get(), watcher, summary);
    }
    boolean proven =
        new EvidenceTake(watcher, folder.path(), time)
            .account(watcher.state().path("alerts"), summary);
    summary.put("ok", summary.path("ok").asBoolean() && proven);
    summary.put("wall_s", Math.round(Score.seconds(startedAt, time.now()) * 10) / 10.0);
    return summary;
  }

  private DemoFolder.Ports ports() throws IOException {
    int web = options.webPort();
    if (web < 0) {
      web = free(8080) ? 8080 : freeTcp();
    } else if (web == 0) {
      web = freeTcp();
    } else if (!free(web)) {
      throw new DemoFailure("port " + web + " is in use; choose another one with --port");
    }
    int mavlink;
    try (DatagramSocket udp = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      mavlink = udp.getLocalPort();
    }
    return new DemoFolder.Ports(mavlink, freeTcp(), web, freeTcp(), freeTcp(), freeTcp());
  }

  private static int freeTcp() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private ChildProcess startStation(DemoFolder folder, Instant firstStart) throws IOException {
    return start(
        "station",
        "ground-station",
        "io.skybeat.station.StationMain",
        List.of("-Xmx128m", "-XX:MaxMetaspaceSize=96m"),
        folder,
        folder.writeStation(firstStart));
  }

  private ChildProcess startSimulator(DemoFolder folder) throws IOException {
    return start(
        "simulator",
        "simulator",
        "io.skybeat.simulator.cli.Skybeat",
        List.of("-Xmx768m"),
        folder,
        folder.writeSimulator());
  }

  private ChildProcess startAnalytics(DemoFolder folder) throws IOException {
    return start(
        "analytics",
        "analytics",
        "io.skybeat.analytics.Main",
        List.of("-Xmx384m"),
        folder,
        folder.writeAnalytics());
  }

  private ChildProcess start(
      String name,
      String module,
      String mainClass,
      List<String> jvmOptions,
      DemoFolder folder,
      Path config)
      throws IOException {
    List<String> arguments = new ArrayList<>();
    if (name.equals("simulator")) {
      arguments.addAll(List.of("simulator", "--control"));
      if (options.kills().map(plan -> plan.victim() == Kills.Victim.VIDEO).orElse(false)) {
        arguments.add("--cameras-apart");
      }
    }
    arguments.addAll(List.of("--config", config.toString()));
    synchronized (children) {
      if (closed) {
        throw new DemoFailure("ended while starting");
      }
      ChildProcess child =
          ChildProcess.start(name, root, module, mainClass, jvmOptions, arguments, folder.path());
      children.add(child);
      narrator.say("started " + name + " (process " + child.pid() + ")");
      return child;
    }
  }

  private PageProbe logIn(URI page, String token) throws InterruptedException {
    byte[] secret = new byte[9];
    new SecureRandom().nextBytes(secret);
    String password = HexFormat.of().formatHex(secret);
    PageProbe watcher =
        new PageProbe(
            page,
            time,
            (at, state) -> {
              narrator.tell(state);
              if (options.once() && options.kills().isEmpty() && allDone(state)) {
                ended.countDown();
              }
            });
    probe = Optional.of(watcher);
    watcher.setUp(token, "admin", password);
    out.println();
    out.println("  command room:  " + page + "/");
    out.println("  first login:   admin   " + password);
    out.println();
    watcher.watch();
    return watcher;
  }

  private boolean allDone(JsonNode state) {
    int done = 0;
    for (JsonNode sortie : state.path("sorties")) {
      done += sortie.path("phase").asText().equals("DONE") ? 1 : 0;
    }
    return done >= options.drones();
  }

  private void await(DemoFolder folder, Instant firstStart, Optional<Kills> kills)
      throws InterruptedException, IOException {
    Duration limit = options.length().orElse(standardLimit());
    long deadline = time.nanos() + limit.toNanos();
    while (!ended.await(200, TimeUnit.MILLISECONDS)) {
      if (kills.isPresent()) {
        ObjectNode state = probe.orElseThrow().state();
        boolean airborne = airborne(state);
        kills.get().noteSpool();
        if (kills.get().over() && !airborne) {
          break;
        }
        boolean back = kills.get().victim() != Kills.Victim.VIDEO || filming(state);
        if (kills.get().due(airborne && back)) {
          strike(kills.get(), folder, firstStart);
        }
      }
      for (ChildProcess child : children) {
        if (!child.alive()) {
          throw new DemoFailure(child.name() + " has ended by itself:\n" + child.lastLines(15));
        }
      }
      if (time.nanos() > deadline) {
        if (options.length().isEmpty()) {
          throw new DemoFailure("the sorties did not end within " + limit.toMinutes() + " minutes");
        }
        break;
      }
    }
    // What was seen last may still be on its way.
    TimeUnit.SECONDS.sleep(kills.isPresent() ? 8 : 2);
    if (kills.isPresent()) {
      kills.get().noteSpool();
    }
  }

  private Duration standardLimit() {
    if (options.kills().isPresent()) {
      return KILLS_LIMIT;
    }
    return options.once() ? ONCE_LIMIT : Duration.ofDays(3650);
  }

  private static boolean airborne(JsonNode state) {
    for (JsonNode sortie : state.path("sorties")) {
      if (sortie.has("tookOffAt") && !sortie.path("phase").asText().equals("DONE")) {
        return true;
      }
    }
    return false;
  }

  /** True when every camera's picture runs: the room tells it within a second of a break. */
  private static boolean filming(JsonNode state) {
    for (JsonNode stream : state.path("streams")) {
      if (!stream.path("state").asText().equals("RUNNING")) {
        return false;
      }
    }
    return !state.path("streams").isEmpty();
  }

  /** Kills the victim and has it back; nobody else is touched. */
  private void strike(Kills kills, DemoFolder folder, Instant firstStart)
      throws InterruptedException, IOException {
    String name = kills.victim().name().toLowerCase(Locale.ROOT);
    narrator.say("kill " + (kills.done() + 1) + " of " + name);
    if (kills.victim() == Kills.Victim.VIDEO) {
      // The simulator starts its cameras again by itself.
      child("simulator").tell("kill-video");
    } else {
      ChildProcess old = child(name);
      synchronized (children) {
        children.remove(old);
      }
      old.kill();
      kills.noteSpool();
      ChildProcess next =
          kills.victim() == Kills.Victim.STATION
              ? startStation(folder, firstStart)
              : startAnalytics(folder);
      next.awaitReady(READY);
    }
    kills.struck();
  }

  private ChildProcess child(String name) {
    synchronized (children) {
      return children.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }
  }

  /** Holds the sightings that analytics had against those that the station has. */
  private void accountFor(Kills kills, PageProbe watcher, ObjectNode summary)
      throws InterruptedException {
    List<String> ids =
        Score.sightings(watcher.get("/api/sightings?limit=10000")).stream()
            .map(Sighting::id)
            .toList();
    boolean good = kills.write(kills.account(ids), !options.quiet(), summary);
    summary.put("ok", summary.path("ok").asBoolean() && good);
  }

  @Override
  public void close() {
    List<ChildProcess> mine;
    synchronized (children) {
      closed = true;
      mine = new ArrayList<>(children);
      children.clear();
    }
    probe.ifPresent(PageProbe::close);
    for (ChildProcess child : mine) {
      child.stop(time, GRACE);
    }
    ended.countDown();
  }
}
