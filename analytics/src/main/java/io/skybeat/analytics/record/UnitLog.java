package io.skybeat.analytics.record;

import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.analytics.video.AnnexB;
import io.skybeat.core.clip.BadClip;
import io.skybeat.core.clip.ClipUnit;
import io.skybeat.core.clip.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Beside each segment: of every picture in it, a line with its capture time and the hash of its
 * bytes, written behind the picture itself; and at the end, why it ends. MP4 has no place for
 * either while it is being written.
 */
final class UnitLog {
  /** Why a segment ends when the next one goes on without a gap. */
  static final String GOES_ON = "goes on";

  private static final String END = "end ";

  private final OutputStream out;

  UnitLog(Path file) throws IOException {
    this.out = Files.newOutputStream(file);
  }

  void add(AccessUnit unit) throws IOException {
    byte[] sample = AnnexB.lengthPrefixed(unit.annexB());
    write(
        new ClipUnit(
                unit.time().at(),
                unit.time().quality(),
                unit.time().offsetS(),
                unit.time().senderAt(),
                unit.key(),
                unit.damaged(),
                sample.length,
                Sha256.of(sample))
            .line());
  }

  void end(String why) throws IOException {
    write(END + why);
    out.close();
  }

  /** Ends it as well as a failing disk allows. */
  void abandon(String why) {
    try (out) {
      write(END + why.lines().findFirst().orElse(""));
    } catch (IOException e) {
      // Then the log has no end, as after a kill: that says that nobody knows why.
    }
  }

  private void write(String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A log that is read back.
   *
   * @param units of the segment, in their order
   * @param end why it ends; empty while it is written, or when its process was killed
   */
  record Content(List<ClipUnit> units, Optional<String> end) {}

  /** Reads {@code file}, as far as its lines are whole; of one that is not there: nothing. */
  static Content read(Path file) throws IOException {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      return new Content(List.of(), Optional.of("it was made before recordings had logs"));
    }
    List<ClipUnit> units = new ArrayList<>();
    int whole = text.lastIndexOf('\n') + 1;
    for (String line : text.substring(0, whole).lines().toList()) {
      if (line.startsWith(END)) {
        return new Content(units, Optional.of(line.substring(END.length())));
      }
      try {
        units.add(ClipUnit.parse(line));
      } catch (BadClip e) {
        return new Content(units, Optional.of("its log is damaged"));
      }
    }
    return new Content(units, Optional.empty());
  }
}
