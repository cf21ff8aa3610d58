package io.skybeat.station.vault;

import io.skybeat.core.clip.Sha256;
import io.skybeat.core.time.Time;
import io.skybeat.station.port.Stills;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stills named by their hash, each sealed under a key of its own, in a folder for each first two
 * digits. A file's time of change is when the picture came.
 */
final class SealedStills implements Stills {
  private static final Logger LOG = LoggerFactory.getLogger(SealedStills.class);
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final String SEALED = ".sealed";
  private static final String KEY = ".key";
  private static final String PART = ".part";

  /** How former releases kept them: in the open. */
  private static final String OPEN = ".jpg";

  private final Path folder;
  private final VaultKeys keys;
  private final Time time;
  private final Runnable afterEach;

  /** Whether {@code folder} holds any sealed picture. */
  static boolean begun(Path folder) throws IOException {
    return Files.isDirectory(folder) && !files(folder, KEY).isEmpty();
  }

  /**
   * Opens {@code folder}, made when absent; what lies there in the open is sealed.
   *
   * @param afterEach told of each picture that is kept
   */
  SealedStills(Path folder, VaultKeys keys, Time time, Runnable afterEach) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.keys = keys;
    this.time = time;
    this.afterEach = afterEach;
    for (Path open : files(folder, OPEN)) {
      Instant came = Files.getLastModifiedTime(open).toInstant();
      if (keep(name(open, OPEN), Files.readAllBytes(open), came).isPresent()) {
        Files.delete(open);
      } else {
        LOG.warn("{} is not what its name says; left alone", open);
      }
    }
  }

  @Override
  public boolean holds(String sha256) {
    return SHA256.matcher(sha256).matches()
        && Files.isRegularFile(file(sha256, SEALED))
        && Files.isRegularFile(file(sha256, KEY));
  }

  @Override
  public Optional<byte[]> read(String sha256) throws IOException {
    if (!holds(sha256)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SealedFile(file(sha256, SEALED), key(sha256).open(), 1).read(0, Integer.MAX_VALUE));
    } catch (NoSuchFileException e) {
      // Its time was up just now.
      return Optional.empty();
    } catch (IOException e) {
      throw new IOException("picture " + sha256 + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<String> keep(String sha256, byte[] bytes) throws IOException {
    Optional<String> kept = keep(sha256, bytes, time.now());
    afterEach.run();
    return kept;
  }

  private synchronized Optional<String> keep(String sha256, byte[] bytes, Instant came)
      throws IOException {
    if (!SHA256.matcher(sha256).matches() || !Sha256.of(bytes).equals(sha256)) {
      return Optional.empty();
    }
    if (holds(sha256)) {
      return Optional.of(sha256);
    }
    Path part = file(sha256, PART);
    Files.createDirectories(part.getParent());
    Files.deleteIfExists(part);
    try {
      new SealedFile(part, key(sha256).make(), 1).write(new ByteArrayInputStream(bytes));
      Files.setLastModifiedTime(part, FileTime.from(came));
      Files.move(part, file(sha256, SEALED), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
    return Optional.of(sha256);
  }

  /** Destroys a picture's key, then deletes it; one that is not held is forgotten already. */
  synchronized void forget(String sha256) throws IOException {
    if (SHA256.matcher(sha256).matches()) {
      key(sha256).destroy();
      Files.deleteIfExists(file(sha256, SEALED));
    }
  }

  /**
   * Forgets what came before {@code before}; returns how many.
   *
   * @param spared whether a picture that came then stays all the same
   */
  int sweep(Instant before, Predicate<Instant> spared) throws IOException {
    int gone = 0;
    for (Path sealed : files(folder, SEALED)) {
      Instant came;
      try {
        came = Files.getLastModifiedTime(sealed).toInstant();
      } catch (NoSuchFileException e) {
        continue;
      }
      if (came.isBefore(before) && !spared.test(came)) {
        forget(name(sealed, SEALED));
        gone++;
      }
    }
    return gone;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder, 2)) {
      all.filter(path -> path.getFileName().toString().endsWith(ending))
          .filter(path -> SHA256.matcher(name(path, ending)).matches())
          .sorted()
          .forEach(found::add);
    }
    return found;
  }

  private static String name(Path file, String ending) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ending.length());
  }

  private WrappedKey key(String sha256) {
    return new WrappedKey(file(sha256, KEY), keys, sha256.getBytes(StandardCharsets.US_ASCII));
  }

  private Path file(String sha256, String ending) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256 + ending);
  }
}
