package io.skybeat.simulator.world;

/**
 * Randomness without state: a number that depends on the seed and a few indices alone, so that any
 * moment of the town can be had again.
 */
public final class Hash {
  private Hash() {}

  /** 64 well mixed bits (the finaliser of splitmix64). */
  public static long bits(long seed, long a, long b) {
    long z = seed + a * 0x9E3779B97F4A7C15L + b * 0xD1B54A32D192ED03L + 0x632BE59BD9B4E019L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform in 0 (inclusive) to 1 (exclusive). */
  public static double unit(long seed, long a, long b) {
    return (bits(seed, a, b) >>> 11) * 0x1.0p-53;
  }

  /** Smooth noise over {@code x}, about -1..1, one new value per unit of {@code x}. */
  public static double noise(long seed, long stream, double x) {
    double floor = Math.floor(x);
    long i = (long) floor;
    double f = x - floor;
    double s = f * f * (3 - 2 * f);
    double a = 2 * unit(seed, stream, i) - 1;
    double b = 2 * unit(seed, stream, i + 1) - 1;
    return a + (b - a) * s;
  }
}
