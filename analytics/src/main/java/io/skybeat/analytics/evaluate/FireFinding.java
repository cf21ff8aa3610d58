package io.skybeat.analytics.evaluate;

import io.skybeat.analytics.judging.FireJudge;
import io.skybeat.analytics.radiometry.RadiometricJpeg;
import io.skybeat.analytics.radiometry.Radiometry;
import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.Box;
import io.skybeat.analytics.vision.Detector;
import io.skybeat.analytics.vision.FireRule;
import io.skybeat.analytics.vision.FlameRule;
import io.skybeat.analytics.vision.HeatImage;
import io.skybeat.analytics.vision.HeatObjects;
import io.skybeat.analytics.vision.HotSpot;
import io.skybeat.analytics.vision.ObjectClass;
import io.skybeat.analytics.vision.PaletteInversion;
import io.skybeat.analytics.vision.VehicleHeat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Fires found and missed, at the thresholds in use: {@code radiometric/*.tiff} and {@code
 * *-palette.jpg} burn, other JPEGs there don't; all in {@code thermal} burns. A picture counts as
 * found if one of its spots is a source that no vehicle explains; a clip if it would be claimed,
 * that is if a source is seen in as many frames as the judge wants. Visible flames are not looked
 * for yet: {@code visible} is counted as missed.
 */
final class FireFinding implements Evaluation {
  private final FireRule rule = FireRule.measured();
  private final FireJudge.Rules held = FireJudge.Rules.DEFAULT;
  private final Timings timings = new Timings();
  private final HeatObjects objects;

  /** Asks {@code thermal}, which stays the caller's, for vehicles around the heat. */
  FireFinding(Detector thermal) {
    this.objects = new HeatObjects(thermal);
  }

  @Override
  public String folder() {
    return "fire";
  }

  @Override
  public Finding judge(Path folder) throws IOException {
    Finding finding = new Finding();
    List<FireCase> radiometric = new ArrayList<>();
    for (Path file : Folder.files(folder.resolve("radiometric"), ".tiff", ".tif", ".jpg")) {
      attempt(finding, () -> radiometric.add(radiometric(file)));
    }
    List<FireCase> thermal = new ArrayList<>();
    for (Path file : Folder.pictures(folder.resolve("thermal"))) {
      attempt(finding, () -> thermal.add(still(file, true)));
    }
    for (Path file : Folder.files(folder.resolve("thermal"), ".avi", ".mp4", ".mkv", ".mov")) {
      attempt(finding, () -> thermal.add(clip(file)));
    }
    List<FireCase> all = new ArrayList<>(radiometric);
    all.addAll(thermal);
    if (all.isEmpty()) {
      throw new IOException(folder + ": holds nothing in radiometric/ or thermal/");
    }
    FireCase.sums(all).forEach(finding::put);
    return finding
        .put("radiometric", FireCase.sums(radiometric))
        .put("thermal", FireCase.sums(thermal))
        .put("visible", visible(folder.resolve("visible")))
        .put("source_ratio", rule.sourceRatio())
        .put("candidate_ratio", rule.candidateRatio())
        .put("candidate_celsius", FireRule.CANDIDATE_C)
        .put("source_celsius", FireRule.SOURCE_C)
        .put("flames_from", FlameRule.FLAMES)
        .put("held", held.held() + " of " + held.ofFrames() + " frames")
        .put("cases", all.stream().map(FireCase::object).toList())
        .put(timings);
  }

  private FireCase radiometric(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".jpg")) {
      Picture.Celsius celsius = Picture.readCelsius(file);
      return degrees(file, true, celsius.width(), celsius.height(), celsius.degrees(), "TIFF");
    }
    boolean burns = name.contains("-palette");
    Optional<Radiometry> measured;
    try {
      measured = RadiometricJpeg.read(Files.readAllBytes(file));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    if (measured.filter(Radiometry::celsius).isPresent()) {
      Radiometry of = measured.get();
      return degrees(file, burns, of.width(), of.height(), of.values(), of.source());
    }
    // The tail rule was measured on pictures under automatic gain, so counts don't replace these.
    FireCase judged = still(file, burns);
    measured.ifPresent(of -> judged.details().put("counts", of.source()));
    return judged;
  }

  private FireCase degrees(
      Path file, boolean burns, int width, int height, float[] celsius, String source) {
    FireRule.Facts facts = timings.time(() -> rule.judge(width, height, celsius));
    FireCase judged = judged(file, burns, facts, 0, "degrees of " + source);
    float hottest = Float.NEGATIVE_INFINITY;
    for (float one : celsius) {
      hottest = Math.max(hottest, one);
    }
    judged.details().put("max_celsius", Math.round(hottest));
    return judged;
  }

  private FireCase still(Path file, boolean burns) throws IOException {
    BgrImage image = Picture.read(file);
    PaletteInversion inversion = PaletteInversion.estimating();
    String by = palette(inversion.invert(image));
    HeatImage heat = inversion.invert(image).heat();
    FireRule.Facts facts = timings.time(() -> rule.judge(heat));
    return judged(file, burns, facts, engines(facts, heat), by);
  }

  /** How many of the sources a vehicle explains. */
  private int engines(FireRule.Facts facts, HeatImage heat) {
    if (!facts.source()) {
      return 0;
    }
    List<Box> boxes = objects.find(heat);
    double score = objects.detector().threshold(ObjectClass.VEHICLE);
    return (int)
        facts.spots().stream()
            .filter(spot -> spot.strength() == HotSpot.Strength.SOURCE)
            .filter(spot -> spot.tailRatio() < held.vehicleRatio())
            .filter(spot -> VehicleHeat.explains(boxes, score, spot))
            .count();
  }

  private static int sources(FireRule.Facts facts) {
    return (int)
        facts.spots().stream().filter(s -> s.strength() == HotSpot.Strength.SOURCE).count();
  }

  /** The clip's frames as the thermal line sees them; found if the judge would claim a fire. */
  private FireCase clip(Path file) throws IOException {
    PaletteInversion inversion = PaletteInversion.estimating();
    FlameRule flames = new FlameRule();
    Deque<Boolean> latest = new ArrayDeque<>();
    int frames = 0;
    int byTail = 0;
    int byFlames = 0;
    int withinVehicles = 0;
    int foundAt = -1;
    String palette = "";
    try (Clip clip = new Clip(file)) {
      for (Optional<BgrImage> next = clip.next(); next.isPresent(); next = clip.next()) {
        BgrImage image = next.get();
        Instant at = Instant.EPOCH.plusNanos(Math.round(1e9 * frames / clip.framesPerSecond()));
        palette = palette(inversion.invert(image));
        HeatImage heat = inversion.invert(image).heat();
        FireRule.Facts facts = timings.time(() -> rule.judge(heat));
        int engines = engines(facts, heat);
        boolean tail = sources(facts) > engines;
        withinVehicles += facts.source() && !tail ? 1 : 0;
        boolean flame = flames.look(at, heat).isPresent();
        byTail += tail ? 1 : 0;
        byFlames += flame ? 1 : 0;
        latest.addLast(tail || flame);
        if (latest.size() > held.ofFrames()) {
          latest.removeFirst();
        }
        long hits = latest.stream().filter(hot -> hot).count();
        foundAt = foundAt < 0 && hits >= held.held() ? frames : foundAt;
        frames++;
      }
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("frames", frames);
      details.put("frames_by_tail", byTail);
      details.put("frames_by_flames", byFlames);
      details.put("frames_within_vehicles_alone", withinVehicles);
      details.put(
          "found_after_s",
          foundAt < 0 ? null : Math.round(100 * foundAt / clip.framesPerSecond()) / 100.0);
      details.put("by", palette);
      return new FireCase(file.getFileName().toString(), true, foundAt >= 0, details);
    }
  }

  private static Map<String, Object> visible(Path folder) throws IOException {
    int pictures = 0;
    if (Files.isDirectory(folder)) {
      for (Path part : Folder.withSubfolders(folder)) {
        pictures += Folder.pictures(part).size() + Folder.files(part, ".mp4", ".avi").size();
      }
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("files", pictures);
    object.put("found", 0);
    object.put("missed", pictures);
    object.put("why", "visible flames and smoke are not looked for yet");
    return object;
  }

  private static String palette(PaletteInversion.Result result) {
    return result.palette().map(Enum::name).orElse("lightness");
  }

  private static FireCase judged(
      Path file, boolean burns, FireRule.Facts facts, int engines, String by) {
    double strongest =
        facts.spots().stream().mapToDouble(HotSpot::tailRatio).max().orElse(facts.tailRatio());
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("candidate", !facts.spots().isEmpty());
    details.put("ratio", Math.round(10 * strongest) / 10.0);
    details.put("by", by);
    details.put("sources", sources(facts));
    details.put("sources_within_vehicles", engines);
    return new FireCase(file.getFileName().toString(), burns, sources(facts) > engines, details);
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
