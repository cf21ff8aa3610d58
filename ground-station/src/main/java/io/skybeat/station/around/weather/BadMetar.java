package io.skybeat.station.around.weather;

/** A METAR that cannot be read: the message names the group and what it should be. */
public final class BadMetar extends Exception {
  private static final long serialVersionUID = 1L;

  BadMetar(String message) {
    super(message);
  }
}
