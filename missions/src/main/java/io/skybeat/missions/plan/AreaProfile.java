package io.skybeat.missions.plan;

/**
 * How an area is judged. Figures: persons per square metre at which crowd-safety practice warns for
 * moving and for standing crowds.
 */
public enum AreaProfile {
  /** People walk between stalls. */
  STREET_MARKET(Levels.of(1.5, 2.0)),
  /** People stand and watch. */
  STANDING_EVENT(Levels.of(2.0, 4.0)),
  /** People pass through. */
  CORRIDOR(Levels.of(1.5, 2.0)),
  /** A known capacity: levels are shares of it. */
  CAPACITY(Levels.of(0.8, 1.0));

  private final Levels levels;

  AreaProfile(Levels levels) {
    this.levels = levels;
  }

  /** The levels used where an area names none. */
  public Levels levels() {
    return levels;
  }
}
