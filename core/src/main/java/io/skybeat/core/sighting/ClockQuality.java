package io.skybeat.core.sighting;

/** How far a camera's frame times can be trusted. */
public enum ClockQuality {
  /** Times come from the camera's RTCP sender reports and agree with ours. */
  SYNCHRONISED,
  /** Sender reports are there but differ from our clock by more than a second. */
  UNSYNCHRONISED,
  /** No sender report yet: the frame time is the arrival time. */
  ARRIVAL
}
