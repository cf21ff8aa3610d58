package io.skybeat.simulator.demo;

import io.skybeat.core.time.Time;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One of the demo's three processes: started with its module's own class path, its output kept in a
 * log file, its first {@code ready} line awaited, its peak memory read, its end forced if need be.
 */
final class ChildProcess {
  private final String name;
  private final Path log;
  private final Process process;
  private final CompletableFuture<String> ready = new CompletableFuture<>();

  private ChildProcess(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts {@code mainClass} of the Maven module {@code module} below {@code root}.
   *
   * @param folder where {@code NAME.log} is written
   * @param jvmOptions for this process alone
   */
  static ChildProcess start(
      String name,
      Path root,
      String module,
      String mainClass,
      List<String> jvmOptions,
      List<String> arguments,
      Path folder)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Dskybeat.root=" + root,
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Duser.timezone=UTC",
            "-XX:+UseSerialGC"));
    command.addAll(jvmOptions);
    command.add(mainClass);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // In the environment, not on the command line, which stays short.
    builder
        .environment()
        .put(
            "CLASSPATH",
            root.resolve(module).resolve("target/classes")
                + ":"
                + Files.readString(root.resolve(module).resolve("target/classpath")).strip());
    builder.environment().put("OPT_OUT_TRACKING", "true");
    Path log = folder.resolve(name + ".log");
    ChildProcess child = new ChildProcess(name, log, builder.start());
    Thread reader = new Thread(child::copyOutput, "skybeat-log-" + name);
    reader.setDaemon(true);
    reader.start();
    return child;
  }

  private void copyOutput() {
    try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Writer out =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.write(line);
        out.write('\n');
        out.flush();
        if (line.equals("ready") || line.startsWith("ready ")) {
          ready.complete(line);
        }
      }
    } catch (IOException e) {
      // The stream breaks when the process is killed; its exit says the rest.
    }
    ready.completeExceptionally(new IOException(name + " ended before it was ready"));
  }

  String name() {
    return name;
  }

  Path log() {
    return log;
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Waits for the {@code ready} line; throws DemoFailure with the log's last lines otherwise. */
  String awaitReady(Duration limit) throws InterruptedException {
    try {
      return ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new DemoFailure(name + " ended at once:\n" + lastLines(15));
    } catch (TimeoutException e) {
      throw new DemoFailure(
          name + " was not ready within " + limit.toSeconds() + " s:\n" + lastLines(15));
    }
  }

  /** Peak resident memory so far, megabytes; empty where the platform does not tell. */
  OptionalLong peakRssMb() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status"))) {
        if (line.startsWith("VmHWM:")) {
          return OptionalLong.of(Long.parseLong(line.replaceAll("\\D", "")) / 1024);
        }
      }
    } catch (IOException e) {
      // Gone, or no Linux.
    }
    return OptionalLong.empty();
  }

  /** Ends the process as a power cut would: nothing is closed, nothing is written. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(5, TimeUnit.SECONDS);
  }

  /** Writes a line to the process's standard input. */
  void tell(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Asks the process to end, and ends it by force after {@code grace}. */
  void stop(Time time, Duration grace) {
    process.destroy();
    long deadline = time.nanos() + grace.toNanos();
    try {
      if (!process.waitFor(Math.max(1, deadline - time.nanos()), TimeUnit.NANOSECONDS)) {
        process.destroyForcibly();
        process.waitFor(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  String lastLines(int count) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    } catch (IOException e) {
      return "(no log)";
    }
  }
}
