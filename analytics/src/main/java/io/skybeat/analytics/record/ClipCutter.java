package io.skybeat.analytics.record;

import io.skybeat.core.clip.BadClip;
import io.skybeat.core.clip.ClipFilm;
import io.skybeat.core.clip.ClipLayout;
import io.skybeat.core.clip.ClipReport.Film;
import io.skybeat.core.clip.ClipReport.Gap;
import io.skybeat.core.clip.ClipReport.Trigger;
import io.skybeat.core.clip.ClipTable;
import io.skybeat.core.clip.ClipUnit;
import io.skybeat.core.clip.ClipWish;
import io.skybeat.core.clip.FragmentedFilm;
import io.skybeat.core.clip.Sample;
import io.skybeat.core.clip.Sha256;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.ClockQuality;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Cuts clips out of the recordings: the coded pictures as they came, from the key picture at or
 * before the wanted time to its end. What is not there it names, with the reason that the
 * recordings give. The same recordings give the same file.
 */
public final class ClipCutter {
  private final RecordingPlan plan;

  public ClipCutter(RecordingPlan plan) {
    this.plan = plan;
  }

  /**
   * What was cut.
   *
   * @param film empty when nothing of the wanted time is recorded; then no file was written
   */
  public record Cut(
      Optional<Film> film,
      Optional<Trigger> trigger,
      boolean complete,
      List<Gap> gaps,
      List<String> segments) {
    static Cut nothing(ClipWish wish, String reason) {
      return new Cut(
          Optional.empty(),
          Optional.empty(),
          false,
          List.of(new Gap(from(wish), to(wish), reason)),
          List.of());
    }
  }

  /** One recorded picture, and where it lies. */
  private record Picture(Recording recording, Sample sample, ClipUnit unit) {
    Instant at() {
      return unit.at();
    }
  }

  private record Recording(Path file, ByteBuffer bytes, FragmentedFilm film, UnitLog.Content log) {
    String ending() {
      return log.end().orElse("nothing more was recorded in time, or analytics was killed");
    }
  }

  /** Capture time of the newest picture recorded by {@code camera}. */
  public Optional<Instant> recordedUntil(CameraId camera) throws IOException {
    List<Path> segments = new SegmentFolder(plan, camera).segments();
    for (int i = segments.size() - 1; i >= 0; i--) {
      List<ClipUnit> units = UnitLog.read(SegmentFolder.units(segments.get(i))).units();
      if (!units.isEmpty()) {
        return Optional.of(units.get(units.size() - 1).at());
      }
    }
    return Optional.empty();
  }

  /** Cuts {@code wish} into {@code target}, durably; throws when a disk refuses. */
  public Cut cut(ClipWish wish, Path target) throws IOException {
    List<Recording> recordings;
    try {
      recordings = recordings(wish);
    } catch (BadClip e) {
      return Cut.nothing(wish, "the recording cannot be read: " + e.getMessage());
    }
    List<Picture> all = new ArrayList<>();
    for (Recording one : recordings) {
      int whole = Math.min(one.film().samples().size(), one.log().units().size());
      for (int i = 0; i < whole; i++) {
        all.add(new Picture(one, one.film().samples().get(i), one.log().units().get(i)));
      }
    }
    List<Picture> chosen = choose(wish, all);
    if (chosen.isEmpty()) {
      return Cut.nothing(
          wish,
          recordings.isEmpty()
              ? "nothing of that time is recorded"
              : recordings.get(recordings.size() - 1).ending());
    }
    for (Picture picture : chosen) {
      if (!Sha256.of(sample(picture)).equals(picture.unit().sha256())) {
        return Cut.nothing(
            wish,
            "recording %s differs from what was received, at %s"
                .formatted(picture.recording().file().getFileName(), picture.at()));
      }
    }
    return write(wish, all, chosen, target);
  }

  private Cut write(ClipWish wish, List<Picture> all, List<Picture> chosen, Path target)
      throws IOException {
    OptionalInt trigger = OptionalInt.empty();
    for (int i = 0; i < chosen.size(); i++) {
      if (chosen.get(i).at().equals(wish.triggerAt())) {
        trigger = OptionalInt.of(i);
      }
    }
    ClipTable table = new ClipTable(chosen.stream().map(Picture::unit).toList(), trigger);
    Recording first = chosen.get(0).recording();
    int[] size = sizePx(first);
    MessageDigest digest = Sha256.digest();
    long bytes;
    try (FileChannel out =
        FileChannel.open(
            target,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      put(
          out,
          digest,
          ByteBuffer.wrap(ClipLayout.head(first.film().description(), size[0], size[1], table)));
      for (Picture picture : chosen) {
        put(out, digest, sample(picture));
      }
      out.force(true);
      bytes = out.size();
    }
    Film film = film(table, HexFormat.of().formatHex(digest.digest()), bytes, codec(first), size);
    List<Gap> gaps = gaps(wish, all, chosen, table);
    return new Cut(
        Optional.of(film),
        trigger.stream().mapToObj(number -> trigger(table, number)).findFirst(),
        gaps.isEmpty() && trigger.isPresent(),
        gaps,
        chosen.stream()
            .map(picture -> picture.recording().file().getFileName().toString())
            .distinct()
            .toList());
  }

  private static void put(FileChannel out, MessageDigest digest, ByteBuffer bytes)
      throws IOException {
    digest.update(bytes.duplicate());
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private static Film film(ClipTable table, String sha256, long bytes, String codec, int[] size) {
    List<ClipUnit> units = table.units();
    SortedMap<ClockQuality, Integer> clocks = new TreeMap<>();
    units.forEach(unit -> clocks.merge(unit.quality(), 1, Integer::sum));
    return new Film(
        sha256,
        bytes,
        codec,
        size[0],
        size[1],
        units.get(0).at(),
        units.get(units.size() - 1).at(),
        units.size(),
        (int) units.stream().filter(ClipUnit::damaged).count(),
        clocks);
  }

  private static Trigger trigger(ClipTable table, int number) {
    ClipUnit unit = table.units().get(number);
    return new Trigger(
        number, unit.at(), unit.sha256(), unit.quality(), unit.offsetS(), unit.senderAt());
  }

  private static ByteBuffer sample(Picture picture) {
    return ClipFilm.picture(picture.recording().bytes(), picture.sample());
  }

  /** Width and height as the sample description says them. */
  private static int[] sizePx(Recording recording) {
    ByteBuffer description = ByteBuffer.wrap(recording.film().description());
    return new int[] {description.getShort(48) & 0xFFFF, description.getShort(50) & 0xFFFF};
  }

  private static String codec(Recording recording) {
    byte[] description = recording.film().description();
    String entry = new String(description, 20, 4, java.nio.charset.StandardCharsets.US_ASCII);
    return entry.startsWith("avc") ? "h264" : "h265";
  }

  private static Instant from(ClipWish wish) {
    return wish.triggerAt().minusNanos((long) (wish.beforeS() * 1e9));
  }

  private static Instant to(ClipWish wish) {
    return wish.triggerAt().plusNanos((long) (wish.afterS() * 1e9));
  }

  /** The recordings that may hold something of the wanted time, oldest first. */
  private List<Recording> recordings(ClipWish wish) throws IOException {
    List<Path> segments = new SegmentFolder(plan, wish.camera()).segments();
    List<Recording> recordings = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      Path file = segments.get(i);
      boolean begun = !SegmentFolder.firstAt(file).isAfter(to(wish));
      // The next one may begin up to a millisecond before the time in its name is over.
      boolean over =
          i + 1 < segments.size()
              && !SegmentFolder.firstAt(segments.get(i + 1)).plusMillis(1).isAfter(from(wish));
      if (begun && !over) {
        UnitLog.Content log = UnitLog.read(SegmentFolder.units(file));
        ByteBuffer bytes;
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
          bytes = in.map(FileChannel.MapMode.READ_ONLY, 0, in.size());
        }
        if (!log.units().isEmpty()) {
          recordings.add(new Recording(file, bytes, FragmentedFilm.read(bytes), log));
        }
      }
    }
    return recordings;
  }

  /** From the last key picture at or before the wanted time to the first at or after its end. */
  private static List<Picture> choose(ClipWish wish, List<Picture> all) {
    int start = -1;
    for (int i = 0; i < all.size(); i++) {
      Picture picture = all.get(i);
      boolean inTime = !picture.at().isAfter(from(wish));
      if (picture.unit().key() && (inTime || start < 0)) {
        start = i;
      }
    }
    if (start < 0 || all.get(start).at().isAfter(to(wish))) {
      return List.of();
    }
    byte[] description = all.get(start).recording().film().description();
    List<Picture> chosen = new ArrayList<>();
    for (Picture picture : all.subList(start, all.size())) {
      if (!Arrays.equals(description, picture.recording().film().description())) {
        break;
      }
      chosen.add(picture);
      if (!picture.at().isBefore(to(wish))) {
        break;
      }
    }
    Picture last = chosen.get(chosen.size() - 1);
    // A single old picture before a long silence is not of the wanted time.
    return last.at().isBefore(from(wish)) ? List.of() : chosen;
  }

  private static List<Gap> gaps(
      ClipWish wish, List<Picture> all, List<Picture> chosen, ClipTable table) {
    List<Gap> gaps = new ArrayList<>();
    Picture first = chosen.get(0);
    if (first.at().isAfter(from(wish))) {
      int before = all.indexOf(first) - 1;
      gaps.add(
          new Gap(
              from(wish),
              first.at(),
              before < 0 ? "recording had not begun" : all.get(before).recording().ending()));
    }
    double limitS = table.gapLimitS();
    for (int i = 1; i < chosen.size(); i++) {
      Picture left = chosen.get(i - 1);
      Picture right = chosen.get(i);
      if (seconds(left.at(), right.at()) > limitS) {
        boolean same = left.recording().file().equals(right.recording().file());
        gaps.add(
            new Gap(
                left.at(),
                right.at(),
                same ? "pictures are missing in the recording" : left.recording().ending()));
      }
    }
    Picture last = chosen.get(chosen.size() - 1);
    if (last.at().isBefore(to(wish))) {
      boolean more = !last.equals(all.get(all.size() - 1));
      gaps.add(
          new Gap(
              last.at(),
              to(wish),
              more ? "the picture's format changed" : last.recording().ending()));
    }
    if (table.trigger().isEmpty() && gaps.isEmpty()) {
      gaps.add(
          new Gap(wish.triggerAt(), wish.triggerAt(), "the triggering picture is not recorded"));
    }
    return gaps;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
