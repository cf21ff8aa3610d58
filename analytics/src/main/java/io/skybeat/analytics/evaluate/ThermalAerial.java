package io.skybeat.analytics.evaluate;

import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.FireRule;
import io.skybeat.analytics.vision.PaletteInversion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Thermal pictures from drones, by day and night, in which nothing burns: fires claimed are false.
 */
final class ThermalAerial implements Evaluation {
  private final FireRule rule = FireRule.measured();

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
    int frames = 0;
    int candidates = 0;
    double strongest = 0;
    for (Path part : Folder.withSubfolders(folder)) {
      for (Path file : Folder.pictures(part)) {
        try {
          BgrImage image = Picture.read(file);
          FireRule.Facts facts = timings.time(() -> rule.judge(inversion.invert(image).heat()));
          frames++;
          candidates += facts.spots().isEmpty() ? 0 : 1;
          strongest = Math.max(strongest, facts.tailRatio());
          if (facts.source()) {
            falseFires.add(folder.relativize(file).toString());
          }
        } catch (IOException e) {
          finding.skip(e.toString());
        }
      }
    }
    if (frames == 0) {
      throw new IOException(folder + ": holds no pictures");
    }
    return finding
        .put("false_fires", falseFires.size())
        .put("frames", frames)
        .put("frames_with_candidates", candidates)
        .put("strongest_tail_ratio", strongest)
        .put("source_ratio", rule.sourceRatio())
        .put("candidate_ratio", rule.candidateRatio())
        .put("false", falseFires)
        .put(timings);
  }
}
