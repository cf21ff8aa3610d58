package io.skybeat.missions.format;

import io.skybeat.core.wire.BadDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * KMZ: the first KML at the root of a zip file. Only that entry is unpacked, in memory, and never
 * past {@link BoundedFile#LIMIT_BYTES}, whatever the zip's own directory claims.
 */
final class KmzFile {
  private static final int MAX_ENTRIES = 10_000;

  private KmzFile() {}

  static Sketch parse(String name, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadDocument(file + ": no such file; name an existing one");
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MAX_ENTRIES) {
        throw new BadDocument(
            file + ": holds " + zip.size() + " entries; a route has a KML and a few pictures");
      }
      List<ZipEntry> documents =
          zip.stream()
              .map(ZipEntry.class::cast)
              .filter(entry -> entry.getName().toLowerCase(Locale.ROOT).endsWith(".kml"))
              .sorted(
                  Comparator.comparing((ZipEntry entry) -> entry.getName().contains("/"))
                      .thenComparing(entry -> !entry.getName().equals("doc.kml")))
              .toList();
      if (zip.stream().anyMatch(entry -> entry.getName().startsWith("wpmz/"))) {
        throw new BadDocument(
            file
                + ": is a DJI mission (wpmz), which is not read; export the route's line as KML"
                + " from where it was drawn");
      }
      if (documents.isEmpty()) {
        throw new BadDocument(file + ": holds no .kml; export the route as KML or KMZ again");
      }
      ZipEntry entry = documents.get(0);
      String document = file + "!" + entry.getName();
      try (InputStream in = zip.getInputStream(entry)) {
        return KmlFile.parse(name, document, BoundedFile.bytes(document, in), RouteFormat.KMZ);
      }
    } catch (ZipException e) {
      throw new BadDocument(file + ": is not a zip file (" + e.getMessage() + "); export again", e);
    } catch (IOException e) {
      throw new BadDocument(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
