package io.skybeat.simulator.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.time.SystemTime;
import io.skybeat.core.wire.Json;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./skybeat bench}: measures this machine. What the figures mean: docs/performance.md. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures MAVLink messages a second, the video path by stage, the latency of a stream on",
      "loopback, the analytics process on eight streams beside a plain loop, from the camera to",
      "the page in a demo of its own, and a station of 200 vehicles on a loaded machine. Figures",
      "are worth what the machine is: stop whatever else runs."
    })
public final class BenchCommand implements Callable<Integer> {
  /** What can be measured. */
  enum Part {
    MAVLINK,
    VIDEO,
    SEEING,
    LIVE,
    FLEET,
    ENDURANCE,
    ALL
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "PART",
      defaultValue = "all",
      description =
          "mavlink, video, seeing, live, fleet, endurance (an hour) or all the others (default)")
  private String part;

  @Option(names = "--quick", description = "under a minute, with wider spread")
  private boolean quick;

  @Option(names = "--json", description = "one JSON object as the last line")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Effort effort = quick ? Effort.QUICK : Effort.FULL;
    try {
      ObjectNode report = run(named(), effort, System.err);
      report.put("quick", quick);
      System.out.print(json ? Json.write(report) + System.lineSeparator() : Tables.of(report));
      return 0;
    } catch (IllegalStateException e) {
      System.err.println("bench: " + e.getMessage());
      return 1;
    }
  }

  private Part named() {
    try {
      return Part.valueOf(part.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(),
          "'"
              + part
              + "' cannot be measured; name mavlink, video, seeing, live, fleet, endurance or all",
          e);
    }
  }

  /** Measures {@code part}; the report has the machine beside the figures. */
  static ObjectNode run(Part part, Effort effort, PrintStream progress) {
    Machine machine = Machine.here();
    progress.println("bench: " + machine);
    ObjectNode report = Json.MAPPER.createObjectNode();
    report.set("machine", machine.json());
    if (part == Part.MAVLINK || part == Part.ALL) {
      report.set("mavlink", new MavlinkBench(effort, progress).run());
    }
    try (SystemTime time = new SystemTime()) {
      if (part == Part.VIDEO || part == Part.ALL) {
        report.set("video", new VideoBench(effort, time, progress).run());
      }
      if (part == Part.SEEING || part == Part.ALL) {
        report.set("seeing", new SeeingBench(effort, time, progress).run());
      }
      if (part == Part.ENDURANCE) {
        report.set("endurance", new SeeingBench(effort, time, progress).endure());
      }
      if (part == Part.LIVE || part == Part.ALL) {
        report.set("live", new LiveBench(effort, time, progress).run());
      }
      if (part == Part.FLEET || part == Part.ALL) {
        report.set("fleet", new FleetBench(effort, time, progress).run());
      }
    }
    return report;
  }
}
