package io.skybeat.station.store;

import io.skybeat.station.port.Stills;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;

/** Stills as files named by their hash, in a folder for each first two digits. */
public final class StillFolder implements Stills {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private final Path folder;

  public StillFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<Path> find(String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      return Optional.empty();
    }
    Path file = place(sha256);
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  @Override
  public Optional<String> keep(String sha256, byte[] bytes) throws IOException {
    if (!SHA256.matcher(sha256).matches() || !Passwords.sha256(bytes).equals(sha256)) {
      return Optional.empty();
    }
    Path file = place(sha256);
    if (Files.isRegularFile(file)) {
      return Optional.of(sha256);
    }
    Files.createDirectories(file.getParent());
    Path part = Files.createTempFile(file.getParent(), sha256.substring(0, 8), ".part");
    try {
      try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          out.write(rest);
        }
        out.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
    return Optional.of(sha256);
  }

  @Override
  public void forget(String sha256) throws IOException {
    if (SHA256.matcher(sha256).matches()) {
      Files.deleteIfExists(place(sha256));
    }
  }

  private Path place(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256 + ".jpg");
  }
}
