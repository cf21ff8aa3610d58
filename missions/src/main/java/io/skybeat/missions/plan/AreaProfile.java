package io.skybeat.missions.plan;

import java.time.Duration;

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
  /** A corridor, except in school hours: then people wait close together, and vehicles count. */
  SCHOOL_GATE(Levels.of(1.5, 2.0)),
  /** A known capacity: levels are shares of it. */
  CAPACITY(Levels.of(0.8, 1.0));

  /** Of a school gate in its hours: waiting parents and children are usual there. */
  static final Levels SCHOOL_HOURS =
      new Levels(
          2.0, 3.0, Duration.ofSeconds(20), Duration.ofSeconds(10), 0.8, Duration.ofSeconds(30));

  private final Levels levels;

  AreaProfile(Levels levels) {
    this.levels = levels;
  }

  /** The levels used where an area names none. */
  public Levels levels() {
    return levels;
  }
}
