package io.skybeat.simulator.camera;

import io.skybeat.simulator.world.Rect;
import io.skybeat.simulator.world.Town;
import java.util.SplittableRandom;

/**
 * The flat ground: a map of colours and temperatures painted once, and a fine grain that repeats.
 */
final class Ground {
  private static final double TEXELS_A_METRE = 8;
  private static final int GRAIN = 512;
  private static final double GRAIN_A_METRE = 44;
  private static final int SKY_RGB = 0x8A93A6;
  private static final int SKY_CENTI_C = -1500;

  private final int columns;
  private final int rows;
  private final int[] rgb;
  private final short[] centiC;
  private final byte[] grain = new byte[GRAIN * GRAIN];

  Ground(Town town, long seed, Light light) {
    Rect extent = Town.EXTENT;
    columns = (int) ((extent.east() - extent.west()) * TEXELS_A_METRE);
    rows = (int) ((extent.north() - extent.south()) * TEXELS_A_METRE);
    rgb = new int[columns * rows];
    centiC = new short[columns * rows / 16];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < grain.length; i++) {
      grain[i] = (byte) (random.nextInt(29) + random.nextInt(29) - 28);
    }
    float[] shade = GroundPaint.contactShade(town, columns, rows, TEXELS_A_METRE);
    GroundPaint paint = new GroundPaint(seed);
    for (int r = 0; r < rows; r++) {
      double n = extent.south() + (r + 0.5) / TEXELS_A_METRE;
      for (int c = 0; c < columns; c++) {
        double e = extent.west() + (c + 0.5) / TEXELS_A_METRE;
        int bare = paint.albedo(e, n);
        rgb[r * columns + c] = Light.tint(bare, light.lampAt(e, n), shade[r * columns + c]);
        if ((r & 3) == 0 && (c & 3) == 0) {
          int i = (r / 4) * (columns / 4) + c / 4;
          centiC[i] = (short) paint.centiC(e, n);
        }
      }
    }
    paint.engines(town, centiC, columns / 4, rows / 4, TEXELS_A_METRE / 4);
  }

  /** Paints every pixel that nothing stands before. */
  void draw(View view, Canvas canvas, boolean thermal) {
    for (int y = 0; y < canvas.height; y++) {
      double py = (y + 0.5 - view.heightPx / 2.0) / view.focalPx;
      double px = (0.5 - view.widthPx / 2.0) / view.focalPx;
      double de = view.ahead[0] + py * view.down[0] + px * view.right[0];
      double dn = view.ahead[1] + py * view.down[1] + px * view.right[1];
      double du = view.ahead[2] + py * view.down[2] + px * view.right[2];
      double se = view.right[0] / view.focalPx;
      double sn = view.right[1] / view.focalPx;
      double su = view.right[2] / view.focalPx;
      int base = y * canvas.width;
      for (int x = 0; x < canvas.width; x++) {
        if (canvas.depth[base + x] == Float.POSITIVE_INFINITY) {
          double t = -view.u0 / du;
          boolean sky = du > -1e-4 || t > 2500;
          if (thermal) {
            canvas.value[base + x] = sky ? SKY_CENTI_C : heat(view.e0 + t * de, view.n0 + t * dn);
          } else {
            canvas.value[base + x] =
                sky ? SKY_RGB : colour((float) (view.e0 + t * de), (float) (view.n0 + t * dn));
          }
        }
        de += se;
        dn += sn;
        du += su;
      }
    }
  }

  private int colour(float e, float n) {
    float ge = (e + 1000) * (float) GRAIN_A_METRE;
    float gn = (n + 1000) * (float) GRAIN_A_METRE;
    int fine = grain[((int) gn & (GRAIN - 1)) * GRAIN + ((int) ge & (GRAIN - 1))];
    // The grain also shifts the texel looked up: no stair steps between the map's squares.
    float shift = fine * 0.02f;
    int c = (int) ((e - (float) Town.EXTENT.west()) * (float) TEXELS_A_METRE + shift);
    int r = (int) ((n - (float) Town.EXTENT.south()) * (float) TEXELS_A_METRE - shift);
    if (c < 0 || r < 0 || c >= columns || r >= rows) {
      return Canvas.scale(0x3E4148, 256 + fine);
    }
    return Canvas.scale(rgb[r * columns + c], 256 + fine);
  }

  private int heat(double e, double n) {
    int c = (int) ((e - Town.EXTENT.west()) * TEXELS_A_METRE / 4);
    int r = (int) ((n - Town.EXTENT.south()) * TEXELS_A_METRE / 4);
    int ge = (int) ((e + 1000) * 11) & (GRAIN - 1);
    int gn = (int) ((n + 1000) * 11) & (GRAIN - 1);
    int fine = grain[gn * GRAIN + ge];
    if (c < 0 || r < 0 || c >= columns / 4 || r >= rows / 4) {
      return 1550 + fine;
    }
    return centiC[r * (columns / 4) + c] + fine;
  }
}
