package io.skybeat.simulator.camera;

/** How a thermal camera paints its 8-bit picture. */
public enum Palette {
  WHITE_HOT,
  BLACK_HOT,
  IRONBOW;

  /** The colours of grey levels 0..255, 0xRRGGBB. */
  int[] colours() {
    int[] rgb = new int[256];
    for (int i = 0; i < 256; i++) {
      rgb[i] =
          switch (this) {
            case WHITE_HOT -> i * 0x010101;
            case BLACK_HOT -> (255 - i) * 0x010101;
            case IRONBOW -> ironbow(i / 255.0);
          };
    }
    return rgb;
  }

  private static int ironbow(double x) {
    double r = Math.min(1, Math.sqrt(x) * 1.05);
    double g = Math.pow(x, 2.6);
    double b = Math.max(0, Math.sin(2 * Math.PI * x) * 0.75) + Math.max(0, (x - 0.85) / 0.15);
    return (int) (255 * r) << 16 | (int) (255 * Math.min(1, g)) << 8 | (int) (255 * Math.min(1, b));
  }
}
