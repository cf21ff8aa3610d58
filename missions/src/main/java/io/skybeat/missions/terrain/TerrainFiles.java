package io.skybeat.missions.terrain;

import io.skybeat.core.geo.LatLon;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.check.Terrain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Several elevation files as one terrain: the first that knows a place answers, in the order of
 * their names. Heights are taken to be metres above mean sea level, as SRTM (EGM96) has them.
 */
public final class TerrainFiles implements Terrain {
  private static final long MOST_BYTES = 1L << 30;

  private final List<Terrain> parts;

  private TerrainFiles(List<Terrain> parts) {
    this.parts = List.copyOf(parts);
  }

  /** Reads one file, or every .hgt, .tif and .tiff of a folder; throws {@link BadDocument}. */
  public static Terrain read(Path place) {
    List<Terrain> parts = new ArrayList<>();
    for (Path file : files(place)) {
      ByteBuffer bytes = bytes(file);
      parts.add(ending(file).equals("hgt") ? HgtTile.read(file, bytes) : GeoTiff.read(file, bytes));
    }
    return new TerrainFiles(parts);
  }

  @Override
  public OptionalDouble elevationM(LatLon where) {
    for (Terrain part : parts) {
      OptionalDouble known = part.elevationM(where);
      if (known.isPresent()) {
        return known;
      }
    }
    return OptionalDouble.empty();
  }

  private static List<Path> files(Path place) {
    if (!Files.isDirectory(place)) {
      if (!known(place)) {
        throw new BadDocument(place + ": is no .hgt, .tif or .tiff; name an elevation file");
      }
      return List.of(place);
    }
    try (Stream<Path> all = Files.list(place)) {
      List<Path> files = all.filter(TerrainFiles::known).sorted().toList();
      if (files.isEmpty()) {
        throw new BadDocument(place + ": holds no .hgt, .tif or .tiff; put elevation files there");
      }
      return files;
    } catch (IOException | UncheckedIOException e) {
      throw new BadDocument(place + ": cannot be listed: " + e.getMessage(), e);
    }
  }

  private static boolean known(Path file) {
    return List.of("hgt", "tif", "tiff").contains(ending(file));
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static ByteBuffer bytes(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() > MOST_BYTES) {
        throw new BadDocument(file + ": is over 1 GiB; cut out the part that is flown over");
      }
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    } catch (IOException e) {
      throw new BadDocument(
          file + ": cannot be read (" + e.getMessage() + "); name an existing file", e);
    }
  }
}
