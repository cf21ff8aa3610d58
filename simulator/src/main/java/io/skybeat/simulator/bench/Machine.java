package io.skybeat.simulator.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.wire.Json;
import io.skybeat.simulator.figures.Samples;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where figures come from: without this they say nothing.
 *
 * @param cores processors that the JVM may use
 * @param cpu the processor's own name, or what the JVM knows
 * @param jvm name and version
 * @param system operating system and version
 * @param load the system's load average over the last minute, negative where unknown
 */
record Machine(int cores, String cpu, String jvm, String system, double load) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** This machine now. */
  static Machine here() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        cpuName(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String cpuName() {
    if (Files.isReadable(CPU_INFO)) {
      try (Stream<String> lines = Files.lines(CPU_INFO)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
      } catch (IOException e) {
        return System.getProperty("os.arch");
      }
    }
    return System.getProperty("os.arch");
  }

  ObjectNode json() {
    ObjectNode out = Json.MAPPER.createObjectNode();
    out.put("cores", cores);
    out.put("cpu", cpu);
    out.put("jvm", jvm);
    out.put("system", system);
    Samples.put(out, "load_at_start", load);
    return out;
  }

  @Override
  public String toString() {
    return cores + " cores of " + cpu + ", " + jvm + ", " + system + ", load " + Samples.text(load);
  }
}
