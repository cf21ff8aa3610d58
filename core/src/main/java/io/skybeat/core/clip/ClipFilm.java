package io.skybeat.core.clip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A clip that is read back.
 *
 * @param samples its pictures, in their order
 * @param table what it says of them
 */
public record ClipFilm(List<Sample> samples, ClipTable table) {
  public ClipFilm {
    samples = List.copyOf(samples);
  }

  /**
   * Reads {@code file}, from its position 0 to its limit; throws {@link BadClip} when it is not
   * laid out as {@link ClipLayout} does.
   */
  public static ClipFilm read(ByteBuffer file) {
    try {
      return parse(file);
    } catch (IndexOutOfBoundsException e) {
      throw new BadClip("a box is shorter than what it should hold", e);
    }
  }

  private static ClipFilm parse(ByteBuffer file) {
    List<Box> top = Box.in(file, 0, file.limit());
    int covered = top.isEmpty() ? 0 : top.get(top.size() - 1).end();
    if (covered != file.limit()) {
      throw new BadClip("byte " + covered + ": the file is cut off or goes on behind its end");
    }
    Box index = top(top, "moov").at(file, "trak", "mdia", "minf", "stbl");
    Box data = top(top, "mdat");
    Box said = top(top, "uuid");
    byte[] mark = new byte[ClipLayout.TABLE.length];
    file.get(said.body(), mark);
    if (!Arrays.equals(mark, ClipLayout.TABLE)) {
      throw new BadClip("byte " + said.start() + ": the box is not the table of pictures");
    }
    byte[] text = new byte[said.end() - said.body() - mark.length];
    file.get(said.body() + mark.length, text);
    ClipTable table = ClipTable.parse(new String(text, StandardCharsets.UTF_8));
    return new ClipFilm(samples(file, index, data), table);
  }

  private static Box top(List<Box> boxes, String type) {
    return boxes.stream()
        .filter(box -> box.type().equals(type))
        .findFirst()
        .orElseThrow(() -> new BadClip("no " + type + " box"));
  }

  private static List<Sample> samples(ByteBuffer file, Box index, Box data) {
    int sizes = index.at(file, "stsz").body();
    int times = index.at(file, "stts").body();
    int at = file.getInt(index.at(file, "stco").body() + 8);
    int count = file.getInt(sizes + 8);
    if (file.getInt(times + 4) != count || at != data.body()) {
      throw new BadClip("byte " + index.start() + ": the index does not fit itself or the data");
    }
    List<Sample> samples = new ArrayList<>();
    long ticks = 0;
    for (int i = 0; i < count; i++) {
      int bytes = file.getInt(sizes + 12 + 4 * i);
      if (bytes < 0 || (long) at + bytes > data.end()) {
        throw new BadClip("byte " + index.start() + ": picture " + i + " lies outside the data");
      }
      samples.add(new Sample(at, bytes, ticks));
      ticks += file.getInt(times + 8 + 8 * i + 4) & 0xFFFFFFFFL;
      at += bytes;
    }
    if (at != data.end()) {
      throw new BadClip("byte " + at + ": data that belong to no picture");
    }
    return samples;
  }

  /** The bytes of a picture. */
  public static ByteBuffer picture(ByteBuffer file, Sample sample) {
    return file.slice(sample.at(), sample.bytes());
  }

  /**
   * When a picture is shown, seconds from the clip's beginning.
   *
   * @param number of the picture, from 0
   */
  public double shownAtS(int number) {
    return samples.get(number).ticks() / (double) ClipLayout.TICKS_PER_SECOND;
  }
}
