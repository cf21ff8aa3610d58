package io.skybeat.analytics.evaluate;

import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.Detector;
import io.skybeat.analytics.vision.ObjectClass;
import io.skybeat.analytics.vision.UnplacedLook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * People counted in crowds, beside what a constant guess scores: the mean of all counts, which
 * knows the truth and yet sees nothing.
 */
final class CrowdCount implements Evaluation {
  private final Detector detector;

  CrowdCount(Detector detector) {
    this.detector = detector;
  }

  @Override
  public String folder() {
    return "crowd";
  }

  @Override
  public Finding judge(Path folder) throws IOException {
    Finding finding = new Finding();
    finding.put("threshold", detector.threshold(ObjectClass.PERSON));
    Timings timings = new Timings();
    int scenes = 0;
    for (Path scene : Folder.withSubfolders(folder)) {
      Path points = scene.resolve("points.csv");
      if (Files.isRegularFile(points)) {
        finding.put(scene.getFileName().toString(), count(scene, points, timings, finding));
        scenes++;
      }
    }
    if (scenes == 0) {
      throw new IOException(folder + ": no folder in it holds points.csv");
    }
    return finding.put(timings);
  }

  private Map<String, Object> count(Path scene, Path points, Timings timings, Finding finding)
      throws IOException {
    Map<String, List<Labels.Head>> heads = Labels.heads(points);
    double threshold = detector.threshold(ObjectClass.PERSON);
    // One camera keeps what it learnt; pictures of many sizes and places do not belong to one.
    boolean oneCamera = heads.keySet().stream().allMatch(name -> name.startsWith("seq_"));
    UnplacedLook camera = new UnplacedLook(detector);
    Map<String, Long> counted = new LinkedHashMap<>();
    for (String name : heads.keySet()) {
      try {
        BgrImage image = Picture.read(scene.resolve(name));
        UnplacedLook look = oneCamera ? camera : new UnplacedLook(detector);
        counted.put(
            name,
            timings.time(() -> look.look(image)).stream()
                .filter(b -> b.kind() == ObjectClass.PERSON && b.score() >= threshold)
                .count());
      } catch (IOException e) {
        finding.skip(e.toString());
      }
    }
    return errors(counted, heads);
  }

  private static Map<String, Object> errors(
      Map<String, Long> counted, Map<String, List<Labels.Head>> heads) {
    double mean =
        counted.keySet().stream().mapToInt(n -> heads.get(n).size()).average().orElse(Double.NaN);
    double error = 0;
    double bias = 0;
    double guessError = 0;
    for (Map.Entry<String, Long> picture : counted.entrySet()) {
      int truth = heads.get(picture.getKey()).size();
      error += Math.abs(picture.getValue() - truth);
      bias += picture.getValue() - truth;
      guessError += Math.abs(mean - truth);
    }
    int n = counted.size();
    return new Finding()
        .put("count_mae", error / n)
        .put("count_bias", bias / n)
        .put("constant_guess_mae", guessError / n)
        .put("mean_count", mean)
        .put("n_pictures", n)
        .figures();
  }
}
