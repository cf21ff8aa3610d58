package io.skybeat.simulator.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * End to end: the live pictures as a page gets them, from a whole demo (simulator, analytics and
 * station as processes of their own, one drone on its patrol) on this machine, analysis running.
 */
final class LiveBench {
  private static final Pattern ROOM = Pattern.compile("command room:\\s+(\\S+)");
  private static final Pattern LOGIN = Pattern.compile("first login:\\s+(\\S+)\\s+(\\S+)");
  private static final Duration START = Duration.ofSeconds(90);
  private static final List<String> CAMERAS = List.of("d1/visible", "d1/thermal");

  private final Effort effort;
  private final Time time;
  private final PrintStream progress;

  LiveBench(Effort effort, Time time, PrintStream progress) {
    this.effort = effort;
    this.time = time;
    this.progress = progress;
  }

  private record Door(URI room, String name, String password) {}

  /** Measures; throws IllegalStateException when the demo does not start or no picture comes. */
  ObjectNode run() {
    progress.println("bench: live pictures, from a demo of its own");
    Process demo = start();
    try {
      Door door = door(demo).get(START.toSeconds(), TimeUnit.SECONDS);
      return watch(door);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the demo did not start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      end(demo);
    }
  }

  private ObjectNode watch(Door door) throws InterruptedException {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    String cookie = LiveWatch.logIn(http, door.room(), door.name(), door.password());
    int wanted = effort.streamFrames();
    Duration patience = Duration.ofSeconds(60 + (long) (3 * wanted / effort.framesPerSecond()));
    ObjectNode out = Json.MAPPER.createObjectNode();
    try (LiveWatch visible =
            LiveWatch.open(http, door.room(), cookie, CAMERAS.get(0), time, wanted);
        LiveWatch thermal =
            LiveWatch.open(http, door.room(), cookie, CAMERAS.get(1), time, wanted)) {
      ObjectNode delay = out.putObject("capture_to_page_ms");
      delay.set("visible", visible.await(patience).json());
      delay.set("thermal", thermal.await(patience).json());
    }
    return out;
  }

  private static Process start() {
    Path root = Path.of(System.getProperty("skybeat.root", "")).toAbsolutePath();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dskybeat.root=" + root,
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "io.skybeat.simulator.cli.Skybeat",
                "demo",
                "--headless",
                "--for",
                "10m")
            .redirectErrorStream(true);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new IllegalStateException("the demo cannot be started: " + e.getMessage(), e);
    }
  }

  /** Reads what the demo prints, to its end, so that it is never held up; tells the first login. */
  private static CompletableFuture<Door> door(Process demo) {
    CompletableFuture<Door> door = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              URI room = null;
              String last = "";
              try (BufferedReader lines =
                  new BufferedReader(
                      new InputStreamReader(demo.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  last = line;
                  Matcher address = ROOM.matcher(line);
                  Matcher login = LOGIN.matcher(line);
                  if (address.find()) {
                    room = URI.create(address.group(1));
                  } else if (login.find()) {
                    door.complete(new Door(room, login.group(1), login.group(2)));
                  }
                }
              } catch (IOException e) {
                last = e.getMessage();
              }
              door.completeExceptionally(new IllegalStateException("it ended: " + last));
            },
            "skybeat-bench-demo");
    reader.setDaemon(true);
    reader.start();
    return door;
  }

  /** The demo ends its three processes by itself when it is asked to end. */
  private static void end(Process demo) {
    demo.destroy();
    try {
      if (!demo.waitFor(20, TimeUnit.SECONDS)) {
        demo.destroyForcibly();
      }
    } catch (InterruptedException e) {
      demo.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
