package io.skybeat.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.skybeat.simulator.cli.Skybeat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ctrl-C, as a terminal or a supervisor sends it: nothing that the demo started is left. */
class InterruptedDemoTest {
  private static final Path ROOT = Path.of(System.getProperty("skybeat.root"));

  private final List<ProcessHandle> family = new ArrayList<>();

  @AfterEach
  void endAll() {
    family.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void whileItStarts() throws Exception {
    interruptAt("started simulator", 1);
  }

  @Test
  void whileEverythingRuns() throws Exception {
    interruptAt("first login:", 3);
  }

  private void interruptAt(String words, int children) throws Exception {
    assumeFalse(
        interruptsAreIgnored(),
        "whoever started this ignores SIGINT, as a shell's background jobs do, and so would the"
            + " demo; run it in the foreground");
    Process demo = start();
    family.add(demo.toHandle());
    List<String> said = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(demo.getInputStream(), StandardCharsets.UTF_8))) {
      boolean heard = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        said.add(line);
        if (!heard && line.contains(words)) {
          heard = true;
          List<ProcessHandle> mine = demo.descendants().toList();
          family.addAll(mine);
          assertEquals(children, mine.size(), () -> "processes below the demo: " + said);
          interrupt(demo);
        }
      }
      assertTrue(heard, () -> "never said '" + words + "': " + said);
    }
    assertTrue(demo.waitFor(120, TimeUnit.SECONDS), "the demo did not end");
    assertNotEquals(0, demo.exitValue(), "an interrupted demo is no success");
    for (ProcessHandle one : family) {
      ended(one);
    }
  }

  /** What ignores a signal hands that on to the processes that it starts. */
  private static boolean interruptsAreIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
  }

  /** By the shell's own kill: a bare system has no program of that name. */
  private static void interrupt(Process demo) throws Exception {
    assertEquals(0, new ProcessBuilder("sh", "-c", "kill -INT " + demo.pid()).start().waitFor());
  }

  private static void ended(ProcessHandle one) throws Exception {
    try {
      one.onExit().get(120, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // Said below.
    }
    assertFalse(one.isAlive(), () -> "left running: " + one.info());
  }

  private static Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dskybeat.root=" + ROOT, "-XX:+UseSerialGC", "-Xmx128m"));
    command.addAll(List.of(Skybeat.class.getName(), "demo", "--headless", "--quiet"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder.start();
  }
}
