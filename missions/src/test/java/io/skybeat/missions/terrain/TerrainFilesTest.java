package io.skybeat.missions.terrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.geo.LatLon;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.check.Terrain;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Elevation files; the GeoTIFFs are written by the JDK's own TIFF encoder, not by us. */
class TerrainFilesTest {
  private static final int WIDTH = 70;
  private static final int HEIGHT = 50;
  private static final double STEP_DEG = 1.0 / 3600;

  @TempDir Path folder;

  private static short height(int column, int row) {
    return (short) (column * 3 - row * 2 + 240 + (column * 7 + row * 13) % 5);
  }

  private Path tile(String name, int side) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * side * side);
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        bytes.putShort(
            row == 0 && column == 0 ? Short.MIN_VALUE : (short) (row - 2 * column + 3000));
      }
    }
    Path file = folder.resolve(name);
    Files.write(file, bytes.array());
    return file;
  }

  @Test
  void anSrtmTileIsReadFromItsNorthWestCornerOn() throws IOException {
    Terrain terrain = TerrainFiles.read(tile("N30E114.hgt", 1201));
    double step = 1.0 / 1200;

    assertEquals(4200 - 0, terrain.elevationM(new LatLon(30, 114)).getAsDouble(), 1e-6);
    assertEquals(3000 - 2400 + 1200, terrain.elevationM(new LatLon(30, 115)).getAsDouble(), 1e-6);
    assertEquals(
        3000 + 10.25 - 2 * 20.5,
        terrain.elevationM(new LatLon(31 - 10.25 * step, 114 + 20.5 * step)).getAsDouble(),
        1e-6,
        "between four heights");
    assertEquals(OptionalDouble.empty(), terrain.elevationM(new LatLon(31, 114)), "a gap");
    assertEquals(
        OptionalDouble.empty(),
        terrain.elevationM(new LatLon(31 - 0.5 * step, 114 + 0.5 * step)),
        "beside a gap");
    assertEquals(OptionalDouble.empty(), terrain.elevationM(new LatLon(29.99, 114.5)));
  }

  @Test
  void southernAndWesternTilesAreNamedByTheirSouthWestCorner() throws IOException {
    Terrain terrain = TerrainFiles.read(tile("S34W071.hgt", 1201));
    assertTrue(terrain.elevationM(new LatLon(-33.5, -70.5)).isPresent());
    assertEquals(OptionalDouble.empty(), terrain.elevationM(new LatLon(-34.5, -70.5)));
  }

  /** Unsigned 16 bits through the JDK's encoder; heights here are never negative. */
  private Path geoTiff(String compression, boolean tiled) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY);
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        image.getRaster().setSample(column, row, 0, height(column, row));
      }
    }
    image.getRaster().setSample(5, 5, 0, 9999);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("TIFF").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    if (!compression.equals("none")) {
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionType(compression);
    }
    if (tiled) {
      param.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
      param.setTiling(32, 16, 0, 0);
    }
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
    TIFFDirectory directory = TIFFDirectory.createFromMetadata(metadata);
    doubles(directory, 33550, STEP_DEG, STEP_DEG, 0);
    doubles(directory, 33922, 0, 0, 0, 114.3, 30.6, 0);
    char[] keys = {1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326};
    directory.addTIFFField(
        new TIFFField(new TIFFTag("keys", 34735, 1 << 3), TIFFTag.TIFF_SHORT, keys.length, keys));
    directory.addTIFFField(
        new TIFFField(
            new TIFFTag("none", 42113, 1 << 2), TIFFTag.TIFF_ASCII, 1, new String[] {"9999"}));
    Path file = folder.resolve("ground.tif");
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, directory.getAsMetadata()), param);
    } finally {
      writer.dispose();
    }
    return file;
  }

  private static void doubles(TIFFDirectory directory, int tag, double... values) {
    directory.addTIFFField(
        new TIFFField(
            new TIFFTag("t" + tag, tag, 1 << 12), TIFFTag.TIFF_DOUBLE, values.length, values));
  }

  @ParameterizedTest
  @CsvSource({
    "none,false",
    "none,true",
    "LZW,false",
    "LZW,true",
    "Deflate,false",
    "ZLib,true",
    "PackBits,false",
    "PackBits,true"
  })
  void aGeoTiffOfTheJdksEncoderGivesItsHeightsBack(String compression, boolean tiled)
      throws IOException {
    Terrain terrain = TerrainFiles.read(geoTiff(compression, tiled));
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        LatLon middle =
            new LatLon(30.6 - (row + 0.5) * STEP_DEG, 114.3 + (column + 0.5) * STEP_DEG);
        OptionalDouble found = terrain.elevationM(middle);
        if (Math.abs(row - 5) > 1 || Math.abs(column - 5) > 1) {
          assertEquals(height(column, row), found.orElse(-1), 1e-3, column + ", " + row);
        }
      }
    }
    assertEquals(
        OptionalDouble.empty(),
        terrain.elevationM(new LatLon(30.6 - 5.5 * STEP_DEG, 114.3 + 5.5 * STEP_DEG)),
        "GDAL_NODATA");
    assertEquals(OptionalDouble.empty(), terrain.elevationM(new LatLon(30.61, 114.31)));
  }

  @Test
  void realSamplesWithAPredictorAreReadInBothByteOrders() throws IOException {
    for (boolean little : new boolean[] {true, false}) {
      Path file = folder.resolve(little ? "little.tif" : "big.tif");
      Files.write(file, FloatTiff.bytes(little, 3));
      assertEquals(
          FloatTiff.height(2, 1),
          TerrainFiles.read(file)
              .elevationM(new LatLon(30.6 - 1.5 * 0.01, 114.3 + 2.5 * 0.01))
              .getAsDouble(),
          1e-4);
    }
  }

  @Test
  void whatCannotBeReadIsRefusedWithARemedy() throws IOException {
    says(folder.resolve("none.hgt"), "existing");
    Path odd = folder.resolve("N30E114.hgt");
    Files.write(odd, new byte[100]);
    says(odd, "1201 x 1201");
    says(tile("ground.hgt", 1201), "south-west corner");
    Path text = folder.resolve("a.tif");
    Files.writeString(text, "not a picture at all");
    says(text, "not a TIFF");
    says(folder.resolve("a.png"), ".hgt");
    Path utm = folder.resolve("utm.tif");
    byte[] bytes = FloatTiff.bytes(true, 1);
    Files.write(utm, FloatTiff.projected(bytes));
    says(utm, "gdalwarp -t_srs EPSG:4326");
  }

  @Test
  void brokenFilesNeverEscapeAsAnythingElse() throws IOException {
    byte[] good = FloatTiff.bytes(true, 3);
    Path file = folder.resolve("fuzz.tif");
    int refused = 0;
    for (int seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] bytes = good.clone();
      for (int i = 0; i < 3; i++) {
        bytes[random.nextInt(200)] = (byte) random.nextInt(256);
      }
      Files.write(file, bytes);
      try {
        TerrainFiles.read(file).elevationM(new LatLon(30.585, 114.325));
      } catch (BadDocument e) {
        refused++;
      }
    }
    assertTrue(refused > 100, refused + " of 500 refused");
  }

  private static void says(Path file, String part) {
    String message = assertThrows(BadDocument.class, () -> TerrainFiles.read(file)).getMessage();
    assertTrue(message.contains(part) && message.contains(file.toString()), message);
  }
}
