package io.skybeat.analytics.vision;

import java.util.ArrayList;
import java.util.List;

/**
 * Small tiles over places where people stand close together. There a person shows little more than
 * head and shoulders, which a detector finds only when they are large at its input: on rendered
 * crowds of 3 persons/m2, tiles of three person heights find half of them where tiles of eight find
 * a quarter.
 *
 * @param heights side of a tile, in heights of a person
 */
public record CloseTiling(double heights) {
  /** Sides are multiples of this, so that a layout does not change with every breath of wind. */
  private static final int STEP_PX = 16;

  private static final double OVERLAP = 1.1;

  /** The default: three heights. */
  public static final CloseTiling DEFAULT = new CloseTiling(3);

  /**
   * The tiles of a fixed raster over the picture that show part of {@code places}, from the top
   * left; empty when there are none.
   *
   * @param places where people stand close together, pixels, heads included
   * @param personPx height of a person there
   */
  public List<Tile> layout(int width, int height, List<Region> places, double personPx) {
    if (places.isEmpty()) {
      return List.of();
    }
    int side = (int) Math.ceil(heights * personPx / STEP_PX) * STEP_PX;
    int across = Math.min(side, width);
    int down = Math.min(side, height);
    int overlap = (int) Math.min(side / 2.0, Math.ceil(personPx * OVERLAP));
    List<Tile> tiles = new ArrayList<>();
    for (int y = 0; ; y += down - overlap) {
      int top = Math.min(y, height - down);
      for (int x = 0; ; x += across - overlap / 2) {
        int left = Math.min(x, width - across);
        Region region = new Region(left, top, across, down);
        if (places.stream().anyMatch(region::meets)) {
          tiles.add(new Tile(tiles.size(), region));
        }
        if (left + across >= width) {
          break;
        }
      }
      if (top + down >= height) {
        return List.copyOf(tiles);
      }
    }
  }
}
