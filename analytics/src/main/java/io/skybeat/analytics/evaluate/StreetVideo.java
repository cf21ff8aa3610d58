package io.skybeat.analytics.evaluate;

import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.Box;
import io.skybeat.analytics.vision.Detector;
import io.skybeat.analytics.vision.ObjectClass;
import io.skybeat.analytics.vision.UnplacedLook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Persons in a clip from the street, on every 20th frame. */
final class StreetVideo implements Evaluation {
  private static final int EVERY = 20;

  private final Detector detector;

  StreetVideo(Detector detector) {
    this.detector = detector;
  }

  @Override
  public String folder() {
    return "street-video";
  }

  @Override
  public Finding judge(Path folder) throws IOException {
    Finding finding = new Finding();
    List<Path> clips = Folder.files(folder, ".avi", ".mp4", ".mkv");
    Map<Integer, List<Box>> truth = truth(folder, finding);
    if (clips.isEmpty()) {
      throw new IOException(folder + ": holds no .avi, .mp4 or .mkv");
    }
    AveragePrecision precision = new AveragePrecision();
    Timings timings = new Timings();
    int frames = look(clips.get(0), truth, precision, timings);
    double threshold = detector.threshold(ObjectClass.PERSON);
    return finding
        .put("person_ap50", precision.ap50())
        .put("n_persons", precision.truths())
        .put("n_frames", frames)
        .put("threshold", threshold)
        .put("person_recall", precision.recall(threshold))
        .put("person_precision", precision.precision(threshold))
        .put(timings);
  }

  private int look(
      Path file, Map<Integer, List<Box>> truth, AveragePrecision precision, Timings timings)
      throws IOException {
    UnplacedLook camera = new UnplacedLook(detector);
    int frames = 0;
    try (Clip clip = new Clip(file)) {
      int number = 0;
      for (Optional<BgrImage> picture = clip.next();
          picture.isPresent();
          picture = clip.next(), number++) {
        if (number % EVERY == 0 && truth.containsKey(number)) {
          BgrImage image = picture.get();
          List<Box> found = timings.time(() -> camera.look(image));
          precision.add(only(found, ObjectClass.PERSON), truth.get(number), List.of());
          frames++;
        }
      }
    }
    return frames;
  }

  /** The first XML that holds boxes; a camera's calibration lies beside it. */
  private static Map<Integer, List<Box>> truth(Path folder, Finding finding) throws IOException {
    IOException last = new IOException(folder + ": holds no .xml with boxes by frame");
    List<Path> whole =
        Folder.files(folder, ".xml").stream()
            .sorted(java.util.Comparator.comparing(f -> f.toString().contains("cropped")))
            .toList();
    for (Path xml : whole) {
      try {
        return Labels.personsByFrame(xml);
      } catch (IOException e) {
        last = e;
        if (!xml.getFileName().toString().startsWith("View")) {
          finding.skip(e.getMessage());
        }
      }
    }
    throw last;
  }

  static List<Box> only(List<Box> boxes, ObjectClass kind) {
    return boxes.stream().filter(b -> b.kind() == kind).toList();
  }
}
