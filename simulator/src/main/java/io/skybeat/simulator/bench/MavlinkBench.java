package io.skybeat.simulator.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.wire.Json;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.simulator.figures.Samples;
import java.io.PrintStream;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** MAVLink messages a second by JMH: ours, and dronefleet's reader on the same bytes. */
final class MavlinkBench {
  private final Effort effort;
  private final PrintStream progress;

  MavlinkBench(Effort effort, PrintStream progress) {
    this.effort = effort;
    this.progress = progress;
  }

  /** Measures; throws IllegalStateException with the remedy when JMH cannot run. */
  ObjectNode run() {
    Collection<RunResult> results;
    try {
      OutputFormat output = OutputFormatFactory.createFormatInstance(progress, VerboseMode.NORMAL);
      results = new Runner(options(), output).run();
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH cannot run: " + e.getMessage(), e);
    }
    ObjectNode out = Json.MAPPER.createObjectNode();
    out.put("messages_in_mix", LinkTraffic.MESSAGES);
    out.put("bytes_in_mix", new LinkTraffic(new Dialect()).wire().length);
    Map<String, Double> perSecond = new TreeMap<>();
    for (RunResult result : results) {
      String label = result.getPrimaryResult().getLabel();
      perSecond.put(label, result.getPrimaryResult().getScore());
      out.set(label, cell(result));
    }
    ratio(
        out, "decode_ratio_to_dronefleet", perSecond.get("decode"), "decodeDronefleet", perSecond);
    ratio(
        out, "encode_ratio_to_dronefleet", perSecond.get("encode"), "encodeDronefleet", perSecond);
    return out;
  }

  private Options options() {
    // Another JMH on this machine is the load average's business, not a reason to give up.
    System.setProperty("jmh.ignoreLock", "true");
    TimeValue iteration = TimeValue.milliseconds(effort.iterationMs());
    return new OptionsBuilder()
        .include("^" + MavlinkCodecs.class.getName().replace(".", "\\.") + "\\.")
        .forks(effort.forks())
        .warmupForks(0)
        .warmupIterations(effort.warmups())
        .warmupTime(iteration)
        .measurementIterations(effort.iterations())
        .measurementTime(iteration)
        .threads(1)
        .shouldFailOnError(true)
        .addProfiler(GCProfiler.class)
        .build();
  }

  private static ObjectNode cell(RunResult result) {
    Result<?> primary = result.getPrimaryResult();
    ObjectNode cell = Json.MAPPER.createObjectNode();
    Samples.put(cell, "messages_per_s", primary.getScore());
    // Absent with fewer than three iterations.
    Samples.put(cell, "error_99_9", primary.getScoreError());
    Samples.put(cell, "min", primary.getStatistics().getMin());
    Samples.put(cell, "max", primary.getStatistics().getMax());
    cell.put("n", primary.getSampleCount());
    result.getSecondaryResults().entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
        .forEach(
            entry -> Samples.put(cell, "allocated_bytes_per_message", entry.getValue().getScore()));
    return cell;
  }

  private static void ratio(
      ObjectNode out, String name, Double ours, String other, Map<String, Double> perSecond) {
    Double theirs = perSecond.get(other);
    Samples.put(out, name, ours == null || theirs == null ? Double.NaN : ours / theirs);
  }
}
