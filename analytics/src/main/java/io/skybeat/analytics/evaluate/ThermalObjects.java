package io.skybeat.analytics.evaluate;

import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.Box;
import io.skybeat.analytics.vision.Detector;
import io.skybeat.analytics.vision.HeatObjects;
import io.skybeat.analytics.vision.ObjectClass;
import io.skybeat.analytics.vision.PaletteInversion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Persons, vehicles and two-wheelers in labelled thermal pictures, one figure a group: all of a
 * split, day and night, by altitude, and both together where the picture's name tells them
 * (HIT-UAV: {@code TIME_ALTITUDE_PITCH_WEATHER_ID}, time 0 day, 1 night).
 */
final class ThermalObjects {
  private static final Pattern NAME = Pattern.compile("([01])_(\\d+)_(\\d+)_.*");
  private static final int LOW_M = 80;

  private final Detector detector;

  ThermalObjects(Detector detector) {
    this.detector = detector;
  }

  /** The splits of {@code folder}: a folder with a JSON of the same name beside it. */
  static List<Path> splits(Path folder) throws IOException {
    List<Path> splits = new ArrayList<>();
    for (Path json : Folder.files(folder, ".json")) {
      Path split = folder.resolve(Folder.stem(json));
      if (Files.isDirectory(split)) {
        splits.add(split);
      }
    }
    return splits;
  }

  /** Figures of one split by group. */
  Map<String, Object> judge(Path split, Finding skips) throws IOException {
    Map<String, Labels.Truth> truths =
        Labels.coco(split.resolveSibling(split.getFileName() + ".json"));
    Map<String, Map<ObjectClass, AveragePrecision>> groups = new TreeMap<>();
    Timings timings = new Timings();
    HeatObjects objects = new HeatObjects(detector);
    PaletteInversion inversion = PaletteInversion.estimating();
    for (Map.Entry<String, Labels.Truth> one : truths.entrySet()) {
      try {
        BgrImage image = Picture.read(split.resolve(one.getKey()));
        List<Box> found = timings.time(() -> objects.find(inversion.invert(image).heat()));
        for (String group : groups(one.getKey())) {
          Map<ObjectClass, AveragePrecision> by =
              groups.computeIfAbsent(group, g -> new TreeMap<>());
          for (ObjectClass kind : ObjectClass.values()) {
            by.computeIfAbsent(kind, k -> new AveragePrecision())
                .add(
                    StreetVideo.only(found, kind),
                    StreetVideo.only(one.getValue().boxes(), kind),
                    one.getValue().ignored());
          }
        }
      } catch (IOException e) {
        skips.skip(e.toString());
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    groups.forEach((group, by) -> figures.put(group, figures(by)));
    figures.put("pictures", truths.size());
    figures.put("ms_per_picture_p50", timings.quantileMs(0.5));
    figures.put("ms_per_picture_p95", timings.quantileMs(0.95));
    return figures;
  }

  private Map<String, Object> figures(Map<ObjectClass, AveragePrecision> by) {
    Finding figures = new Finding();
    by.forEach(
        (kind, precision) -> {
          String name = kind.label();
          figures
              .put(name + "_ap50", precision.ap50())
              .put(name + "_ap50_95", precision.ap50Interval())
              .put("n_" + name, precision.truths())
              .put(name + "_recall", precision.recall(detector.threshold(kind)))
              .put(name + "_precision", precision.precision(detector.threshold(kind)));
        });
    return figures.figures();
  }

  private static List<String> groups(String name) {
    Matcher match = NAME.matcher(name);
    if (!match.matches()) {
      return List.of("all");
    }
    int altitudeM = Integer.parseInt(match.group(2));
    String light = match.group(1).equals("0") ? "day" : "night";
    String height = altitudeM <= LOW_M ? "to_80_m" : "above_80_m";
    return List.of("all", light, height, light + "_" + height);
  }
}
