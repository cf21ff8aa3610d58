package io.skybeat.analytics.vision;

import java.util.ArrayList;
import java.util.List;

/**
 * Full looks through a camera whose place is unknown: the whole picture first, which teaches how
 * tall persons are, then, where they are too small for that, tiles. One per camera; not
 * thread-safe.
 */
public final class UnplacedLook {
  /** Height of a person at the detector's input: a little more than the least that is workable. */
  private static final double PERSON_PX = 52;

  /** Height assumed in the picture until persons were seen. */
  private static final double UNKNOWN_PX = 34;

  /** Above the detection threshold by so much, a person is sure enough to teach. */
  private static final double SURER = 0.05;

  private final Detector detector;
  private final Tiling tiling;
  private final LearnedScale scale;
  private int tiles;

  /** For one camera. */
  public UnplacedLook(Detector detector) {
    this.detector = detector;
    this.tiling = new Tiling(detector.inputPx(), PERSON_PX, 10);
    this.scale = new LearnedScale(UNKNOWN_PX, detector.threshold(ObjectClass.PERSON) + SURER);
  }

  /** All that {@code image} shows, best score first. */
  public List<Box> look(BgrImage image) {
    List<Box> first = detector.detect(image, image.whole());
    scale.learn(first);
    List<Tile> layout = tiling.layout(image.width(), image.height(), scale);
    tiles = 1;
    if (layout.size() <= 1) {
      return first;
    }
    List<TiledLook.Sight> sights = new ArrayList<>();
    sights.add(new TiledLook.Sight(new Tile(0, image.whole()), first));
    for (Tile tile : layout) {
      sights.add(new TiledLook.Sight(tile, detector.detect(image, tile.region())));
      tiles++;
    }
    return TiledLook.join(sights, image.width(), image.height());
  }

  /** Tiles that the last look took, the whole picture included. */
  public int tiles() {
    return tiles;
  }
}
