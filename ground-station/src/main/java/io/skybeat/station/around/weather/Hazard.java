package io.skybeat.station.around.weather;

/** Weather in which nobody starts, whatever its figures are. */
public enum Hazard {
  THUNDERSTORM("thunderstorm"),
  /** Freezing rain, drizzle or fog: ice on the propellers. */
  FREEZING("icing"),
  /** Hail, small hail or ice pellets. */
  HAIL("hail"),
  SQUALL("squall"),
  /** A funnel cloud, tornado or waterspout. */
  TORNADO("tornado"),
  /** Sandstorm, duststorm, or whirls of either. */
  DUST("duststorm"),
  ASH("ash"),
  SNOW("snow");

  private final String word;

  Hazard(String word) {
    this.word = word;
  }

  /** One word for people. */
  public String word() {
    return word;
  }
}
