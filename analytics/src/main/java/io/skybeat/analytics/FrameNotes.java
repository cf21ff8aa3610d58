package io.skybeat.analytics;

import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.analytics.vision.Box;
import io.skybeat.analytics.vision.ObjectClass;
import io.skybeat.analytics.vision.Region;
import io.skybeat.core.sighting.PictureNotes;
import io.skybeat.core.sighting.PixelBox;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What one frame's looks say for those who may not see it as it is. */
final class FrameNotes {
  /** Heads are nearer to the camera than the ground under them. */
  private static final double HEAD_M = 1.8;

  /** Towards the corners a lens without distortion shows a little more than on its axis. */
  private static final double OFF_AXIS = 1.15;

  private FrameNotes() {}

  /** Of the looks at one frame; {@code view} says how fine its ground is, without: unknown. */
  static PictureNotes of(Optional<Projection> view, TileSight... sights) {
    return new PictureNotes(
        sights[0].widthPx(),
        sights[0].heightPx(),
        view.map(v -> finest(v, sights[0].widthPx(), sights[0].heightPx())).orElse(0.0),
        Stream.of(sights).flatMap(s -> s.tiles().stream()).map(t -> box(t.region())).toList(),
        boxes(sights, ObjectClass.PERSON),
        Stream.concat(
                boxes(sights, ObjectClass.VEHICLE).stream(),
                boxes(sights, ObjectClass.TWO_WHEELER).stream())
            .toList());
  }

  private static List<PixelBox> boxes(TileSight[] sights, ObjectClass kind) {
    return Stream.of(sights)
        .flatMap(sight -> sight.all().stream())
        .filter(box -> box.kind() == kind)
        .map(FrameNotes::box)
        .toList();
  }

  private static PixelBox box(Box box) {
    return new PixelBox(box.x(), box.y(), box.width(), box.height());
  }

  private static PixelBox box(Region region) {
    return new PixelBox(region.x(), region.y(), region.width(), region.height());
  }

  /** Pixels a metre at the nearest head in view, across the line of sight. */
  private static double finest(Projection view, int width, int height) {
    double most = 0;
    for (double x : new double[] {0, width / 2.0, width - 1.0}) {
      for (double y : new double[] {0, height / 2.0, height - 1.0}) {
        most =
            Math.max(
                most,
                view.atHeight(new Pixel(x, y), HEAD_M)
                    .map(head -> OFF_AXIS * view.focalPx() / head.minus(view.eye()).length())
                    .orElse(0.0));
      }
    }
    return most;
  }
}
