package io.skybeat.analytics.vision;

import java.util.List;

/**
 * Keeps a layout of tiles while the camera moves a little, and lays anew only when persons have
 * become a fifth taller or smaller somewhere: else no tile would keep its age. Not thread-safe.
 */
public final class TilePlan {
  private static final double TOLERATED = 1.2;
  private static final double[] CHECKED_ROWS = {0.25, 0.5, 0.75, 1};

  private final Tiling tiling;
  private final int width;
  private final int height;
  private double[] laidFor = new double[0];
  private List<Tile> tiles = List.of();

  /** For pictures of {@code width} x {@code height} pixels. */
  public TilePlan(Tiling tiling, int width, int height) {
    this.tiling = tiling;
    this.width = width;
    this.height = height;
  }

  /** The layout for this scale: the same list as before where that still fits. */
  public List<Tile> tiles(PersonScale scale) {
    double[] heights = new double[CHECKED_ROWS.length];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = scale.heightPx(CHECKED_ROWS[i] * height);
    }
    if (!fits(heights)) {
      tiles = tiling.layout(width, height, scale);
      laidFor = heights;
    }
    return tiles;
  }

  private boolean fits(double[] heights) {
    if (laidFor.length == 0) {
      return false;
    }
    for (int i = 0; i < heights.length; i++) {
      double least = tiling.leastPersonPx();
      double now = Math.max(least, heights[i]);
      double then = Math.max(least, laidFor[i]);
      if (now > then * TOLERATED || then > now * TOLERATED) {
        return false;
      }
    }
    return true;
  }
}
