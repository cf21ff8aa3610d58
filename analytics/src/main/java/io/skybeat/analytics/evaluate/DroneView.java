package io.skybeat.analytics.evaluate;

import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.Box;
import io.skybeat.analytics.vision.Detector;
import io.skybeat.analytics.vision.ObjectClass;
import io.skybeat.analytics.vision.UnplacedLook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Persons and vehicles on photographs from drones, tiled. */
final class DroneView implements Evaluation {
  private final Detector detector;

  DroneView(Detector detector) {
    this.detector = detector;
  }

  @Override
  public String folder() {
    return "drone-view";
  }

  @Override
  public Finding judge(Path folder) throws IOException {
    Finding finding = new Finding();
    AveragePrecision persons = new AveragePrecision();
    AveragePrecision vehicles = new AveragePrecision();
    Timings timings = new Timings();
    int pictures = 0;
    int tiles = 0;
    for (Path file : Folder.pictures(folder)) {
      try {
        BgrImage image = Picture.read(file);
        Labels.Truth truth =
            Labels.visDrone(folder.resolve("annotations").resolve(Folder.stem(file) + ".txt"));
        UnplacedLook camera = new UnplacedLook(detector);
        List<Box> found = timings.time(() -> camera.look(image));
        add(persons, ObjectClass.PERSON, found, truth);
        add(vehicles, ObjectClass.VEHICLE, found, truth);
        pictures++;
        tiles += camera.tiles();
      } catch (IOException e) {
        finding.skip(e.toString());
      }
    }
    if (pictures == 0) {
      throw new IOException(folder + ": holds no picture with annotations/NAME.txt");
    }
    put(finding, "person", persons, detector.threshold(ObjectClass.PERSON));
    put(finding, "vehicle", vehicles, detector.threshold(ObjectClass.VEHICLE));
    return finding
        .put("n_pictures", pictures)
        .put("tiles_per_picture", (double) tiles / pictures)
        .put(timings);
  }

  private static void add(
      AveragePrecision precision, ObjectClass kind, List<Box> found, Labels.Truth truth) {
    precision.add(
        StreetVideo.only(found, kind), StreetVideo.only(truth.boxes(), kind), truth.ignored());
  }

  private static void put(
      Finding finding, String name, AveragePrecision precision, double threshold) {
    finding
        .put(name + "_ap50", precision.ap50())
        .put("n_" + name + "s", precision.truths())
        .put(name + "_threshold", threshold)
        .put(name + "_recall", precision.recall(threshold))
        .put(name + "_precision", precision.precision(threshold));
  }
}
