package io.skybeat.core.sighting;

/** What a camera sees. */
public enum Spectrum {
  VISIBLE,
  THERMAL
}
