package io.skybeat.analytics.evaluate;

import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.FireRule;
import io.skybeat.analytics.vision.HotSpot;
import io.skybeat.analytics.vision.PaletteInversion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Fires found and missed: {@code radiometric/*.tiff} and {@code *-palette.jpg} burn, other JPEGs
 * there don't; all in {@code thermal} burns. A picture counts as found if one of its spots is a
 * source; a video if more than half of its frames have one.
 */
final class FireFinding implements Evaluation {
  private final FireRule rule = FireRule.measured();
  private final Timings timings = new Timings();

  @Override
  public String folder() {
    return "fire";
  }

  @Override
  public Finding judge(Path folder) throws IOException {
    Finding finding = new Finding();
    List<Map<String, Object>> cases = new ArrayList<>();
    for (Path file : Folder.files(folder.resolve("radiometric"), ".tiff", ".tif", ".jpg")) {
      String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      attempt(finding, () -> cases.add(radiometric(file, name)));
    }
    for (Path file : Folder.pictures(folder.resolve("thermal"))) {
      attempt(finding, () -> cases.add(still(file, true)));
    }
    for (Path file : Folder.files(folder.resolve("thermal"), ".avi", ".mp4", ".mkv")) {
      attempt(finding, () -> cases.add(clip(file)));
    }
    if (cases.isEmpty()) {
      throw new IOException(folder + ": holds nothing in radiometric/ or thermal/");
    }
    return finding
        .put("fires", count(cases, true, null))
        .put("found", count(cases, true, true))
        .put("missed", count(cases, true, false))
        .put("without_fire", count(cases, false, null))
        .put("false_fires", count(cases, false, true))
        .put("source_ratio", rule.sourceRatio())
        .put("candidate_ratio", rule.candidateRatio())
        .put("source_celsius", FireRule.SOURCE_C)
        .put("cases", cases)
        .put(timings);
  }

  private Map<String, Object> radiometric(Path file, String name) throws IOException {
    if (name.endsWith(".jpg")) {
      return still(file, name.contains("-palette"));
    }
    Picture.Celsius celsius = Picture.readCelsius(file);
    FireRule.Facts facts =
        timings.time(() -> rule.judge(celsius.width(), celsius.height(), celsius.degrees()));
    Map<String, Object> result = result(file, true, facts);
    result.put("by", "degrees");
    return result;
  }

  private Map<String, Object> still(Path file, boolean burns) throws IOException {
    BgrImage image = Picture.read(file);
    PaletteInversion inversion = PaletteInversion.estimating();
    PaletteInversion.Result heat = inversion.invert(image);
    FireRule.Facts facts = timings.time(() -> rule.judge(inversion.invert(image).heat()));
    Map<String, Object> result = result(file, burns, facts);
    result.put("by", heat.palette().map(Enum::name).orElse("lightness"));
    return result;
  }

  private Map<String, Object> clip(Path file) throws IOException {
    PaletteInversion inversion = PaletteInversion.estimating();
    int frames = 0;
    int hot = 0;
    String palette = "";
    try (Clip clip = new Clip(file)) {
      for (Optional<BgrImage> next = clip.next(); next.isPresent(); next = clip.next()) {
        BgrImage image = next.get();
        PaletteInversion.Result heat = inversion.invert(image);
        palette = heat.palette().map(Enum::name).orElse("lightness");
        hot += timings.time(() -> rule.judge(inversion.invert(image).heat())).source() ? 1 : 0;
        frames++;
      }
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("file", file.getFileName().toString());
    result.put("burns", true);
    result.put("found", hot * 2 > frames);
    result.put("frames", frames);
    result.put("frames_found", hot);
    result.put("by", palette);
    return result;
  }

  private static Map<String, Object> result(Path file, boolean burns, FireRule.Facts facts) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("file", file.getFileName().toString());
    result.put("burns", burns);
    result.put("found", facts.source());
    result.put("candidate", !facts.spots().isEmpty());
    result.put(
        "tail_ratio",
        Math.round(
                10
                    * facts.spots().stream()
                        .mapToDouble(HotSpot::tailRatio)
                        .max()
                        .orElse(facts.tailRatio()))
            / 10.0);
    return result;
  }

  private static long count(List<Map<String, Object>> cases, boolean burns, Boolean found) {
    return cases.stream()
        .filter(c -> c.get("burns").equals(burns))
        .filter(c -> found == null || c.get("found").equals(found))
        .count();
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void attempt(Finding finding, Step step) {
    try {
      step.run();
    } catch (IOException e) {
      finding.skip(e.toString());
    }
  }
}
