package io.skybeat.analytics.radiometry;

import java.nio.ByteBuffer;

/**
 * A sensor's counts become the temperature of what it looks at: Planck's law with the constants of
 * its calibration, less what the thing reflects and what the air between adds.
 *
 * @param r1 Planck constant R1
 * @param r2 Planck constant R2
 * @param b Planck constant B, kelvin
 * @param f Planck constant F
 * @param o Planck constant O, counts
 * @param emissivity of the thing, over 0 to 1
 * @param reflectedK temperature of what it reflects, kelvin
 * @param airK temperature of the air, kelvin
 * @param transmission of the air, over 0 to 1
 */
record PlanckCurve(
    double r1,
    double r2,
    double b,
    double f,
    double o,
    double emissivity,
    double reflectedK,
    double airK,
    double transmission) {
  private static final double ZERO_C = 273.15;

  PlanckCurve {
    boolean sane =
        r1 > 0
            && r2 > 0
            && b > 0
            && emissivity > 0
            && emissivity <= 1
            && reflectedK > 0
            && airK > 0
            && transmission > 0
            && transmission <= 1.001;
    if (!sane) {
      throw new IllegalArgumentException("its calibration constants cannot be");
    }
  }

  /** Reads the constants from the camera's record. */
  static PlanckCurve read(ByteBuffer camera) {
    double distanceM = camera.getFloat(0x24);
    double airK = camera.getFloat(0x2c);
    double humidity = camera.getFloat(0x3c);
    // Some cameras keep a share, others percent.
    humidity = humidity > 1.5 ? humidity / 100 : humidity;
    return new PlanckCurve(
        camera.getFloat(0x58),
        camera.getFloat(0x30c),
        camera.getFloat(0x5c),
        camera.getFloat(0x60),
        camera.getInt(0x308),
        camera.getFloat(0x20),
        camera.getFloat(0x28),
        airK,
        transmission(camera, distanceM, airK - ZERO_C, humidity));
  }

  /** Of the air over {@code distanceM}, by the vapour that it holds. */
  private static double transmission(
      ByteBuffer camera, double distanceM, double airC, double humidity) {
    double vapour =
        humidity
            * StrictMath.exp(
                1.5587
                    + 0.06939 * airC
                    - 0.00027816 * airC * airC
                    + 6.8455e-7 * airC * airC * airC);
    double root = StrictMath.sqrt(Math.max(0, vapour));
    double far = StrictMath.sqrt(Math.max(0, distanceM));
    double x = camera.getFloat(0x80);
    double near = x * StrictMath.exp(-far * (camera.getFloat(0x70) + camera.getFloat(0x78) * root));
    double rest =
        (1 - x) * StrictMath.exp(-far * (camera.getFloat(0x74) + camera.getFloat(0x7c) * root));
    double all = near + rest;
    // Cameras that don't correct for the air leave these constants zero.
    return all > 0.05 && all <= 1.001 ? all : 1;
  }

  /** Degrees Celsius of {@code counts}. */
  double celsius(double counts) {
    double reflected = counts(reflectedK) * (1 - emissivity);
    double own =
        (counts / transmission - (1 - transmission) / transmission * counts(airK) - reflected)
            / emissivity;
    double inner = r1 / (r2 * Math.max(1e-6, own + o)) + f;
    return b / StrictMath.log(Math.max(1.0000001, inner)) - ZERO_C;
  }

  /** Counts of a black body at {@code kelvin}. */
  double counts(double kelvin) {
    return r1 / (r2 * (StrictMath.exp(b / kelvin) - f)) - o;
  }
}
