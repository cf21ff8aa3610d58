package io.skybeat.analytics.publish;

import io.skybeat.core.sighting.StillRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Marked stills on disk under their hash, kept while a sighting that waits needs them and for some
 * time after. Thread-safe.
 */
public final class StillStore {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final Path folder;
  private final Duration keep;
  private final long maxBytes;

  /** Stills in {@code folder}, at least for {@code keep}, all together up to {@code maxMb}. */
  public StillStore(Path folder, Duration keep, int maxMb) throws IOException {
    this.folder = folder;
    this.keep = keep;
    this.maxBytes = maxMb * 1_000_000L;
    Files.createDirectories(folder);
  }

  /** Makes {@code jpeg} durable and names it. */
  public StillRef put(byte[] jpeg) throws IOException {
    String sha256 = sha256(jpeg);
    Path target = path(sha256);
    if (!Files.exists(target)) {
      Path half = folder.resolve(sha256 + ".part");
      try (FileChannel out =
          FileChannel.open(
              half,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(jpeg);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(false);
      } catch (IOException e) {
        Files.deleteIfExists(half);
        throw e;
      }
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return new StillRef(sha256, jpeg.length, "image/jpeg");
  }

  /** The bytes under {@code sha256}; empty when there are none or they no longer fit their name. */
  public Optional<byte[]> get(String sha256) throws IOException {
    if (!HASH.matcher(sha256).matches() || !Files.exists(path(sha256))) {
      return Optional.empty();
    }
    byte[] jpeg = Files.readAllBytes(path(sha256));
    return sha256(jpeg).equals(sha256) ? Optional.of(jpeg) : Optional.empty();
  }

  /**
   * Deletes stills that nobody {@code needed} and that are older than the time to keep, and the
   * oldest unneeded ones beyond the size. Returns how many went.
   */
  public int sweep(Instant now, Predicate<String> needed) throws IOException {
    List<Path> old = new ArrayList<>();
    long total = 0;
    try (Stream<Path> list = Files.list(folder)) {
      for (Path path : (Iterable<Path>) list::iterator) {
        total += Files.size(path);
        String name = path.getFileName().toString();
        if (!name.endsWith(".jpg") || !needed.test(name.substring(0, name.length() - 4))) {
          old.add(path);
        }
      }
    }
    old.sort(Comparator.comparing(StillStore::modified).thenComparing(Path::toString));
    int gone = 0;
    for (Path path : old) {
      boolean stale = modified(path).toInstant().isBefore(now.minus(keep));
      if (!stale && total <= maxBytes) {
        break;
      }
      total -= Files.size(path);
      Files.deleteIfExists(path);
      gone++;
    }
    return gone;
  }

  /** SHA-256 of {@code bytes}, lower-case hex. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private Path path(String sha256) {
    return folder.resolve(sha256 + ".jpg");
  }

  private static FileTime modified(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException e) {
      return FileTime.from(Instant.EPOCH);
    }
  }
}
