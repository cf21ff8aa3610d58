package io.skybeat.missions.terrain;

import io.skybeat.core.geo.LatLon;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.check.Terrain;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * A GeoTIFF of heights in metres on a grid of latitude and longitude (WGS 84, or CGCS 2000, which
 * is the same to centimetres): 8 to 64-bit samples, whole or real; plain, Deflate, LZW or PackBits;
 * strips or tiles.
 */
final class GeoTiff implements Terrain, Grid {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int SAMPLES = 277;
  private static final int SAMPLE_FORMAT = 339;
  private static final int PIXEL_SCALE = 33550;
  private static final int TIE_POINT = 33922;
  private static final int GEO_KEYS = 34735;
  private static final int NO_DATA = 42113;
  private static final int MODEL_TYPE = 1024;
  private static final int RASTER_TYPE = 1025;
  private static final int GEOGRAPHIC_TYPE = 2048;
  private static final int VERTICAL_UNITS = 4099;

  private final Path file;
  private final int columns;
  private final int rows;
  private final int bits;
  private final int format;
  private final double west;
  private final double north;
  private final double lonStep;
  private final double latStep;
  private final double noData;
  private final TiffBlocks blocks;

  private GeoTiff(TiffDirectory tiff) {
    this.file = tiff.file();
    this.columns = tiff.number(WIDTH, 0);
    this.rows = tiff.number(HEIGHT, 0);
    this.bits = tiff.number(BITS, 1);
    this.format = tiff.number(SAMPLE_FORMAT, 1);
    if (tiff.number(SAMPLES, 1) != 1 || (bits != 8 && bits != 16 && bits != 32 && bits != 64)) {
      throw bad("has " + tiff.number(SAMPLES, 1) + " bands of " + bits + " bits; one is needed");
    }
    double[] keys = tiff.values(GEO_KEYS);
    int model = key(keys, MODEL_TYPE, 0);
    int datum = key(keys, GEOGRAPHIC_TYPE, 0);
    if (model != 2 || (datum != 4326 && datum != 4490)) {
      throw bad(
          "is not on latitude and longitude (WGS 84); convert it with gdalwarp -t_srs EPSG:4326");
    }
    int units = key(keys, VERTICAL_UNITS, 9001);
    if (units != 9001) {
      throw bad("has heights in unit " + units + "; metres (9001) are needed");
    }
    double[] scale = tiff.values(PIXEL_SCALE);
    double[] tie = tiff.values(TIE_POINT);
    if (scale.length < 2 || tie.length < 6 || !(scale[0] > 0 && scale[1] > 0)) {
      throw bad("does not say where it lies (ModelPixelScale, ModelTiepoint); export it again");
    }
    // A pixel's height holds at its middle, unless the file counts points.
    double half = key(keys, RASTER_TYPE, 1) == 2 ? 0 : 0.5;
    this.lonStep = scale[0];
    this.latStep = scale[1];
    this.west = tie[3] + (half - tie[0]) * lonStep;
    this.north = tie[4] - (half - tie[1]) * latStep;
    String none = tiff.text(NO_DATA);
    try {
      this.noData = none.isEmpty() ? Double.NaN : Double.parseDouble(none);
    } catch (NumberFormatException e) {
      throw new BadDocument(file + ": GDAL_NODATA '" + none + "' is no number", e);
    }
    this.blocks = new TiffBlocks(tiff, bits / 8);
  }

  static GeoTiff read(Path file, ByteBuffer bytes) {
    return new GeoTiff(TiffDirectory.read(file, bytes));
  }

  private static int key(double[] keys, int wanted, int otherwise) {
    for (int i = 4; i + 3 < keys.length; i += 4) {
      if (keys[i] == wanted && keys[i + 1] == 0) {
        return (int) keys[i + 3];
      }
    }
    return otherwise;
  }

  @Override
  public OptionalDouble elevationM(LatLon where) {
    return between((where.lonDeg() - west) / lonStep, (north - where.latDeg()) / latStep);
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public double at(int column, int row) {
    ByteBuffer block = blocks.block(column, row);
    int at = blocks.offset(column, row);
    double value =
        switch (format * 100 + bits) {
          case 108 -> Byte.toUnsignedInt(block.get(at));
          case 116 -> Short.toUnsignedInt(block.getShort(at));
          case 132 -> Integer.toUnsignedLong(block.getInt(at));
          case 208 -> block.get(at);
          case 216 -> block.getShort(at);
          case 232 -> block.getInt(at);
          case 332 -> block.getFloat(at);
          case 364 -> block.getDouble(at);
          default -> throw bad("has samples of format " + format + " with " + bits + " bits");
        };
    return value == noData ? Double.NaN : value;
  }

  private BadDocument bad(String reason) {
    return new BadDocument(file + ": " + reason);
  }
}
