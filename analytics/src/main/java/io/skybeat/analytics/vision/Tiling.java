package io.skybeat.analytics.vision;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a picture into square tiles such that a person is tall enough at the detector's input and
 * lies whole in at least one tile. Rows of tiles are laid from the bottom up, each with a side of
 * its own: where persons are smaller, so are the tiles. Ground so far off that a person has less
 * than {@code leastPersonPx} is not tiled: there the detector would see nothing.
 *
 * @param inputPx side of the detector's input
 * @param personPx height that a person must have at that input
 * @param leastPersonPx height in the picture below which a person is given up
 */
public record Tiling(int inputPx, double personPx, double leastPersonPx) {
  /** Neighbouring tiles share a person's height, and a tenth more. */
  private static final double OVERLAP = 1.1;

  /** A tile may be this much wider than high where that saves a column. */
  private static final double TOLERANCE = 1.15;

  /** Refuses sizes that are not above 0. */
  public Tiling {
    if (inputPx < 1 || !(personPx > 0) || !(leastPersonPx > 0)) {
      throw new IllegalArgumentException("tiling needs sizes above 0 pixels");
    }
  }

  /** The default for a detector: persons of 40 pixels at its input, given up below 10. */
  public static Tiling of(int inputPx) {
    return new Tiling(inputPx, 40, 10);
  }

  /** The whole picture as one tile. */
  public static List<Tile> whole(int width, int height) {
    return List.of(new Tile(0, new Region(0, 0, width, height)));
  }

  /**
   * A fixed plan: {@code columns} x {@code rows} tiles that share {@code overlap} of their sides.
   */
  public static List<Tile> grid(int width, int height, int columns, int rows, double overlap) {
    int tileWidth = (int) Math.ceil(width / (columns - (columns - 1) * overlap));
    int tileHeight = (int) Math.ceil(height / (rows - (rows - 1) * overlap));
    List<Tile> tiles = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int y = spread(row, rows, height - tileHeight);
      for (int column = 0; column < columns; column++) {
        int x = spread(column, columns, width - tileWidth);
        tiles.add(new Tile(tiles.size(), new Region(x, y, tileWidth, tileHeight)));
      }
    }
    return List.copyOf(tiles);
  }

  /**
   * The layout for a picture of {@code width} x {@code height} pixels; empty if only sky is seen.
   */
  public List<Tile> layout(int width, int height, PersonScale scale) {
    int horizon = horizon(height, scale);
    List<Tile> tiles = new ArrayList<>();
    int bottom = height;
    while (bottom > horizon && scale.heightPx(bottom) >= leastPersonPx) {
      int side = Math.min(side(bottom, horizon, scale), Math.max(width, height));
      int rowHeight = Math.min(side, height);
      int top = Math.max(0, bottom - rowHeight);
      addRow(tiles, width, top, side, rowHeight, overlap(top, height, scale, side));
      if (top <= horizon) {
        break;
      }
      bottom = top + overlap(top, height, scale, rowHeight);
    }
    return List.copyOf(tiles);
  }

  private static void addRow(
      List<Tile> tiles, int width, int top, int side, int rowHeight, int overlap) {
    int widest = (int) Math.min(width, side * TOLERANCE);
    int columns = columns(width, widest, overlap);
    int tileWidth = Math.min(widest, Math.max(side, columnWidth(width, columns, overlap)));
    for (int column = 0; column < columns; column++) {
      int x = spread(column, columns, width - tileWidth);
      tiles.add(new Tile(tiles.size(), new Region(x, top, tileWidth, rowHeight)));
    }
  }

  private static int columns(int width, int tileWidth, int overlap) {
    return tileWidth >= width
        ? 1
        : (int) Math.ceil((double) (width - overlap) / (tileWidth - overlap));
  }

  private static int columnWidth(int width, int columns, int overlap) {
    return (int) Math.ceil((double) (width - overlap) / columns) + overlap;
  }

  private static int spread(int index, int count, int room) {
    return count == 1 ? 0 : (int) Math.round((double) index * room / (count - 1));
  }

  /** Where the heads are of the farthest persons that are still to be found. */
  private int horizon(int height, PersonScale scale) {
    for (int row = 0; row < height; row++) {
      double personPx = scale.heightPx(row);
      if (personPx >= leastPersonPx) {
        return (int) Math.max(0, Math.floor(row - personPx));
      }
    }
    return height;
  }

  /** The largest side of a tile ending at {@code bottom} whose smallest person is tall enough. */
  private int side(int bottom, int horizon, PersonScale scale) {
    int least = (int) Math.ceil(leastPersonPx * inputPx / personPx);
    int side = least;
    int widest = (int) Math.floor(scale.heightPx(bottom) * inputPx / personPx);
    for (int tried = least; tried <= widest; tried += 4) {
      double feet = Math.max(horizon, bottom - tried);
      double smallest = Math.max(leastPersonPx, scale.heightPx(feet + scale.heightPx(feet)));
      if (smallest * inputPx < personPx * tried) {
        break;
      }
      side = tried;
    }
    return side;
  }

  private static int overlap(int top, int height, PersonScale scale, int side) {
    double feet = Math.min(height, top + 1.5 * scale.heightPx(top + scale.heightPx(top)));
    return (int) Math.min(side / 2, Math.ceil(scale.tallestPx(feet) * OVERLAP));
  }
}
