package io.skybeat.station.vault;

import io.skybeat.core.clip.ClipReport;
import io.skybeat.core.clip.Sha256;
import io.skybeat.station.port.Clips;
import io.skybeat.station.proof.FilmCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Clips that have come, or are coming, until they are sealed; a restart goes on where it was. */
final class ClipFolder implements Clips {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final long LONGEST = Integer.MAX_VALUE;

  private final Path folder;

  ClipFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** The whole clip; it may not be there. */
  Path whole(String sha256) {
    return folder.resolve(sha256 + ".mp4");
  }

  private Path part(String sha256) {
    return folder.resolve(sha256 + ".part");
  }

  @Override
  public synchronized long held(String sha256) throws IOException {
    if (!HASH.matcher(sha256).matches()) {
      return 0;
    }
    Path whole = whole(sha256);
    Path here = Files.exists(whole) ? whole : part(sha256);
    return Files.exists(here) ? Files.size(here) : 0;
  }

  @Override
  public synchronized boolean take(String sha256, long offset, long total, byte[] bytes)
      throws IOException {
    if (!HASH.matcher(sha256).matches() || total > LONGEST) {
      return false;
    }
    if (Files.exists(whole(sha256))) {
      return true;
    }
    Path part = part(sha256);
    try (FileChannel out =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (out.size() != offset || offset + bytes.length > total) {
        return false;
      }
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      long at = offset;
      while (rest.hasRemaining()) {
        at += out.write(rest, at);
      }
      if (at < total) {
        return false;
      }
      out.force(true);
    }
    if (!sha256(part).equals(sha256)) {
      Files.delete(part);
      return false;
    }
    Files.move(part, whole(sha256), StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  /** What does not hold of the clip that came, held against what is told of it. */
  List<String> problems(ClipReport told) throws IOException {
    Path file = whole(told.film().orElseThrow().sha256());
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = in.map(FileChannel.MapMode.READ_ONLY, 0, in.size());
      return FilmCheck.problems(bytes, told);
    }
  }

  /** It is sealed, and needed no more. */
  synchronized void forget(String sha256) throws IOException {
    Files.deleteIfExists(whole(sha256));
    Files.deleteIfExists(part(sha256));
  }

  static String sha256(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] block = new byte[64 * 1024];
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        digest.update(block, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
