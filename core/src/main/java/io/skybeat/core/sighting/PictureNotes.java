package io.skybeat.core.sighting;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the detector saw in a picture, written into the JPEG itself (a comment segment): so it is
 * part of what is hashed, sealed and signed, and whoever holds the picture knows where persons and
 * vehicles are without asking for it. What lies outside {@code looked} was not looked at.
 *
 * @param widthPx of the picture
 * @param heightPx of the picture
 * @param mostPxPerM the finest ground resolution anywhere in it, pixels a metre; 0: not known
 * @param looked parts in which persons and vehicles were looked for
 * @param persons boxes, weak ones too
 * @param vehicles boxes of cars, trucks and two-wheelers, weak ones too
 */
public record PictureNotes(
    int widthPx,
    int heightPx,
    double mostPxPerM,
    List<PixelBox> looked,
    List<PixelBox> persons,
    List<PixelBox> vehicles) {
  private static final String MARK = "skybeat-seen-1\n";
  private static final int COMMENT = 0xFE;
  private static final int SCAN = 0xDA;
  private static final int LONGEST = 65_533;

  /** Copies the lists; refuses what is no picture. */
  public PictureNotes {
    if (widthPx < 1 || heightPx < 1 || !(mostPxPerM >= 0)) {
      throw new IllegalArgumentException("notes of no picture: " + widthPx + "x" + heightPx);
    }
    looked = List.copyOf(looked);
    persons = List.copyOf(persons);
    vehicles = List.copyOf(vehicles);
  }

  /** The notes of {@code jpeg}; empty when it has none that can be believed. */
  public static Optional<PictureNotes> of(byte[] jpeg) {
    return comment(jpeg, MARK).flatMap(PictureNotes::parse);
  }

  /** {@code jpeg} with these notes inside; as it was when they are too long for it. */
  public byte[] into(byte[] jpeg) {
    return commented(jpeg, text());
  }

  /** {@code jpeg} with {@code text} as its first comment; as it was when that is too long. */
  public static byte[] commented(byte[] jpeg, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST || jpeg.length < 2) {
      return jpeg.clone();
    }
    int length = bytes.length + 2;
    byte[] out = new byte[jpeg.length + 4 + bytes.length];
    System.arraycopy(jpeg, 0, out, 0, 2);
    out[2] = (byte) 0xFF;
    out[3] = (byte) COMMENT;
    out[4] = (byte) (length >> 8);
    out[5] = (byte) length;
    System.arraycopy(bytes, 0, out, 6, bytes.length);
    System.arraycopy(jpeg, 2, out, 6 + bytes.length, jpeg.length - 2);
    return out;
  }

  /** The first comment of {@code jpeg} that begins with {@code mark}. */
  public static Optional<String> comment(byte[] jpeg, String mark) {
    int at = 2;
    while (at + 4 <= jpeg.length && (jpeg[at] & 0xFF) == 0xFF) {
      int kind = jpeg[at + 1] & 0xFF;
      int length = (jpeg[at + 2] & 0xFF) << 8 | (jpeg[at + 3] & 0xFF);
      if (kind == SCAN || length < 2 || at + 2 + length > jpeg.length) {
        return Optional.empty();
      }
      if (kind == COMMENT) {
        String text =
            new String(Arrays.copyOfRange(jpeg, at + 4, at + 2 + length), StandardCharsets.UTF_8);
        if (text.startsWith(mark)) {
          return Optional.of(text);
        }
      }
      at += 2 + length;
    }
    return Optional.empty();
  }

  private String text() {
    StringBuilder text = new StringBuilder(MARK);
    text.append(
        String.format(Locale.ROOT, "picture %d %d %.2f%n", widthPx, heightPx, mostPxPerM)
            .replace("\r", ""));
    looked.forEach(box -> line(text, "looked", box));
    persons.forEach(box -> line(text, "person", box));
    vehicles.forEach(box -> line(text, "vehicle", box));
    return text.append("end\n").toString();
  }

  /** Outwards, in whole pixels. */
  private static void line(StringBuilder text, String what, PixelBox box) {
    long left = Math.round(Math.floor(box.x()));
    long top = Math.round(Math.floor(box.y()));
    long right = Math.round(Math.ceil(box.x() + box.width()));
    long bottom = Math.round(Math.ceil(box.y() + box.height()));
    text.append(what).append(' ').append(left).append(' ').append(top).append(' ');
    text.append(right - left).append(' ').append(bottom - top).append('\n');
  }

  private static Optional<PictureNotes> parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 3 || !lines.get(lines.size() - 1).equals("end")) {
      return Optional.empty();
    }
    try {
      String[] head = lines.get(1).split(" ", -1);
      List<PixelBox> looked = new ArrayList<>();
      List<PixelBox> persons = new ArrayList<>();
      List<PixelBox> vehicles = new ArrayList<>();
      for (String line : lines.subList(2, lines.size() - 1)) {
        String[] words = line.split(" ", -1);
        PixelBox box =
            new PixelBox(number(words, 1), number(words, 2), number(words, 3), number(words, 4));
        switch (words[0]) {
          case "looked" -> looked.add(box);
          case "person" -> persons.add(box);
          case "vehicle" -> vehicles.add(box);
          default -> {
            return Optional.empty();
          }
        }
      }
      return Optional.of(
          new PictureNotes(
              (int) number(head, 1),
              (int) number(head, 2),
              Double.parseDouble(head[3]),
              looked,
              persons,
              vehicles));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // What cannot be read is no notes: the reader then takes nothing for granted.
      return Optional.empty();
    }
  }

  private static double number(String[] words, int at) {
    return Integer.parseInt(words[at]);
  }
}
