package io.skybeat.station.event;

/** How far an alert has been handled. */
public enum Stage {
  NEW,
  ACKNOWLEDGED,
  FALSE_ALARM,
  CLOSED;

  /** True until somebody has disposed of it. */
  public boolean open() {
    return this == NEW || this == ACKNOWLEDGED;
  }
}
