package io.skybeat.station.event;

/** How serious. */
public enum Level {
  /** Below yellow: an alert whose cause has eased. */
  NONE,
  YELLOW,
  RED
}
