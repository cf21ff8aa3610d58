package io.skybeat.simulator.cli;

import io.skybeat.analytics.AnalyticsConfig;
import io.skybeat.analytics.evaluate.EvaluateCommand;
import io.skybeat.analytics.onnx.BadModel;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.simulator.patrol.InjectedErrors;
import io.skybeat.simulator.patrol.PatrolSeries;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * {@code ./skybeat evaluate}: the detectors on labelled folders, or the whole station on simulated
 * patrols.
 */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Judge the detectors, at the thresholds in use:",
      "with --data on folders of labelled pictures; with --patrols on flown patrols over the",
      "simulated town, picture by picture in virtual time, every second one on a quiet evening."
    })
public final class EvaluateAll extends EvaluateCommand {
  @Option(
      names = "--patrols",
      paramLabel = "N",
      description = "Fly so many patrols and hold what was raised against what happened.")
  private Integer patrols;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "With --patrols: the first evening; the next ones count on. Default: 1.")
  private long seed = 1;

  @Option(
      names = "--fps",
      paramLabel = "F",
      description = "With --patrols: pictures a second of each camera, 1..30. Default: 10.")
  private double framesPerSecond = 10;

  @Option(
      names = "--evenings",
      paramLabel = "KIND",
      description =
          "With --patrols: mixed (default), eventful, quiet, or stalls: the fire is at one.")
  private String evenings = "mixed";

  @Option(
      names = "--analytics",
      paramLabel = "FILE",
      description = "With --patrols: an analytics.yaml whose thresholds count. Default: its own.")
  private Path analytics;

  @Option(
      names = "--errors",
      paramLabel = "LIST",
      description = {
        "With --patrols: the drones' own errors instead of the usual ones, such as",
        "yaw=5,boresight=1,clock=0.2,gps=1.5 (degrees, degrees, seconds, metres; which way is",
        "chance). Where alerts are placed after three sightings is told in place_after_3."
      })
  private String errors = "";

  @Override
  public Integer call() {
    if (patrols == null) {
      return super.call();
    }
    try {
      PatrolSeries series =
          new PatrolSeries(
              Path.of(System.getProperty("skybeat.root", "."), "missions"),
              patrols,
              seed,
              framesPerSecond,
              PatrolSeries.Evenings.named(evenings),
              analytics == null
                  ? AnalyticsConfig.unconnected("patrol")
                  : AnalyticsConfig.read(analytics),
              InjectedErrors.parse(errors));
      return series.run(this::say, spec.commandLine().getOut(), json) ? 0 : 1;
    } catch (BadDocument | BadModel e) {
      say(e.getMessage());
      return 2;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
