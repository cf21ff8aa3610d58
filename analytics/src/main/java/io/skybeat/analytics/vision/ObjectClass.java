package io.skybeat.analytics.vision;

import java.util.Locale;

/** What detectors are asked for; several classes of a net may mean the same one of these. */
public enum ObjectClass {
  /** A human being, standing, walking or sitting. */
  PERSON,
  /** A car, van, truck or bus. */
  VEHICLE,
  /** A bicycle, motorcycle or scooter. */
  TWO_WHEELER;

  /** The class's name as it stands in cards and reports: {@code person}, {@code two-wheeler}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
