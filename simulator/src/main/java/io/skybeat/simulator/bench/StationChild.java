package io.skybeat.simulator.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A station in a process of its own, with the options that {@code ./skybeat station} has. */
final class StationChild implements AutoCloseable {
  private final Process process;
  private final CompletableFuture<String> ready = new CompletableFuture<>();

  private StationChild(Process process) {
    this.process = process;
  }

  /** Starts it and waits for its {@code ready}; its output goes to {@code station.log} beside. */
  static StationChild start(Path root, Path config) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Dskybeat.root=" + root,
            "-Djava.awt.headless=true",
            "-Duser.timezone=UTC",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "io.skybeat.station.StationMain",
            "--config",
            config.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Path module = root.resolve("ground-station").resolve("target");
    builder
        .environment()
        .put(
            "CLASSPATH",
            module.resolve("classes")
                + ":"
                + Files.readString(module.resolve("classpath")).strip());
    StationChild child = new StationChild(builder.start());
    Thread reader = new Thread(() -> child.copy(config.resolveSibling("station.log")));
    reader.setDaemon(true);
    reader.start();
    try {
      child.ready.get(90, TimeUnit.SECONDS);
      return child;
    } catch (ExecutionException | TimeoutException e) {
      child.close();
      throw new IllegalStateException(
          "the station did not start; see " + config.resolveSibling("station.log"), e);
    }
  }

  private void copy(Path log) {
    try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Writer out = Files.newBufferedWriter(log)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.write(line + "\n");
        out.flush();
        if (line.startsWith("ready")) {
          ready.complete(line);
        }
      }
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
    ready.completeExceptionally(new IOException("it has ended"));
  }

  /** Processor time used so far. */
  Duration cpu() {
    return process
        .toHandle()
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IllegalStateException("this system tells no processor times"));
  }

  /** Greatest resident memory so far, MB; NaN where the system does not tell. */
  double peakMb() {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
        }
      }
    } catch (IOException e) {
      return Double.NaN;
    }
    return Double.NaN;
  }

  /** Whether it still lives. */
  boolean alive() {
    return process.isAlive();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
