package io.skybeat.analytics.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteInversionTest {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 64;

  @ParameterizedTest
  @EnumSource
  void givesBackTheHeatThatAPaletteShows(Palette palette) {
    BgrImage image = shown(palette::rgb, 0);
    PaletteInversion.Result result =
        (palette == Palette.BLACK_HOT
                ? PaletteInversion.of(palette)
                : PaletteInversion.estimating())
            .invert(image);
    assertEquals(Optional.of(palette), result.palette());
    for (int level = 0; level < 256; level++) {
      assertEquals(level, result.heat().level(level, 10), 6, palette + " at " + level);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Palette.class,
      names = {"IRONBOW", "IRON_RED", "HOT_METAL", "RAINBOW"})
  void keepsTheOrderOfHeatUnderNoise(Palette palette) {
    PaletteInversion.Result result = PaletteInversion.estimating().invert(shown(palette::rgb, 8));
    assertEquals(Optional.of(palette), result.palette());
    double before = -1;
    for (int band = 0; band < 8; band++) {
      double sum = 0;
      for (int x = band * 32; x < band * 32 + 32; x++) {
        for (int y = 0; y < HEIGHT; y++) {
          sum += result.heat().level(x, y);
        }
      }
      assertTrue(sum > before, palette + ", band " + band);
      before = sum;
    }
  }

  @Test
  void aGreyPicturesPolarityIsAssumedAndSaidSo() {
    assertTrue(PaletteInversion.estimating().invert(shown(Palette.WHITE_HOT::rgb, 0)).assumed());
    assertFalse(
        PaletteInversion.of(Palette.BLACK_HOT).invert(shown(Palette.BLACK_HOT::rgb, 0)).assumed());
  }

  @Test
  void coloursOfNoPaletteAreSaidToBeUnknown() {
    // A meadow under a magenta sky: no thermal camera shows this.
    BgrImage image = shown(level -> level < 128 ? 0x30a050 : 0xff60ff, 4);
    PaletteInversion.Result result = PaletteInversion.estimating().invert(image);
    assertEquals(Optional.empty(), result.palette());
    assertTrue(result.assumed());
  }

  /** Level = column, with noise of a few levels on each colour. */
  private static BgrImage shown(IntUnaryOperator rgb, int noise) {
    SplittableRandom random = new SplittableRandom(7);
    ByteBuffer pixels = ByteBuffer.allocateDirect(3 * WIDTH * HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int colour = rgb.applyAsInt(x);
        for (int shift = 0; shift <= 16; shift += 8) {
          int value = (colour >> shift & 0xff) + (noise == 0 ? 0 : random.nextInt(-noise, noise));
          pixels.put((byte) Math.max(0, Math.min(255, value)));
        }
      }
    }
    return new BgrImage(pixels, WIDTH, HEIGHT, 3 * WIDTH);
  }
}
