package io.skybeat.simulator.calibrate;

import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.CameraAxes;
import io.skybeat.core.sighting.Lens;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Takes pictures of a board through a known lens: several rays a pixel, and a sensor's noise. */
final class BoardPainter {
  private static final int RAYS = 3;

  /** What a board shows at {@code right}, {@code down} squares from its first point: 0 to 1. */
  interface Print {
    double grey(double right, double down);
  }

  private final Lens lens;
  private final SplittableRandom random;
  // East and up per north of each ray of a camera that looks north.
  private final float[] rays;

  BoardPainter(Lens lens, long seed) {
    this.lens = lens;
    this.random = new SplittableRandom(seed);
    int w = lens.widthPx();
    int h = lens.heightPx();
    rays = new float[2 * RAYS * RAYS * w * h];
    Projection view = new Projection(lens, w, h, Enu.ZERO, new CameraAttitude(0, 0, 0));
    int at = 0;
    for (int y = 0; y < RAYS * h; y++) {
      for (int x = 0; x < RAYS * w; x++) {
        Enu ray = view.ray(new Pixel((x + 0.5) / RAYS, (y + 0.5) / RAYS));
        rays[at++] = (float) (ray.east() / ray.north());
        rays[at++] = (float) (ray.up() / ray.north());
      }
    }
  }

  /** White paper with black squares; {@code columns} x {@code rows} inner corners. */
  static Print chessboard(int columns, int rows) {
    return (right, down) -> {
      int column = (int) Math.floor(right);
      int row = (int) Math.floor(down);
      boolean on = column >= -1 && row >= -1 && column < columns && row < rows;
      return on && ((column + row) & 1) == 0 ? 0.1 : 0.85;
    };
  }

  /** Warm dots on a cold plate, as a thermal camera sees an asymmetric grid. */
  static Print warmDots(int columns, int rows) {
    return (right, down) -> {
      int row = (int) Math.rint(down);
      int column = (int) Math.rint((right - (row & 1)) / 2);
      double dx = right - 2 * column - (row & 1);
      double dy = down - row;
      boolean on = row >= 0 && row < rows && column >= 0 && column < columns;
      return on && dx * dx + dy * dy < 0.16 ? 0.75 : 0.35;
    };
  }

  /**
   * A picture of the board that stands {@code farSquares} away, its middle ({@code midRight},
   * {@code midDown}) seen at a place of the picture from -1 to 1, turned by the angles.
   */
  void paint(Path into, Print print, double[] middle, double[] stand) throws IOException {
    int w = lens.widthPx();
    int h = lens.heightPx();
    double half = w / 2.0 / lens.focalPx();
    double far = stand[0];
    Enu centre = new Enu(stand[1] * half, 1, -stand[2] * half * h / w).times(far);
    CameraAxes board = CameraAxes.of(new CameraAttitude(stand[3], stand[4], stand[5]));
    double height = centre.dot(board.ahead());
    BufferedImage picture = new BufferedImage(w, h, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        double sum = 0;
        for (int k = 0; k < RAYS * RAYS; k++) {
          int at = 2 * ((RAYS * y + k / RAYS) * RAYS * w + RAYS * x + k % RAYS);
          Enu ray = new Enu(rays[at], 1, rays[at + 1]);
          Enu off = ray.times(height / ray.dot(board.ahead())).minus(centre);
          sum += print.grey(off.dot(board.right()) + middle[0], off.dot(board.down()) + middle[1]);
        }
        double noisy = 255 * sum / (RAYS * RAYS) + 2.5 * random.nextGaussian();
        picture.getRaster().setSample(x, y, 0, Math.max(0, Math.min(255, (int) Math.rint(noisy))));
      }
    }
    ImageIO.write(picture, "png", into.toFile());
  }
}
