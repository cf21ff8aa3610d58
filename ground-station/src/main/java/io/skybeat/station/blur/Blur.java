package io.skybeat.station.blur;

import io.skybeat.core.sighting.PictureNotes;
import io.skybeat.core.sighting.PixelBox;
import java.util.List;
import java.util.Optional;

/**
 * The rule by which a picture becomes one in which nobody can be told: parts are replaced by the
 * means of squares, so that what was between them is gone and cannot be brought back. Where persons
 * and vehicles were looked for, heads and plates go; where nobody looked, everything is coarse.
 */
final class Blur {
  /** Name and version of the rule, as derived copies tell it. */
  static final String RULE = "skybeat-blur-1";

  /** The upper part of a person's box that holds the head, whatever the posture. */
  private static final double HEAD = 0.45;

  /** The lower part of a vehicle's box that holds the plates. */
  private static final double PLATE = 0.6;

  /** Boxes are a little off; in parts of their size. */
  private static final double MARGIN = 0.2;

  private Blur() {}

  /** A picture: 0xRRGGBB a pixel, row by row. */
  @SuppressWarnings("ArrayRecordComponent") // worked on in place, never compared
  record Pixels(int[] rgb, int width, int height) {}

  private static final boolean[] NOTHING_SPARED = {};

  /** Blurs {@code picture} in place; {@code notes} say what is where, none: nothing is known. */
  static void apply(Pixels picture, Optional<PictureNotes> notes) {
    int width = picture.width();
    int height = picture.height();
    boolean known =
        notes
            .filter(n -> n.widthPx() == width && n.heightPx() == height && n.mostPxPerM() > 0)
            .isPresent();
    if (!known) {
      coarse(picture, NOTHING_SPARED, Resolution.blindSquare(width));
      return;
    }
    PictureNotes seen = notes.orElseThrow();
    coarse(picture, marked(seen.looked(), width, height), Resolution.blindSquare(width));
    int everywhere = Resolution.square(seen.mostPxPerM(), Resolution.ANYWHERE_PX_PER_M);
    if (everywhere > 1) {
      coarse(picture, NOTHING_SPARED, everywhere);
    }
    for (PixelBox box : seen.persons()) {
      squares(picture, head(box), Resolution.headSquare(box.width(), box.height()));
    }
    for (PixelBox box : seen.vehicles()) {
      squares(picture, plate(box), Resolution.plateSquare(box.width(), box.height()));
    }
  }

  /** Where the head of the person in {@code box} is, with room. */
  static PixelBox head(PixelBox box) {
    double x = MARGIN * box.width();
    double y = MARGIN * box.height();
    return new PixelBox(box.x() - x, box.y() - y, box.width() + 2 * x, HEAD * box.height() + y);
  }

  /** Where the plates of the vehicle in {@code box} are, with room. */
  static PixelBox plate(PixelBox box) {
    double x = MARGIN * box.width();
    double y = MARGIN * box.height();
    return new PixelBox(
        box.x() - x,
        box.y() + (1 - PLATE) * box.height(),
        box.width() + 2 * x,
        PLATE * box.height() + y);
  }

  private static boolean[] marked(List<PixelBox> boxes, int width, int height) {
    boolean[] mark = new boolean[width * height];
    for (PixelBox box : boxes) {
      int right = (int) Math.min(width, box.x() + box.width());
      int bottom = (int) Math.min(height, box.y() + box.height());
      for (int y = (int) Math.max(0, Math.ceil(box.y())); y < bottom; y++) {
        for (int x = (int) Math.max(0, Math.ceil(box.x())); x < right; x++) {
          mark[y * width + x] = true;
        }
      }
    }
    return mark;
  }

  /** Makes squares of all that is not {@code spared}. */
  private static void coarse(Pixels picture, boolean[] spared, int square) {
    int width = picture.width();
    for (int top = 0; top < picture.height(); top += square) {
      for (int left = 0; left < width; left += square) {
        mean(picture, left, top, left + square, top + square, spared);
      }
    }
  }

  private static void squares(Pixels picture, PixelBox box, int square) {
    int left = (int) Math.floor(box.x());
    int top = (int) Math.floor(box.y());
    int right = (int) Math.ceil(box.x() + box.width());
    int bottom = (int) Math.ceil(box.y() + box.height());
    for (int y = top; y < bottom; y += square) {
      for (int x = left; x < right; x += square) {
        mean(
            picture,
            x,
            y,
            Math.min(right, x + square),
            Math.min(bottom, y + square),
            NOTHING_SPARED);
      }
    }
  }

  /** Gives the pixels of a rectangle that are not spared their mean; the rest is none of it. */
  private static void mean(
      Pixels picture, int left, int top, int right, int bottom, boolean[] spared) {
    int width = picture.width();
    long red = 0;
    long green = 0;
    long blue = 0;
    int count = 0;
    int fromX = Math.max(0, left);
    int toX = Math.min(width, right);
    int fromY = Math.max(0, top);
    int toY = Math.min(picture.height(), bottom);
    for (int y = fromY; y < toY; y++) {
      for (int x = fromX; x < toX; x++) {
        if (spared.length == 0 || !spared[y * width + x]) {
          int rgb = picture.rgb()[y * width + x];
          red += rgb >> 16 & 0xFF;
          green += rgb >> 8 & 0xFF;
          blue += rgb & 0xFF;
          count++;
        }
      }
    }
    if (count == 0) {
      return;
    }
    int mean = (int) (red / count) << 16 | (int) (green / count) << 8 | (int) (blue / count);
    for (int y = fromY; y < toY; y++) {
      for (int x = fromX; x < toX; x++) {
        if (spared.length == 0 || !spared[y * width + x]) {
          picture.rgb()[y * width + x] = mean;
        }
      }
    }
  }
}
