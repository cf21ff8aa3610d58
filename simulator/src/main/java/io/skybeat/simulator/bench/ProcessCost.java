package io.skybeat.simulator.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.simulator.figures.Samples;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process has used so far. */
final class ProcessCost {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ProcessCost() {}

  /** CPU seconds of the whole process, the JVM's own threads too. */
  static double cpuS() {
    return ProcessHandle.current()
            .info()
            .totalCpuDuration()
            .orElseThrow(() -> new IllegalStateException("this system tells no processor times"))
            .toNanos()
        / 1e9;
  }

  /** CPU seconds of the living Java threads whose names begin with {@code prefix}. */
  static double cpuS(String prefix) {
    long nanos = 0;
    for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().startsWith(prefix)) {
        nanos += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return nanos / 1e9;
  }

  /** CPU nanoseconds of the calling thread. */
  static long mine() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** Adds resident and heap memory now; null where the system does not tell. */
  static void memory(ObjectNode out) {
    Samples.put(out, "resident_mb", residentMb(), 1);
    Runtime vm = Runtime.getRuntime();
    Samples.put(out, "heap_mb", (vm.totalMemory() - vm.freeMemory()) / 1048576.0, 1);
  }

  private static double residentMb() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmRSS:")) {
          return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
        }
      }
    } catch (IOException e) {
      return Double.NaN;
    }
    return Double.NaN;
  }
}
