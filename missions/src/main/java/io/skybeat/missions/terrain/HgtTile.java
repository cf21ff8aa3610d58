package io.skybeat.missions.terrain;

import io.skybeat.core.geo.LatLon;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.check.Terrain;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SRTM tile: one degree square, named by its south-west corner ({@code N30E114.hgt}), 1201 or
 * 3601 heights a side, big-endian, northernmost row first, -32768 where nothing is known.
 */
final class HgtTile implements Terrain, Grid {
  private static final Pattern NAME = Pattern.compile("([NS])(\\d{2})([EW])(\\d{3}).*\\.HGT");
  private static final short GAP = Short.MIN_VALUE;

  private final int south;
  private final int west;
  private final int side;
  private final ByteBuffer heights;

  private HgtTile(int south, int west, int side, ByteBuffer heights) {
    this.south = south;
    this.west = west;
    this.side = side;
    this.heights = heights;
  }

  static HgtTile read(Path file, ByteBuffer bytes) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()).toUpperCase(Locale.ROOT));
    if (!name.matches()) {
      throw new BadDocument(
          file + ": the name of a tile is its south-west corner, such as N30E114.hgt; rename it");
    }
    int side = (int) Math.round(Math.sqrt(bytes.capacity() / 2.0));
    if ((side != 1201 && side != 3601) || side * side * 2 != bytes.capacity()) {
      throw new BadDocument(
          file
              + ": holds "
              + bytes.capacity()
              + " bytes; a tile has 1201 x 1201 or 3601 x 3601 heights of 2 bytes: fetch it again");
    }
    int south = Integer.parseInt(name.group(2)) * (name.group(1).equals("N") ? 1 : -1);
    int west = Integer.parseInt(name.group(4)) * (name.group(3).equals("E") ? 1 : -1);
    return new HgtTile(south, west, side, bytes.order(ByteOrder.BIG_ENDIAN));
  }

  @Override
  public OptionalDouble elevationM(LatLon where) {
    double column = (where.lonDeg() - west) * (side - 1);
    double row = (south + 1 - where.latDeg()) * (side - 1);
    if (column < 0 || row < 0 || column > side - 1 || row > side - 1) {
      return OptionalDouble.empty();
    }
    return between(column, row);
  }

  @Override
  public int columns() {
    return side;
  }

  @Override
  public int rows() {
    return side;
  }

  @Override
  public double at(int column, int row) {
    short height = heights.getShort(2 * (row * side + column));
    return height == GAP ? Double.NaN : height;
  }
}
