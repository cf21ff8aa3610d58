package io.skybeat.mavlink.mode;

/** What a vehicle does by itself in a mode: the same words for every autopilot. */
public enum Conduct {
  /** A pilot's sticks steer. */
  MANUAL,
  /** Stays where it is until told otherwise. */
  HOVERING,
  /** Flies its mission. */
  MISSION,
  /** Goes where a station says, and stays there. */
  GUIDED,
  /** Goes home of its own accord. */
  RETURNING,
  /** Comes down where it is. */
  LANDING,
  /** Climbs from the ground. */
  TAKING_OFF,
  /** Does something else by itself. */
  OTHER,
  /** The mode's number is not known. */
  UNKNOWN;

  /** True where it stays in its place until told otherwise. */
  public boolean staysPut() {
    return this == HOVERING || this == GUIDED;
  }
}
