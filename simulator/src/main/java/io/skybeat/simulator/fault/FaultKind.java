package io.skybeat.simulator.fault;

import java.util.Locale;

/**
 * What can go wrong, by name. In files and on the command line the names are written in lower case
 * with hyphens: {@code link-cut}.
 */
public enum FaultKind {
  /** Datagrams lost, doubled, overtaken and late; strength 0..1 is the share lost. */
  LOSSY_LINK(Scope.DRONE, 0.2),
  /** Nothing passes in either direction. */
  LINK_CUT(Scope.DRONE, 1),
  /** A bit turned over in that share of datagrams. */
  GARBLED_LINK(Scope.DRONE, 0.1),
  /** The heartbeat stops, telemetry goes on. */
  HEARTBEAT_STOP(Scope.DRONE, 1),
  /** Telemetry stops, the heartbeat goes on. */
  TELEMETRY_STOP(Scope.DRONE, 1),
  /** Commands are done but never acknowledged. */
  NO_ACK(Scope.DRONE, 1),
  /** Every acknowledgement says "in progress", for ever. */
  ACK_IN_PROGRESS(Scope.DRONE, 1),
  /** Acknowledgements come so many seconds late. */
  ACK_LATE(Scope.DRONE, 2.5),
  /** The vehicle does not hear commands. */
  COMMANDS_UNHEARD(Scope.DRONE, 1),
  /** Every third request for a mission item is lost. */
  MISSION_REQUESTS_LOST(Scope.DRONE, 1),
  /** The vehicle asks for items out of order and beyond the end. */
  MISSION_WRONG_SEQUENCE(Scope.DRONE, 1),
  /** It accepts the mission before it has it. */
  MISSION_EARLY_ACCEPT(Scope.DRONE, 1),
  /** It refuses the mission; strength is the MAV_MISSION_RESULT. */
  MISSION_REFUSED(Scope.DRONE, 4),
  /** The last acknowledgement of an upload is lost. */
  MISSION_ACK_LOST(Scope.DRONE, 1),
  /** Requests and acknowledgements of another plan type come in between. */
  MISSION_FOREIGN_TYPE(Scope.DRONE, 1),
  /** The vehicle stores one item wrongly. */
  MISSION_ITEM_SPOILT(Scope.DRONE, 1),
  /** Another system talks on the link: heartbeats, acknowledgements, positions. */
  FOREIGN_TRAFFIC(Scope.DRONE, 1),
  /** The pack falls to that percentage. */
  BATTERY_SAG(Scope.DRONE, 20),
  /** Wind of that many metres a second, with gusts of a quarter of it. */
  STRONG_WIND(Scope.DRONE, 14),
  /** No satellites. */
  GPS_LOSS(Scope.DRONE, 1),
  /** The autopilot restarts, if it stands on the ground. */
  REBOOT(Scope.DRONE, 1),
  /** Likewise, and it has forgotten its plans. */
  MEMORY_LOSS(Scope.DRONE, 1),
  /** The cover of its dock is stuck where it stands. */
  DOCK_COVER_STUCK(Scope.DRONE, 1),
  /** Its dock's emergency button is pressed. */
  DOCK_E_STOP(Scope.DRONE, 1),
  /** Its dock says and hears nothing. */
  DOCK_SILENT(Scope.DRONE, 1),
  /** Its dock does what it is told and never says so. */
  DOCK_NO_REPLY(Scope.DRONE, 1),
  /** Its dock does not charge. */
  CHARGER_FAULT(Scope.DRONE, 1),
  /** An aircraft flies past its dock, so many metres over the ground. */
  INTRUDER(Scope.DRONE, 150),
  /** The broker of docks and weather is gone. */
  BROKER_GONE(Scope.STATION, 1),
  /** The weather station says nothing. */
  WEATHER_SILENT(Scope.STATION, 1),
  /** The station's process dies and starts again after the fault's time. */
  STATION_CRASH(Scope.STATION, 1),
  /** The station's clock is set off by that many seconds, and back again. */
  CLOCK_JUMP(Scope.STATION, 30),
  /** The journal's disk refuses to write. */
  JOURNAL_REFUSES(Scope.STATION, 1),
  /** The analytics worker is not connected. */
  ANALYTICS_GONE(Scope.STATION, 1),
  /** All pilots are off duty. */
  NOBODY_ON_DUTY(Scope.STATION, 1);

  /** Whom it strikes. */
  public enum Scope {
    DRONE,
    STATION
  }

  private final Scope scope;
  private final double usualStrength;

  FaultKind(Scope scope, double usualStrength) {
    this.scope = scope;
    this.usualStrength = usualStrength;
  }

  public Scope scope() {
    return scope;
  }

  /** Where none is said. */
  public double usualStrength() {
    return usualStrength;
  }

  /** The name as files and people write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of that name; throws IllegalArgumentException that lists the names. */
  public static FaultKind named(String word) {
    for (FaultKind kind : values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    StringBuilder known = new StringBuilder();
    for (FaultKind kind : values()) {
      known.append(known.length() == 0 ? "" : ", ").append(kind.word());
    }
    throw new IllegalArgumentException("no fault '" + word + "'; there are " + known);
  }
}
