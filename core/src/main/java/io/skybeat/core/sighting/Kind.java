package io.skybeat.core.sighting;

/** What a sighting claims. */
public enum Kind {
  /** People closer together than a threshold; never who they are. */
  CROWD,
  /** A fight, or below the workable pixel height a "crowd disorder". */
  SCUFFLE,
  /** A thermal source hot enough, for long enough, to be a fire. */
  FIRE,
  /** An officer's own mark on the live picture. */
  MARK,
  /** Vehicles standing in line; the station's own judgement, no sighting claims it. */
  QUEUE
}
