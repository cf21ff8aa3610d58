package io.skybeat.mavlink.transport;

/** Which way bytes went, seen from the machine that recorded them. */
public enum Direction {
  /** Received. */
  IN,
  /** Sent. */
  OUT
}
