package io.skybeat.analytics.vision;

/**
 * Colour palettes of thermal cameras, from cold to hot: polylines through the colours that makers
 * have in common; real ones differ a little, which the inversion tolerates.
 */
public enum Palette {
  /** Grey, the hottest white. Also the assumption for grey pictures whose polarity nobody told. */
  WHITE_HOT(0x000000, 0xffffff),
  /** Grey, the hottest black. Never guessed from one picture: a camera's card must say it. */
  BLACK_HOT(0xffffff, 0x000000),
  /** Black, violet, red, orange, yellow, in even steps of lightness. */
  IRONBOW(0x000004, 0x210c4a, 0x57106e, 0x8a226a, 0xbc3754, 0xe45a31, 0xf98e09, 0xf9cb35, 0xfcffa4),
  /** Blue-black, strong violet, red, orange, yellow, white. */
  IRON_RED(
      0x00000a, 0x200078, 0x6e00c8, 0xbe0a82, 0xe13228, 0xfa7800, 0xffbe00, 0xfff050, 0xffffff),
  /** Black, dark red, orange, yellow, white: hot metal. */
  HOT_METAL(0x000000, 0x550000, 0xaa0000, 0xff0000, 0xff5500, 0xffaa00, 0xffff00, 0xffffff),
  /** Black, blue, cyan, green, yellow, red, white. */
  RAINBOW(
      0x000000, 0x00006e, 0x0046ff, 0x00c8c8, 0x00b400, 0xb4e600, 0xffe600, 0xff8c00, 0xf01414,
      0xffffff),
  /** Dark blue, cyan, grey, orange, yellow. */
  ARCTIC(0x0a0a50, 0x1446c8, 0x28b4dc, 0x8c9696, 0xc86e28, 0xff9b14, 0xfff078);

  private final int[] stops;

  Palette(int... stops) {
    this.stops = stops;
  }

  /** Whether red, green and blue are the same at every level. */
  public boolean grey() {
    return this == WHITE_HOT || this == BLACK_HOT;
  }

  /** The colour of {@code level}, 0..255, as 0xRRGGBB. */
  public int rgb(int level) {
    double at = level / 255.0 * (stops.length - 1);
    int i = (int) Math.min(stops.length - 2, Math.floor(at));
    double part = at - i;
    int colour = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double from = (stops[i] >> shift) & 0xff;
      double to = (stops[i + 1] >> shift) & 0xff;
      colour |= (int) Math.round(from + part * (to - from)) << shift;
    }
    return colour;
  }
}
