package io.skybeat.analytics.vision;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a thermal picture in a colour palette back into heat. Which palette it is, is estimated
 * from the colours that occur: those of the right palette lie on its line. Where none fits, the
 * lightness stands in and the result says so. Keeps tables; not thread-safe.
 */
public final class PaletteInversion {
  /** Mean distance of a picture's colours from a palette's line up to which it is believed. */
  private static final double BELIEVED = 30;

  /** Mean spread between a pixel's colours below which a picture is grey. */
  private static final double GREY = 6;

  private static final int SAMPLE_STEP = 13;

  private final Optional<Palette> told;
  private final Map<Palette, ColourTable> tables = new EnumMap<>(Palette.class);

  private PaletteInversion(Optional<Palette> told) {
    this.told = told;
  }

  /** Estimates the palette of every picture; a grey one counts as white-hot. */
  public static PaletteInversion estimating() {
    return new PaletteInversion(Optional.empty());
  }

  /** For a camera whose palette is configured. */
  public static PaletteInversion of(Palette palette) {
    return new PaletteInversion(Optional.of(palette));
  }

  /**
   * Heat, with how it was had.
   *
   * @param heat the scalar picture
   * @param palette the palette that was inverted; empty if none fits and lightness stands in, so
   *     that hot and cold may be confused
   * @param colourDistance mean distance of the colours from that palette's line, in levels of
   *     0..255
   * @param assumed whether a grey picture's polarity was assumed rather than told
   */
  public record Result(
      HeatImage heat, Optional<Palette> palette, double colourDistance, boolean assumed) {}

  /** Inverts {@code image}. */
  public Result invert(BgrImage image) {
    if (told.isPresent()) {
      Palette palette = told.get();
      return new Result(heat(image, palette), told, distance(image, palette), false);
    }
    if (spread(image) < GREY) {
      return new Result(heat(image, Palette.WHITE_HOT), Optional.of(Palette.WHITE_HOT), 0, true);
    }
    Palette best = Palette.IRONBOW;
    double nearest = Double.MAX_VALUE;
    for (Palette palette : Palette.values()) {
      double distance = palette.grey() ? Double.MAX_VALUE : distance(image, palette);
      if (distance < nearest) {
        best = palette;
        nearest = distance;
      }
    }
    if (nearest > BELIEVED) {
      return new Result(lightness(image), Optional.empty(), nearest, true);
    }
    return new Result(heat(image, best), Optional.of(best), nearest, false);
  }

  private HeatImage heat(BgrImage image, Palette palette) {
    byte[] levels = new byte[image.width() * image.height()];
    ByteBuffer pixels = image.pixels();
    ColourTable table = palette.grey() ? null : table(palette);
    int out = 0;
    for (int y = 0; y < image.height(); y++) {
      int at = y * image.strideBytes();
      for (int x = 0; x < image.width(); x++, at += 3) {
        int green = pixels.get(at + 1) & 0xff;
        if (table == null) {
          levels[out++] = (byte) (palette == Palette.BLACK_HOT ? 255 - green : green);
        } else {
          levels[out++] =
              (byte) table.level(pixels.get(at + 2) & 0xff, green, pixels.get(at) & 0xff);
        }
      }
    }
    return new HeatImage(image.width(), image.height(), levels);
  }

  private static HeatImage lightness(BgrImage image) {
    byte[] levels = new byte[image.width() * image.height()];
    ByteBuffer pixels = image.pixels();
    int out = 0;
    for (int y = 0; y < image.height(); y++) {
      int at = y * image.strideBytes();
      for (int x = 0; x < image.width(); x++, at += 3) {
        int blue = pixels.get(at) & 0xff;
        int green = pixels.get(at + 1) & 0xff;
        int red = pixels.get(at + 2) & 0xff;
        levels[out++] = (byte) ((299 * red + 587 * green + 114 * blue) / 1000);
      }
    }
    return new HeatImage(image.width(), image.height(), levels);
  }

  private static double spread(BgrImage image) {
    ByteBuffer pixels = image.pixels();
    long sum = 0;
    int count = 0;
    for (int y = 0; y < image.height(); y += 3) {
      for (int x = 0; x < image.width(); x += SAMPLE_STEP) {
        int at = y * image.strideBytes() + 3 * x;
        int blue = pixels.get(at) & 0xff;
        int green = pixels.get(at + 1) & 0xff;
        int red = pixels.get(at + 2) & 0xff;
        sum += Math.max(blue, Math.max(green, red)) - Math.min(blue, Math.min(green, red));
        count++;
      }
    }
    return (double) sum / count;
  }

  private double distance(BgrImage image, Palette palette) {
    ColourTable table = table(palette);
    ByteBuffer pixels = image.pixels();
    double sum = 0;
    int count = 0;
    for (int y = 0; y < image.height(); y += 3) {
      for (int x = 0; x < image.width(); x += SAMPLE_STEP) {
        int at = y * image.strideBytes() + 3 * x;
        sum +=
            table.distance(
                pixels.get(at + 2) & 0xff, pixels.get(at + 1) & 0xff, pixels.get(at) & 0xff);
        count++;
      }
    }
    return sum / count;
  }

  private ColourTable table(Palette palette) {
    return tables.computeIfAbsent(palette, ColourTable::new);
  }
}
