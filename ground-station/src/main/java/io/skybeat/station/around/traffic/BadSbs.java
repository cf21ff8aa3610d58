package io.skybeat.station.around.traffic;

/** A line that is not one of the BaseStation protocol's: the message names the field. */
public final class BadSbs extends Exception {
  private static final long serialVersionUID = 1L;

  BadSbs(String message) {
    super(message);
  }
}
