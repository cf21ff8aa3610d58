package io.skybeat.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.clip.Sha256;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.sighting.StillRef;
import io.skybeat.core.time.SystemTime;
import io.skybeat.station.StationMain;
import io.skybeat.station.store.SqliteViews;
import io.skybeat.station.vault.EvidenceVault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes, killed as {@code kill -9} does: a station with its journal, and analytics' spool
 * and link. {@code -Dskybeat.kills=20} kills more often.
 */
class KilledProcessesTest {
  private static final int KILLS = Integer.getInteger("skybeat.kills", 2);
  private static final String KEY = "0123456789abcdef0123456789abcdef0123456789abcdef";
  private static final Path ROOT = Path.of(System.getProperty("skybeat.root"));

  @TempDir Path folder;
  private final List<Running> all = new ArrayList<>();

  /** A process with what it says. */
  private static final class Running {
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> said = new ArrayList<>();

    private Running(Process process) {
      this.process = process;
      Thread reader = new Thread(this::listen, "killed-output");
      reader.setDaemon(true);
      reader.start();
    }

    private void listen() {
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          lines.add(line);
        }
      } catch (IOException e) {
        // It was killed.
      }
      lines.add("(ended)");
    }

    private void await(String word) throws InterruptedException {
      while (true) {
        String line = lines.poll(120, TimeUnit.SECONDS);
        said.add(String.valueOf(line));
        assertTrue(line != null && !line.equals("(ended)"), "no '" + word + "': " + said);
        if (line.startsWith(word)) {
          return;
        }
      }
    }

    private void kill() throws InterruptedException {
      process.destroyForcibly();
      assertTrue(process.waitFor(120, TimeUnit.SECONDS));
    }
  }

  @AfterEach
  void endAll() {
    all.forEach(one -> one.process.destroyForcibly());
  }

  private Running start(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Dskybeat.root=" + ROOT,
            "-Djava.io.tmpdir=" + folder,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Running running = new Running(builder.start());
    all.add(running);
    return running;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Path writeStation(int port) throws IOException {
    Files.writeString(
        folder.resolve("timetable.yaml"),
        "zone: UTC\npilots:\n  - {id: pilot-1, name: P, maxDrones: 1}\nslots: []\n");
    Files.writeString(folder.resolve("key"), KEY + "\n");
    Path file = folder.resolve("station.yaml");
    Files.writeString(
        file,
        """
        station: kills
        dataFolder: station
        missionsFolder: %s
        timetable: timetable.yaml
        listen: {mavlink: "127.0.0.1:0", analytics: "127.0.0.1:%d", web: "127.0.0.1:0"}
        analyticsKeyFile: key
        drones:
          - {id: d1, systemId: 1, origin: simulated, armingAllowed: false, cameras: []}
        """
            .formatted(ROOT.resolve("missions"), port));
    return file;
  }

  private Running station(Path config) throws Exception {
    Running station = start(StationMain.class, "--config", config.toString());
    station.await("ready");
    return station;
  }

  private Running worker(int port, int life, String what) throws Exception {
    Running worker =
        start(
            SpoolingWorker.class,
            folder.resolve("analytics").toString(),
            Integer.toString(port),
            KEY,
            "life" + life,
            what);
    worker.await("ready");
    return worker;
  }

  private List<Sighting> kept() {
    try (SqliteViews views = new SqliteViews(folder.resolve("station/station.db"), "kills")) {
      return views.sightings(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), 1_000_000);
    }
  }

  /** Hashes of pictures that a sighting names and the station has not. */
  private List<String> missing(List<Sighting> kept, SystemTime time) throws IOException {
    Path data = folder.resolve("station");
    List<String> missing = new ArrayList<>();
    try (EvidenceVault vault =
        EvidenceVault.open(
            new EvidenceVault.Places(
                data.resolve("evidence"), data.resolve("stills"), data.resolve("exports")),
            "kills",
            "test",
            Duration.ofDays(90),
            time,
            event -> {})) {
      for (Sighting sighting : kept) {
        for (StillRef still : sighting.still().stream().toList()) {
          Optional<byte[]> jpeg = vault.stills().read(still.sha256());
          if (!jpeg.map(Sha256::of).equals(Optional.of(still.sha256()))) {
            missing.add(still.sha256());
          }
        }
      }
    }
    return missing;
  }

  @Test
  void nothingIsLostOrDoubledThoughBothAreKilledAgainAndAgain() throws Exception {
    int port = freePort();
    Path config = writeStation(port);
    SplittableRandom random = new SplittableRandom(5);
    try (SystemTime time = new SystemTime()) {
      Kills kills =
          new Kills(
              Kills.Victim.STATION,
              2 * KILLS,
              5,
              time,
              folder.resolve("analytics").resolve("spool"));
      Running station = station(config);
      Running worker = worker(port, 0, "sight");
      while (!kills.over()) {
        // Both at work for a while; nothing is expected of how long.
        TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(500));
        if (kills.done() % 2 == 0) {
          station.kill();
          station = station(config);
        } else {
          worker.kill();
          kills.noteSpool();
          worker = worker(port, kills.done(), "sight");
        }
        kills.noteSpool();
        kills.struck();
      }
      worker.kill();
      kills.noteSpool();
      worker(port, 99, "flush").await("empty");
      station.process.destroy();
      assertTrue(station.process.waitFor(120, TimeUnit.SECONDS));
      List<Sighting> kept = kept();
      Kills.Account account = kills.account(kept.stream().map(Sighting::id).toList());
      System.out.println("kills: " + kills.done() + ", " + account.spooled() + " sightings");
      assertTrue(account.agree(), account.toString());
      assertTrue(account.spooled() > 50, account.toString());
      assertEquals(List.of(), missing(kept, time));
    }
  }
}
