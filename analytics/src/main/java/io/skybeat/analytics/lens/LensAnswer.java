package io.skybeat.analytics.lens;

import io.skybeat.core.sighting.Lens;
import java.util.List;

/**
 * A lens and how well it is known.
 *
 * @param lens for {@code station.yaml}
 * @param sigma one sigma of its parameters
 * @param rmsPx how far the board's points miss, over both axes
 * @param heldOutRmsPx the same in pictures that the lens was not found from (five parts in turn;
 *     only the board's pose is fitted to them)
 * @param coverage part of the picture's 8 x 6 fields in which points were seen, 0 to 1
 * @param tiltDeg the widest angle between two stands of the board
 * @param pictures every picture used
 * @param dropped pictures that missed far more than the others
 */
public record LensAnswer(
    Lens lens,
    Sigma sigma,
    double rmsPx,
    double heldOutRmsPx,
    double coverage,
    double tiltDeg,
    List<PictureMiss> pictures,
    List<PictureMiss> dropped) {
  /** One sigma each; 0 where a parameter was held. */
  public record Sigma(
      double hfovDeg,
      double focalPx,
      double cxPx,
      double cyPx,
      double k1,
      double k2,
      double p1,
      double p2,
      double k3) {}

  /** How far the points of one picture miss, pixels. */
  public record PictureMiss(String picture, double rmsPx) {}

  public LensAnswer {
    pictures = List.copyOf(pictures);
    dropped = List.copyOf(dropped);
  }
}
