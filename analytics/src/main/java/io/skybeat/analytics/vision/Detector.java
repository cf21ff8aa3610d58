package io.skybeat.analytics.vision;

import io.skybeat.core.sighting.ModelRef;
import java.util.List;

/**
 * Finds persons and vehicles in a part of a picture. One detector belongs to one thread at a time;
 * many streams have one each.
 */
public interface Detector extends AutoCloseable {
  /**
   * Looks at {@code region} of {@code image}, scaled to the detector's input.
   *
   * @return boxes in pixels of the whole picture, best score first, doubles suppressed; those above
   *     the detector's lowest threshold, so that a tracker may use weak ones
   */
  List<Box> detect(BgrImage image, Region region);

  /** Which model speaks. */
  ModelRef model();

  /** The side of the detector's square input, pixels: a tile is scaled to it. */
  int inputPx();

  /** The score above which the model's card calls a box of this class a detection. */
  double threshold(ObjectClass kind);

  @Override
  void close();
}
