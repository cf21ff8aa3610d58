package io.skybeat.analytics.evaluate;

import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.Box;
import io.skybeat.analytics.vision.Detector;
import io.skybeat.analytics.vision.FireRule;
import io.skybeat.analytics.vision.FlameRule;
import io.skybeat.analytics.vision.HeatImage;
import io.skybeat.analytics.vision.HeatObjects;
import io.skybeat.analytics.vision.ObjectClass;
import io.skybeat.analytics.vision.PaletteInversion;
import io.skybeat.analytics.vision.VehicleHeat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Thermal pictures from drones, by day and night, in which nothing burns: fires claimed are false.
 * Where a split has labels, the thermal detector is judged on it too.
 */
final class ThermalAerial implements Evaluation {
  /** One picture in so many is moved, to see whether motion passes for flames. */
  private static final int MOVED_OF = 8;

  private static final double SHOWN = 0.85;
  private static final int MOVED_FRAMES = 14;

  private final FireRule rule = FireRule.measured();
  private final Detector detector;

  ThermalAerial(Detector detector) {
    this.detector = detector;
  }

  @Override
  public String folder() {
    return "thermal-aerial";
  }

  @Override
  public Finding judge(Path folder) throws IOException {
    Finding finding = new Finding();
    Timings timings = new Timings();
    PaletteInversion inversion = PaletteInversion.estimating();
    List<String> falseFires = new ArrayList<>();
    HeatObjects objects = new HeatObjects(detector);
    double score = detector.threshold(ObjectClass.VEHICLE);
    int frames = 0;
    int candidates = 0;
    int explained = 0;
    int moved = 0;
    int falseFlames = 0;
    double strongest = 0;
    for (Path part : Folder.withSubfolders(folder)) {
      for (Path file : Folder.pictures(part)) {
        try {
          BgrImage image = Picture.read(file);
          HeatImage heat = inversion.invert(image).heat();
          FireRule.Facts facts = timings.time(() -> rule.judge(heat));
          frames++;
          if (!facts.spots().isEmpty()) {
            candidates++;
            List<Box> boxes = objects.find(heat);
            explained +=
                facts.spots().stream().allMatch(s -> VehicleHeat.explains(boxes, score, s)) ? 1 : 0;
          }
          strongest = Math.max(strongest, facts.tailRatio());
          if (facts.source()) {
            falseFires.add(folder.relativize(file).toString());
          }
          if (frames % MOVED_OF == 0) {
            moved++;
            falseFlames += flamesWhenMoved(heat, frames) ? 1 : 0;
          }
        } catch (IOException e) {
          finding.skip(e.toString());
        }
      }
    }
    if (frames == 0) {
      throw new IOException(folder + ": holds no pictures");
    }
    ThermalObjects labelled = new ThermalObjects(detector);
    for (Path split : ThermalObjects.splits(folder)) {
      finding.put(split.getFileName().toString(), labelled.judge(split, finding));
    }
    return finding
        .put("model", detector.model())
        .put("false_fires", falseFires.size())
        .put("frames", frames)
        .put("false_share_95", Share.interval(falseFires.size(), frames))
        .put("frames_with_candidates", candidates)
        .put("of_them_all_within_vehicles", explained)
        .put("false_flames", falseFlames)
        .put("pictures_moved", moved)
        .put("strongest_tail_ratio", strongest)
        .put("source_ratio", rule.sourceRatio())
        .put("candidate_ratio", rule.candidateRatio())
        .put("false", falseFires)
        .put(timings);
  }

  /**
   * Whether the picture passes for flames when a camera moves over it, steadily and with a tremor,
   * at ten frames a second.
   */
  private static boolean flamesWhenMoved(HeatImage heat, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FlameRule rule = new FlameRule();
    int width = (int) (SHOWN * heat.width());
    int height = (int) (SHOWN * heat.height());
    double x = (heat.width() - width) * random.nextDouble();
    double y = (heat.height() - height) * random.nextDouble();
    double dx = (heat.width() - width) / (double) MOVED_FRAMES * (random.nextDouble() - 0.5);
    double dy = (heat.height() - height) / (double) MOVED_FRAMES * (random.nextDouble() - 0.5);
    boolean flames = false;
    for (int i = 0; i < MOVED_FRAMES; i++) {
      x = Math.max(0, Math.min(heat.width() - width, x + dx + random.nextGaussian()));
      y = Math.max(0, Math.min(heat.height() - height, y + dy + random.nextGaussian()));
      HeatImage shown = heat.part((int) x, (int) y, width, height);
      flames |= rule.look(Instant.EPOCH.plusMillis(100L * i), shown).isPresent();
    }
    return flames;
  }
}
