package io.skybeat.core.clip;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A recording as it is written: MP4 in fragments, one video track. What a killed writer left at the
 * end is left aside.
 *
 * @param description the sample description box ({@code stsd}), as it is in the file
 * @param ticksPerSecond of the samples' times
 * @param samples in their order
 */
@SuppressWarnings("ArrayRecordComponent") // compared with Arrays.equals where it is asked
public record FragmentedFilm(byte[] description, int ticksPerSecond, List<Sample> samples) {
  private static final int DURATION_THERE = 0x100;
  private static final int SIZE_THERE = 0x200;
  private static final int FLAGS_THERE = 0x400;
  private static final int COMPOSITION_THERE = 0x800;

  public FragmentedFilm {
    samples = List.copyOf(samples);
  }

  /** Reads {@code file}, from its position 0 to its limit; throws {@link BadClip}. */
  public static FragmentedFilm read(ByteBuffer file) {
    try {
      return parse(file);
    } catch (IndexOutOfBoundsException e) {
      throw new BadClip("a box is shorter than what it should hold", e);
    }
  }

  private static FragmentedFilm parse(ByteBuffer file) {
    List<Box> top = Box.in(file, 0, file.limit());
    Box moov =
        top.stream()
            .filter(box -> box.type().equals("moov"))
            .findFirst()
            .orElseThrow(() -> new BadClip("no moov box: the recording has not begun"));
    Box media = moov.at(file, "trak", "mdia");
    Box header = media.at(file, "mdhd");
    int version = file.get(header.body());
    int ticksPerSecond = file.getInt(header.body() + (version == 1 ? 20 : 12));
    byte[] description = media.at(file, "minf", "stbl", "stsd").copy(file);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i + 1 < top.size(); i++) {
      // A fragment counts when its data are there whole.
      if (top.get(i).type().equals("moof") && top.get(i + 1).type().equals("mdat")) {
        fragment(file, top.get(i), samples);
      }
    }
    return new FragmentedFilm(description, ticksPerSecond, samples);
  }

  private static void fragment(ByteBuffer file, Box moof, List<Sample> into) {
    Box track = moof.at(file, "traf");
    Box head = track.at(file, "tfhd");
    int flags = file.getInt(head.body()) & 0xFFFFFF;
    int at = head.body() + 8 + ((flags & 0x1) != 0 ? 8 : 0) + ((flags & 0x2) != 0 ? 4 : 0);
    int usualDuration = (flags & 0x8) != 0 ? file.getInt(at) : 0;
    at += (flags & 0x8) != 0 ? 4 : 0;
    int usualSize = (flags & 0x10) != 0 ? file.getInt(at) : 0;
    Box time = track.at(file, "tfdt");
    long ticks =
        file.get(time.body()) == 1
            ? file.getLong(time.body() + 4)
            : file.getInt(time.body() + 4) & 0xFFFFFFFFL;
    Box run = track.at(file, "trun");
    int runFlags = file.getInt(run.body()) & 0xFFFFFF;
    int count = file.getInt(run.body() + 4);
    int next = run.body() + 8;
    int data = moof.start();
    if ((runFlags & 0x1) != 0) {
      data += file.getInt(next);
      next += 4;
    }
    next += (runFlags & 0x4) != 0 ? 4 : 0;
    for (int i = 0; i < count; i++) {
      int duration = (runFlags & DURATION_THERE) != 0 ? file.getInt(next) : usualDuration;
      next += (runFlags & DURATION_THERE) != 0 ? 4 : 0;
      int size = (runFlags & SIZE_THERE) != 0 ? file.getInt(next) : usualSize;
      next += (runFlags & SIZE_THERE) != 0 ? 4 : 0;
      next += (runFlags & FLAGS_THERE) != 0 ? 4 : 0;
      next += (runFlags & COMPOSITION_THERE) != 0 ? 4 : 0;
      if (size < 0 || data < 0 || (long) data + size > file.limit()) {
        throw new BadClip("byte " + moof.start() + ": a fragment points behind the end");
      }
      into.add(new Sample(data, size, ticks));
      data += size;
      ticks += duration;
    }
  }
}
