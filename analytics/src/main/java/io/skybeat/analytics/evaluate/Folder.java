package io.skybeat.analytics.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Files of a folder by kind, in the order of their names. */
final class Folder {
  private Folder() {}

  /** Files in {@code folder}, not below it, with one of these endings; none if it is absent. */
  static List<Path> files(Path folder, String... endings) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).filter(f -> ends(f, endings)).sorted().toList();
    }
  }

  /** Pictures in {@code folder}. */
  static List<Path> pictures(Path folder) throws IOException {
    return files(folder, ".jpg", ".jpeg", ".png");
  }

  /** Folders in {@code folder}, and itself. */
  static List<Path> withSubfolders(Path folder) throws IOException {
    try (Stream<Path> below = Files.list(folder)) {
      return Stream.concat(Stream.of(folder), below.filter(Files::isDirectory).sorted()).toList();
    }
  }

  /** The file's name without its ending. */
  static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static boolean ends(Path file, String... endings) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    for (String ending : endings) {
      if (name.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }
}
