package io.skybeat.core.clip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A box of an MP4 file (ISO/IEC 14496-12).
 *
 * @param type four letters
 * @param start of the box in the file
 * @param body of what it holds
 * @param end behind it
 */
record Box(String type, int start, int body, int end) {
  private static final int HEAD = 8;

  /** The boxes from {@code from} to {@code to}; one that is cut off ends the list. */
  static List<Box> in(ByteBuffer file, int from, int to) {
    List<Box> boxes = new ArrayList<>();
    int at = from;
    while (at + HEAD <= to) {
      long size = file.getInt(at) & 0xFFFFFFFFL;
      byte[] type = new byte[4];
      file.get(at + 4, type);
      int head = HEAD;
      if (size == 1 && at + 16 <= to) {
        size = file.getLong(at + 8);
        head = 16;
      } else if (size == 0) {
        size = (long) to - at;
      }
      if (size < head || at + size > to) {
        return boxes;
      }
      boxes.add(
          new Box(new String(type, StandardCharsets.US_ASCII), at, at + head, (int) (at + size)));
      at += (int) size;
    }
    return boxes;
  }

  /** The first of this type among the boxes within. */
  Optional<Box> find(ByteBuffer file, String type) {
    return in(file, body, end).stream().filter(box -> box.type().equals(type)).findFirst();
  }

  /** The box behind a path of types; throws {@link BadClip} when there is none. */
  Box at(ByteBuffer file, String... path) {
    Box here = this;
    for (String type : path) {
      Box parent = here;
      here =
          here.find(file, type)
              .orElseThrow(
                  () ->
                      new BadClip(
                          "byte " + parent.start() + ": " + parent.type() + " lacks " + type));
    }
    return here;
  }

  int length() {
    return end - start;
  }

  /** The whole box as it is in the file. */
  byte[] copy(ByteBuffer file) {
    byte[] bytes = new byte[length()];
    file.get(start, bytes);
    return bytes;
  }
}
