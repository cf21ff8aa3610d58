package io.skybeat.simulator.world;

/** What kind of evening the town has. */
public enum Evening {
  /** Grills, lamps and engines, and nothing that happens. */
  QUIET,

  /** A crowd, a fight, and a fire in the open, away from all pitches of grills. */
  EVENTFUL,

  /** Likewise, but the fire breaks out at the front of a market stall. */
  STALL_FIRE
}
