package io.skybeat.station.sortie;

import io.skybeat.station.config.Safeguards;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How fast a vehicle comes home and down, by its own settings where it has told them.
 *
 * @param cruiseMps over ground
 * @param climbMps to its height of return
 * @param descendMps from there
 * @param landMps from {@code landBelowM} on
 * @param landBelowM above home
 * @param heightM its height of return above home; what is higher stays there
 */
record Homeward(
    double cruiseMps,
    double climbMps,
    double descendMps,
    double landMps,
    double landBelowM,
    double heightM) {
  /** A vehicle on a windy day is slower than it is set to be. */
  private static final double OF_ITS_SETTING = 0.8;

  /** Turning, braking, settling over the place of landing. */
  private static final double ABOUT_S = 10;

  private static final double CENTI = 100;

  /** One that has told nothing. */
  static Homeward usual(Safeguards terms) {
    return new Homeward(terms.returnMps(), 2, 0.8, 0.8, 0, 15);
  }

  /** By the settings of an ArduCopter or a PX4; what is not told is as usual. */
  static Homeward told(SortedMap<String, Double> values, Safeguards terms) {
    Told told = new Told(values);
    Homeward usual = usual(terms);
    Optional<Double> down =
        told.mps("WPNAV_SPEED_DN", "WP_SPD_DN").or(() -> told.metres("MPC_Z_V_AUTO_DN"));
    Optional<Double> landing =
        told.mps("LAND_SPEED", "LAND_SPD_MS").or(() -> told.metres("MPC_LAND_SPEED"));
    if (down.isEmpty() || landing.isEmpty()) {
      return usual;
    }
    double descend = told.mps("LAND_SPEED_HIGH", "LAND_SPD_HIGH_MS").orElse(down.get());
    return new Homeward(
        OF_ITS_SETTING
            * told.mps("RTL_SPEED", "RTL_SPEED_MS")
                .or(() -> told.mps("WPNAV_SPEED", "WP_SPD"))
                .or(() -> told.metres("MPC_XY_CRUISE"))
                .orElse(usual.cruiseMps() / OF_ITS_SETTING),
        told.mps("WPNAV_SPEED_UP", "WP_SPD_UP")
            .or(() -> told.metres("MPC_Z_V_AUTO_UP"))
            .orElse(usual.climbMps()),
        descend,
        landing.get(),
        told.mps("LAND_ALT_LOW", "LAND_ALT_LOW_M")
            .or(() -> told.metres("MPC_LAND_ALT2"))
            .orElse(10.0),
        told.mps("RTL_ALT", "RTL_ALT_M")
            .or(() -> told.metres("RTL_RETURN_ALT"))
            .orElse(usual.heightM()));
  }

  /**
   * Seconds until it is down.
   *
   * @param awayM from home
   * @param aboveHomeM its height
   */
  double seconds(double awayM, double aboveHomeM) {
    double topM = Math.max(heightM, aboveHomeM);
    double lowM = Math.min(landBelowM, topM);
    return awayM / cruiseMps
        + Math.max(0, heightM - aboveHomeM) / climbMps
        + (topM - lowM) / descendMps
        + lowM / landMps
        + ABOUT_S;
  }

  /** Values of which 0 says "as another". */
  private record Told(SortedMap<String, Double> values) {
    /** An ArduPilot's, in centimetres under its old name and in metres under its new one. */
    Optional<Double> mps(String centi, String metres) {
      return metres(centi).map(value -> value / CENTI).or(() -> metres(metres));
    }

    Optional<Double> metres(String name) {
      return Optional.ofNullable(values.get(name)).filter(value -> value > 0);
    }
  }
}
