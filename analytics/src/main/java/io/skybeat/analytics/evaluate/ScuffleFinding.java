package io.skybeat.analytics.evaluate;

import io.skybeat.analytics.scuffle.MotionFigures;
import io.skybeat.analytics.scuffle.MotionModel;
import io.skybeat.analytics.scuffle.MotionWindow;
import io.skybeat.analytics.vision.Detector;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Fights and what is none, by clips in {@code fight} and {@code nofight}; {@code sources.csv} says
 * of which recording each was cut. Beside the score stand what needs no motion at all: whether a
 * group was found, how bright the picture is, how large and how many its persons are. A score that
 * does not beat those has learnt the recordings.
 */
final class ScuffleFinding implements Evaluation {
  /** Log odds of a clip in which nobody stands with anybody. */
  private static final double NO_GROUP = -3;

  private final ScuffleWindows windows;
  private final MotionModel model = MotionModel.bundled();
  private final Optional<Path> figuresFile;
  private final Timings looking = new Timings();
  private final Timings measuring = new Timings();

  /**
   * One clip.
   *
   * @param logOdds mean over its windows
   */
  private record Shown(
      String name,
      String source,
      boolean fight,
      double logOdds,
      int windows,
      double alarming,
      double light,
      double bodyPx,
      double persons) {
    double score() {
      return MotionModel.score(logOdds);
    }
  }

  /**
   * @param figuresFile gets the figures of every window, for the recipe that trains the model
   */
  ScuffleFinding(Detector detector, Optional<Path> figuresFile) {
    this.windows = new ScuffleWindows(detector);
    this.figuresFile = figuresFile;
  }

  @Override
  public String folder() {
    return "scuffle";
  }

  @Override
  public Finding judge(Path folder) throws IOException {
    Finding finding = new Finding();
    SortedMap<String, String> sources = sources(folder, finding);
    List<Shown> clips = new ArrayList<>();
    List<String> figures = new ArrayList<>();
    for (boolean fight : List.of(true, false)) {
      Path part = folder.resolve(fight ? "fight" : "nofight");
      for (Path file : Folder.files(part, ".mp4", ".avi", ".mkv", ".mov")) {
        try {
          String name = Folder.stem(file);
          String source = sources.getOrDefault(name, name);
          clips.add(shown(file, source, fight, figures));
        } catch (IOException e) {
          finding.skip(e.getMessage());
        }
      }
    }
    if (clips.stream().noneMatch(Shown::fight) || clips.stream().allMatch(Shown::fight)) {
      throw new IOException(
          folder + ": needs clips in both fight/ and nofight/ (.mp4, .avi, .mkv or .mov)");
    }
    write(figures);
    return sum(finding, clips);
  }

  private Finding sum(Finding finding, List<Shown> clips) {
    double from = model.weights().fightsFrom();
    long right = clips.stream().filter(c -> c.score() >= from == c.fight()).count();
    List<Ranking.Case> cases = cases(clips, Shown::logOdds);
    List<Shown> calm = clips.stream().filter(c -> !c.fight()).toList();
    List<Shown> fights = clips.stream().filter(Shown::fight).toList();
    finding
        .put("model", model.ref())
        .put("n_clips", clips.size())
        .put("n_fights", fights.size())
        .put("n_sources", clips.stream().map(Shown::source).distinct().count())
        .put("auc", Ranking.auc(cases))
        .put("auc_95_by_source", Ranking.interval(cases))
        .put("accuracy", (double) right / clips.size())
        .put("accuracy_95", Share.interval(right, clips.size()))
        .put("fights_from", from)
        .put("sensitivity", share(fights, c -> c.score() >= from))
        .put("specificity", share(calm, c -> c.score() < from))
        .put("alarm_from", model.weights().alarmFrom())
        .put(
            "fight_windows_at_alarm",
            fights.stream().mapToDouble(Shown::alarming).average().orElse(0))
        .put(
            "calm_windows_at_alarm", calm.stream().mapToDouble(Shown::alarming).average().orElse(0))
        .put("control", control(clips))
        .put(
            "control_majority_accuracy",
            (double) Math.max(fights.size(), calm.size()) / clips.size())
        .put("no_group_found", clips.stream().filter(c -> c.windows() == 0).count())
        .put("by_source_losing", losing(clips, from))
        .put("clips", clips.stream().map(c -> row(c, from)).toList());
    return finding
        .put("ms_per_clip_detection_p50", looking.quantileMs(0.5))
        .put("ms_per_window_p50", measuring.quantileMs(0.5))
        .put("ms_per_window_p95", measuring.quantileMs(0.95));
  }

  private interface Test {
    boolean holds(Shown clip);
  }

  private static double share(List<Shown> clips, Test test) {
    return (double) clips.stream().filter(test::holds).count() / clips.size();
  }

  private static List<Ranking.Case> cases(List<Shown> clips, ToDoubleFunction<Shown> score) {
    return clips.stream()
        .map(c -> new Ranking.Case(c.source(), c.fight(), score.applyAsDouble(c)))
        .toList();
  }

  /** What one would reach without looking at motion: AUC, whichever way round is better. */
  private static Map<String, Object> control(List<Shown> clips) {
    Map<String, Object> control = new LinkedHashMap<>();
    control.put("group_found_auc", eitherWay(clips, c -> c.windows() > 0 ? 1 : 0));
    control.put("brightness_auc", eitherWay(clips, Shown::light));
    control.put("person_height_auc", eitherWay(clips, Shown::bodyPx));
    control.put("persons_auc", eitherWay(clips, Shown::persons));
    return control;
  }

  private static double eitherWay(List<Shown> clips, ToDoubleFunction<Shown> score) {
    double auc = Ranking.auc(cases(clips, score));
    return Math.round(Math.max(auc, 1 - auc) * 1e4) / 1e4;
  }

  /** Recordings of which less than half the clips are judged right. */
  private static SortedMap<String, String> losing(List<Shown> clips, double from) {
    SortedMap<String, int[]> tally = new TreeMap<>();
    for (Shown clip : clips) {
      int[] of = tally.computeIfAbsent(clip.source(), s -> new int[2]);
      of[0] += clip.score() >= from == clip.fight() ? 1 : 0;
      of[1]++;
    }
    SortedMap<String, String> losing = new TreeMap<>();
    tally.forEach(
        (source, of) -> {
          if (2 * of[0] < of[1]) {
            losing.put(source, of[0] + " of " + of[1]);
          }
        });
    return losing;
  }

  private static Map<String, Object> row(Shown clip, double from) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("clip", clip.name());
    row.put("source", clip.source());
    row.put("fight", clip.fight());
    row.put("score", Math.round(clip.score() * 1e3) / 1e3);
    row.put("right", clip.score() >= from == clip.fight());
    row.put("windows", clip.windows());
    return row;
  }

  private Shown shown(Path file, String source, boolean fight, List<String> figures)
      throws IOException {
    List<ScuffleWindows.Cut> cuts = cuts(file);
    double logOdds = 0;
    double light = 0;
    double alarming = 0;
    for (ScuffleWindows.Cut cut : cuts) {
      double[] measured = measuring.time(() -> MotionFigures.of(cut.window()));
      double odds = model.logOdds(measured);
      logOdds += odds / cuts.size();
      light += light(cut.window()) / cuts.size();
      alarming += MotionModel.score(odds) >= model.weights().alarmFrom() ? 1.0 / cuts.size() : 0;
      if (figuresFile.isPresent()) {
        String clip = "%s,%d,%s".formatted(Folder.stem(file), fight ? 1 : 0, source);
        figures.add(clip + ",1" + text(measured));
        figures.add(clip + ",2" + text(MotionFigures.of(halved(cut.window()))));
      }
    }
    if (cuts.isEmpty() && figuresFile.isPresent()) {
      figures.add("%s,%d,%s,0".formatted(Folder.stem(file), fight ? 1 : 0, source));
    }
    return new Shown(
        Folder.stem(file),
        source,
        fight,
        cuts.isEmpty() ? NO_GROUP : logOdds,
        cuts.size(),
        alarming,
        light,
        cuts.stream().mapToDouble(ScuffleWindows.Cut::bodyPx).average().orElse(0),
        cuts.stream().mapToDouble(ScuffleWindows.Cut::persons).average().orElse(0));
  }

  private List<ScuffleWindows.Cut> cuts(Path file) throws IOException {
    try {
      return looking.time(
          () -> {
            try {
              return windows.of(file);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static double light(MotionWindow window) {
    long sum = 0;
    for (byte[] crop : window.crops()) {
      for (byte one : crop) {
        sum += one & 255;
      }
    }
    return (double) sum / (MotionWindow.FRAMES * MotionWindow.SIDE_PX * MotionWindow.SIDE_PX);
  }

  /** As a stream of which every second picture could be analysed shows it. */
  private static MotionWindow halved(MotionWindow window) {
    List<byte[]> crops = new ArrayList<>();
    for (int i = 0; i < MotionWindow.FRAMES; i++) {
      crops.add(window.crops().get(i / 2 * 2));
    }
    return new MotionWindow(crops);
  }

  private static String text(double[] figures) {
    StringBuilder line = new StringBuilder();
    for (double figure : figures) {
      line.append(String.format(Locale.ROOT, ",%.6g", figure));
    }
    return line.toString();
  }

  private void write(List<String> lines) throws IOException {
    if (figuresFile.isPresent()) {
      try (PrintWriter out =
          new PrintWriter(Files.newBufferedWriter(figuresFile.get(), StandardCharsets.UTF_8))) {
        out.println("clip,fight,source,every," + String.join(",", MotionFigures.names()));
        lines.forEach(out::println);
      }
    }
  }

  /** Recording by clip; without the file each clip counts as a recording of its own. */
  private static SortedMap<String, String> sources(Path folder, Finding finding)
      throws IOException {
    SortedMap<String, String> sources = new TreeMap<>();
    Path file = folder.resolve("sources.csv");
    if (!Files.isRegularFile(file)) {
      finding.skip(file + ": is not there; every clip counts as a recording of its own");
      return sources;
    }
    List<String> lines = Files.readAllLines(file);
    for (int i = 1; i < lines.size(); i++) {
      String[] parts = lines.get(i).split(",", -1);
      if (parts.length >= 3) {
        sources.put(parts[0].strip(), parts[2].strip());
      } else if (!lines.get(i).isBlank()) {
        finding.skip(file + ", line " + (i + 1) + ": expected clip,label,source");
      }
    }
    return sources;
  }
}
