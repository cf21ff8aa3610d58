package io.skybeat.mavlink;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Material that lies beside the repository and may not be copied into it. */
public final class SharedData {
  private SharedData() {}

  /** The file, or the calling test is skipped. */
  public static Path file(String name) {
    String set = System.getenv("SKYBEAT_SHARED");
    Path root =
        set != null
            ? Path.of(set)
            : Path.of(System.getProperty("skybeat.root", "..")).resolve("../shared/data");
    Path file = root.resolve(name);
    Assumptions.assumeTrue(
        Files.isReadable(file),
        () -> file + " is not here (set SKYBEAT_SHARED to its folder): test skipped");
    return file;
  }
}
