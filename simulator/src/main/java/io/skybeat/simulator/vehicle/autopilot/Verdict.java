package io.skybeat.simulator.vehicle.autopilot;

/** The answer to a command, by its MAV_RESULT number. */
public enum Verdict {
  ACCEPTED,
  TEMPORARILY_REJECTED,
  DENIED,
  UNSUPPORTED,
  FAILED
}
