package io.skybeat.simulator.vehicle.autopilot;

/** What the autopilot tells unasked. */
public interface Notices {
  int CRITICAL = 2;
  int WARNING = 4;
  int INFO = 6;

  /** STATUSTEXT. */
  void say(int severity, String text);

  /**
   * A failsafe falls back; a PX4 tells so in an event.
   *
   * @param cause as a PX4 numbers it, 0 without a name
   * @param action likewise
   * @param seconds until then
   */
  default void fallsBack(int cause, int action, int seconds) {}

  /** A navigation command of the mission was completed. */
  void reached(int seq);

  /** The motors were armed or disarmed. */
  void armed(boolean armed);

  /** The present item of the mission changed. */
  void currentChanged();
}
