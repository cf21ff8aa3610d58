package io.skybeat.analytics.evaluate;

import io.skybeat.analytics.scuffle.Group;
import io.skybeat.analytics.scuffle.MotionWindow;
import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.Box;
import io.skybeat.analytics.vision.Detector;
import io.skybeat.analytics.vision.ObjectClass;
import io.skybeat.analytics.vision.UnplacedLook;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The windows of one clip: of every group that stays together, as the live line would cut them. */
final class ScuffleWindows {
  private static final int LOOK_EVERY = 2;
  private static final int STRIDE = 4;
  private static final int MOST_GROUPS = 2;
  private static final double SAME = 1.0;

  /**
   * A window.
   *
   * @param number of its first picture, at {@link MotionWindow#PER_S}
   * @param bodyPx how tall its persons are in the clip
   * @param persons in the group, on average
   * @param presence share of the looks in which the group was found
   */
  record Cut(int number, double bodyPx, double persons, double presence, MotionWindow window) {}

  private final Detector detector;

  ScuffleWindows(Detector detector) {
    this.detector = detector;
  }

  /** One clip, sampled at the windows' rate, with the groups of every second picture. */
  private record Film(List<BgrImage> pictures, List<List<Group>> groups) {}

  List<Cut> of(Path file) throws IOException {
    Film film = film(file);
    int count = film.pictures().size();
    List<Cut> cuts = new ArrayList<>();
    for (int from = 0; from == 0 || from + MotionWindow.FRAMES <= count; from += STRIDE) {
      int to = Math.min(count, from + MotionWindow.FRAMES);
      List<List<Group>> looks =
          film.groups()
              .subList((from + LOOK_EVERY - 1) / LOOK_EVERY, (to + LOOK_EVERY - 1) / LOOK_EVERY);
      for (List<Group> stays : staying(looks)) {
        Group middle = middle(stays);
        List<byte[]> crops = new ArrayList<>();
        for (int i = 0; i < MotionWindow.FRAMES; i++) {
          crops.add(
              MotionWindow.crop(
                  film.pictures().get(from + mirrored(i, to - from)),
                  middle.x(),
                  middle.y(),
                  middle.bodyPx()));
        }
        cuts.add(
            new Cut(
                from,
                middle.bodyPx(),
                stays.stream().mapToInt(Group::persons).average().orElse(0),
                (double) stays.size() / looks.size(),
                new MotionWindow(crops)));
      }
    }
    return cuts;
  }

  /** A clip that is too short is played back and forth. */
  private static int mirrored(int i, int count) {
    if (count == 1) {
      return 0;
    }
    int turn = i % (2 * (count - 1));
    return turn < count ? turn : 2 * (count - 1) - turn;
  }

  /** Groups that are found at one place in at least a third of the looks; the steadiest first. */
  private static List<List<Group>> staying(List<List<Group>> looks) {
    List<List<Group>> places = new ArrayList<>();
    for (List<Group> look : looks) {
      for (Group group : look) {
        places.stream()
            .filter(place -> middle(place).away(group) < SAME)
            .findFirst()
            .ifPresentOrElse(
                place -> place.add(group), () -> places.add(new ArrayList<>(List.of(group))));
      }
    }
    return places.stream()
        .filter(place -> 3 * place.size() >= looks.size())
        .sorted(Comparator.comparingInt((List<Group> place) -> place.size()).reversed())
        .limit(MOST_GROUPS)
        .toList();
  }

  private static Group middle(List<Group> groups) {
    return new Group(
        median(groups.stream().map(Group::x).toList()),
        median(groups.stream().map(Group::y).toList()),
        median(groups.stream().map(Group::bodyPx).toList()),
        groups.get(0).persons());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private Film film(Path file) throws IOException {
    List<BgrImage> pictures = new ArrayList<>();
    List<List<Group>> groups = new ArrayList<>();
    UnplacedLook camera = new UnplacedLook(detector);
    try (Clip clip = new Clip(file)) {
      double each = clip.framesPerSecond() / MotionWindow.PER_S;
      int number = 0;
      for (Optional<BgrImage> next = clip.next(); next.isPresent(); next = clip.next(), number++) {
        // A slower clip shows some of its pictures twice.
        while (number >= Math.floor(pictures.size() * each)) {
          BgrImage kept = copy(next.get());
          if (pictures.size() % LOOK_EVERY == 0) {
            groups.add(Group.of(persons(camera.look(kept))));
          }
          pictures.add(kept);
        }
      }
    }
    if (pictures.isEmpty()) {
      throw new IOException(file + ": holds no picture that can be decoded");
    }
    return new Film(pictures, groups);
  }

  private List<Box> persons(List<Box> boxes) {
    double least = detector.threshold(ObjectClass.PERSON);
    return boxes.stream()
        .filter(box -> box.kind() == ObjectClass.PERSON && box.score() >= least)
        .toList();
  }

  private static BgrImage copy(BgrImage image) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(image.strideBytes() * image.height());
    ByteBuffer from = image.pixels().duplicate();
    from.clear().limit(pixels.capacity());
    pixels.put(from).clear();
    return new BgrImage(pixels, image.width(), image.height(), image.strideBytes());
  }
}
