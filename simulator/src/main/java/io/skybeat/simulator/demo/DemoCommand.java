package io.skybeat.simulator.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.time.SystemTime;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./skybeat demo}: the whole of Skybeat on this machine, without a drone. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Starts simulator, analytics and ground station on loopback, prints the command room's"
            + " address with a first login, and tells what happens as it happens.")
public final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--once", description = "fly one sortie, print the summary, end")
  private boolean once;

  @Option(names = "--drones", paramLabel = "N", description = "how many drones (default 1)")
  private int drones = 1;

  @Option(names = "--seed", paramLabel = "N", description = "of the town (default 1)")
  private long seed = 1;

  @Option(names = "--quiet", description = "a town without incidents")
  private boolean quiet;

  @Option(
      names = "--camera",
      paramLabel = "FILE",
      description =
          "the visible camera replays this footage; FILE.camera.yaml may give its calibration,"
              + " without it its sightings are unplaced")
  private Path camera;

  @Option(
      names = "--thermal-camera",
      paramLabel = "FILE",
      description = "likewise for the thermal camera")
  private Path thermalCamera;

  @Option(
      names = "--limit",
      paramLabel = "persons=N",
      description = "alert at N persons in a picture that cannot be placed")
  private String limit;

  @Option(
      names = "--transport",
      paramLabel = "tcp|udp",
      description = "how the pictures travel (default tcp)")
  private String transport = "tcp";

  @Option(names = "--login", description = "the cameras ask for a digest login")
  private boolean login;

  @Option(names = "--headless", description = "nobody will look at the page")
  private boolean headless;

  @Option(names = "--for", paramLabel = "DURATION", description = "end after e.g. 90s, 5m, PT2H")
  private String length;

  @Option(names = "--port", paramLabel = "PORT", description = "of the page (default 8080 or free)")
  private int port = -1;

  @Option(
      names = "--kill",
      paramLabel = "PART=N",
      description =
          "kill analytics, station or video N times at seeded moments in flight, over as many"
              + " sorties as it takes, and check that no sighting is lost or doubled")
  private String kill;

  @Option(names = "--json", description = "the summary as one JSON object on the last line")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    DemoOptions options = options();
    try (SystemTime time = new SystemTime()) {
      DemoRun run = new DemoRun(options, root(), time, System.err);
      Thread hook = new Thread(run::close, "skybeat-end");
      Runtime.getRuntime().addShutdownHook(hook);
      try {
        ObjectNode summary = run.perform();
        System.out.println(json ? Json.write(summary) : summary.toPrettyString());
        return summary.path("ok").asBoolean() ? 0 : 1;
      } catch (DemoFailure | BadDocument e) {
        System.err.println("demo: " + e.getMessage());
        return 1;
      } catch (IOException e) {
        System.err.println("demo: " + e);
        return 1;
      } finally {
        run.close();
      }
    }
  }

  private DemoOptions options() {
    if (drones < 1 || drones > 5) {
      throw usage("--drones must be 1..5");
    }
    for (Path file : new Path[] {camera, thermalCamera}) {
      if (file != null && !Files.isReadable(file)) {
        throw usage(file + ": no such file, or it cannot be read");
      }
    }
    if (!transport.equals("tcp") && !transport.equals("udp")) {
      throw usage("--transport is '" + transport + "'; it must be tcp or udp");
    }
    return new DemoOptions(
        once,
        drones,
        seed,
        quiet,
        Optional.ofNullable(camera).map(Path::toAbsolutePath),
        Optional.ofNullable(thermalCamera).map(Path::toAbsolutePath),
        personsLimit(),
        transport,
        login,
        Optional.ofNullable(length).map(this::duration),
        port >= 0 ? port : headless ? 0 : -1,
        killPlan());
  }

  private Optional<DemoOptions.KillPlan> killPlan() {
    if (kill == null) {
      return Optional.empty();
    }
    String[] parts = kill.split("=", -1);
    try {
      if (parts.length == 2 && Integer.parseInt(parts[1]) > 0) {
        return Optional.of(
            new DemoOptions.KillPlan(
                Kills.Victim.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                Integer.parseInt(parts[1])));
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw usage("--kill is '" + kill + "'; it must be analytics=N, station=N or video=N");
  }

  private OptionalInt personsLimit() {
    if (limit == null) {
      return OptionalInt.empty();
    }
    try {
      String[] parts = limit.split("=", -1);
      if (parts.length == 2 && parts[0].equals("persons") && Integer.parseInt(parts[1]) > 0) {
        return OptionalInt.of(Integer.parseInt(parts[1]));
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw usage("--limit is '" + limit + "'; it must be persons=N with N over 0");
  }

  private Duration duration(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    try {
      return Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
    } catch (DateTimeParseException e) {
      throw usage("--for is '" + text + "'; give a duration such as 90s, 5m or PT2H");
    }
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private static Path root() {
    return Path.of(System.getProperty("skybeat.root", "")).toAbsolutePath();
  }
}
