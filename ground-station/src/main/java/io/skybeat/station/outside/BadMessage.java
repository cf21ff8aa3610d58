package io.skybeat.station.outside;

/** A message that cannot be read: what it says names the place in it and the remedy. */
public final class BadMessage extends Exception {
  private static final long serialVersionUID = 1L;

  BadMessage(String message) {
    super(message);
  }
}
