package io.skybeat.mavlink.mode;

/** What a station wants of a mode when it changes to one. */
public enum Purpose {
  /** To be armed in, on the ground. */
  ARM,
  /** To fly the mission. */
  MISSION,
  /** To stop at once and stay. */
  HOLD,
  /** To go home and land there. */
  RETURN,
  /** To land where it is. */
  LAND
}
