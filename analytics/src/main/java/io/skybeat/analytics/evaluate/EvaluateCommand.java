package io.skybeat.analytics.evaluate;

import io.skybeat.analytics.onnx.BadModel;
import io.skybeat.analytics.onnx.Model;
import io.skybeat.analytics.onnx.OnnxDetector;
import io.skybeat.core.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code evaluate}: judges the detectors at the thresholds in use on labelled folders. Progress
 * goes to standard error, results to standard output; with {@code --json} the last line is one
 * object with one member a folder.
 */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Judge the detectors, at the thresholds in use, on folders of labelled pictures.")
public class EvaluateCommand implements Callable<Integer> {
  private static final int NOTHING_EVALUATED = 1;
  private static final int BAD_USAGE = 2;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Holds street-video, drone-view, crowd, scuffle, fire, thermal-aerial, or some.")
  private Path data;

  /** Whether one JSON object is asked for. */
  @Option(names = "--json", description = "Print one JSON object as the last line.")
  protected boolean json;

  @Option(
      names = "--model",
      paramLabel = "CARD",
      description = "The card.yaml of another detector; default: the one that is shipped.")
  private Path model;

  @Option(
      names = "--thermal-model",
      paramLabel = "CARD",
      description = "The card.yaml of another thermal detector; default: the one that is shipped.")
  private Path thermalModel;

  @Option(
      names = "--only",
      paramLabel = "FOLDER",
      description =
          "Judge these folders alone; may be repeated. The beginning of a name will do: thermal.")
  private List<String> only = List.of();

  @Option(
      names = "--motion-figures",
      paramLabel = "FILE",
      description =
          "With scuffle: write what every window measures there, for the recipe that trains its model.")
  private Path motionFigures;

  @Spec protected CommandSpec spec;

  @Override
  public Integer call() {
    if (data == null) {
      say("name the folder of labelled pictures with --data DIR");
      return BAD_USAGE;
    }
    if (!Files.isDirectory(data)) {
      say("--data " + data + ": no such folder; name one that holds street-video, crowd, ...");
      return BAD_USAGE;
    }
    try (OnnxDetector detector =
            model == null ? OnnxDetector.bundled() : new OnnxDetector(Model.open(model));
        OnnxDetector thermal =
            thermalModel == null
                ? new OnnxDetector(Model.bundled(Model.THERMAL))
                : new OnnxDetector(Model.open(thermalModel))) {
      return judge(
          detector,
          List.of(
              new StreetVideo(detector),
              new DroneView(detector),
              new CrowdCount(detector),
              new ScuffleFinding(detector, Optional.ofNullable(motionFigures)),
              new FireFinding(thermal),
              new ThermalAerial(thermal)));
    } catch (BadModel e) {
      say(e.getMessage());
      return BAD_USAGE;
    }
  }

  private int judge(OnnxDetector detector, List<Evaluation> evaluations) {
    for (String name : only) {
      if (name.isEmpty() || evaluations.stream().noneMatch(e -> e.folder().startsWith(name))) {
        say(
            "--only "
                + name
                + ": unknown; known are "
                + evaluations.stream().map(Evaluation::folder).toList());
        return BAD_USAGE;
      }
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("model", detector.model());
    int judged = 0;
    for (Evaluation evaluation : evaluations) {
      if (only.isEmpty() || only.stream().anyMatch(evaluation.folder()::startsWith)) {
        Map<String, Object> object = judge(evaluation);
        judged += object.containsKey("absent") || object.containsKey("failed") ? 0 : 1;
        all.put(evaluation.folder(), object);
        print(evaluation.folder(), object);
      }
    }
    if (json) {
      spec.commandLine().getOut().println(Json.write(all));
      spec.commandLine().getOut().flush();
    }
    if (judged == 0) {
      say(data + ": nothing in it could be evaluated");
    }
    return judged == 0 ? NOTHING_EVALUATED : CommandLine.ExitCode.OK;
  }

  private Map<String, Object> judge(Evaluation evaluation) {
    Path folder = data.resolve(evaluation.folder());
    if (!Files.isDirectory(folder)) {
      if (!only.isEmpty()) {
        say(folder + ": no such folder; name with --data the folder that holds it");
      }
      return Map.of("absent", true);
    }
    say("evaluating " + folder);
    try {
      return evaluation.judge(folder).object();
    } catch (IOException e) {
      say(e.toString());
      return Map.of("failed", String.valueOf(e.getMessage()));
    }
  }

  private void print(String folder, Map<String, Object> object) {
    if (!json) {
      spec.commandLine().getOut().println(folder);
      object.forEach((k, v) -> spec.commandLine().getOut().println("  " + k + ": " + v));
      spec.commandLine().getOut().flush();
    }
  }

  /** Progress and complaints. */
  protected void say(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
