package io.skybeat.analytics.judging;

import io.skybeat.analytics.locating.Located;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.PixelBox;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * What the crowd judge is shown: the squares after a look, with the frame's geometry.
 *
 * @param at capture time of the newest frame in it
 * @param cells squares looked at lately
 * @param locate a ground point in view becomes a fix with its errors
 * @param boxesNear boxes in this frame of the persons within a circle (centre, radius in metres)
 */
public record CrowdScene(
    Instant at, List<GroundCell> cells, Function<Enu, Located> locate, BoxesNear boxesNear) {
  public CrowdScene {
    cells = List.copyOf(cells);
  }

  /** Finds the boxes that belong to a place. */
  public interface BoxesNear {
    List<PixelBox> boxes(Enu middle, double radiusM);
  }
}
