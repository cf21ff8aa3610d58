package io.skybeat.simulator.fault;

import java.util.Locale;

/** What can be said of a fault beside how strong it is; each kind takes some of these. */
public enum FaultOption {
  MESSAGE("all", "a MAVLink message by name or number, such as MISSION_ITEM_INT or 73, or all"),
  DIRECTION("both", "to-station, to-vehicle or both"),
  COMMAND("0", "one MAV_CMD by number, such as 400; 0: all"),
  CAMERA("both", "visible, thermal or both"),
  HEARD("receiver", "by whom: receiver (SBS), vehicle (ADSB_VEHICLE) or both"),
  SEED("drawn", "a whole number that decides which messages; left out: drawn from the seed of all");

  private final String usual;
  private final String meaning;

  FaultOption(String usual, String meaning) {
    this.usual = usual;
    this.meaning = meaning;
  }

  /** As it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where it is left out. */
  public String usual() {
    return usual;
  }

  /** What may be written. */
  public String meaning() {
    return meaning;
  }
}
