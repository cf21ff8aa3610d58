package io.skybeat.simulator.vehicle.autopilot;

/** The answer to a command, by its MAV_RESULT number. */
public enum Verdict {
  ACCEPTED(0),
  TEMPORARILY_REJECTED(1),
  DENIED(2),
  UNSUPPORTED(3),
  FAILED(4);

  private final int number;

  Verdict(int number) {
    this.number = number;
  }

  /** As MAV_RESULT. */
  public int number() {
    return number;
  }
}
