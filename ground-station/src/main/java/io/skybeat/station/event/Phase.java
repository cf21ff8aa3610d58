package io.skybeat.station.event;

/** Where a sortie stands. Every sortie ends in {@link #DONE} with exactly one {@link Outcome}. */
public enum Phase {
  PLANNED,
  CHECKING,
  UPLOADING,
  ARMING,
  PATROLLING,
  /** Holding beside a place with the gimbal on it. */
  LOOKING,
  RETURNING,
  /** In the air, link lost. */
  SILENT,
  LANDING,
  DONE;

  /** True from the decision to launch until the end. */
  public boolean committed() {
    return compareTo(ARMING) >= 0 && this != DONE;
  }

  /** True while the vehicle is taken to be in the air. */
  public boolean airborne() {
    return compareTo(PATROLLING) >= 0 && this != DONE;
  }
}
