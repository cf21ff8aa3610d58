package io.skybeat.simulator.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.wire.Json;
import io.skybeat.simulator.figures.Samples;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Supplier;

/**
 * One step of the video path: the wall time and the calling thread's CPU time of each pass, in
 * milliseconds. What a library does on threads of its own is in the wall time only.
 */
final class Stage {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final String name;
  private final Samples wallMs = new Samples();
  private final Samples cpuMs = new Samples();
  private int unmeasured;

  /** A stage whose first {@code unmeasured} passes only warm it up. */
  Stage(String name, int unmeasured) {
    this.name = name;
    this.unmeasured = unmeasured;
  }

  String name() {
    return name;
  }

  /** Runs {@code step} and keeps how long it took. */
  <T> T time(Supplier<T> step) {
    long cpu = threads.getCurrentThreadCpuTime();
    long wall = System.nanoTime();
    T result = step.get();
    long wallEnd = System.nanoTime();
    add((wallEnd - wall) / 1e6, (threads.getCurrentThreadCpuTime() - cpu) / 1e6);
    return result;
  }

  /** Takes a pass that was measured elsewhere; NaN for what was not. */
  void add(double wall, double cpu) {
    if (unmeasured > 0) {
      unmeasured--;
      return;
    }
    if (Double.isFinite(wall)) {
      wallMs.add(wall);
    }
    if (Double.isFinite(cpu)) {
      cpuMs.add(cpu);
    }
  }

  int passes() {
    return Math.max(wallMs.count(), cpuMs.count());
  }

  ObjectNode json() {
    ObjectNode out = Json.MAPPER.createObjectNode();
    out.put("stage", name);
    if (wallMs.count() > 0) {
      out.set("wall_ms", wallMs.json());
    }
    if (cpuMs.count() > 0) {
      out.set("cpu_ms", cpuMs.json());
    }
    return out;
  }
}
