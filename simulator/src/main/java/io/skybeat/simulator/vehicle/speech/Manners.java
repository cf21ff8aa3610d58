package io.skybeat.simulator.vehicle.speech;

import io.skybeat.simulator.vehicle.autopilot.Personality;

/**
 * Where autopilots differ on the wire, to be set from a test.
 *
 * @param asksWithInt asks for mission items with MISSION_REQUEST_INT instead of MISSION_REQUEST
 * @param opaqueIds tells ids of its plans in MISSION_CURRENT and MISSION_ACK (ArduPilot: 0)
 * @param earthYaw gimbal quaternion with its yaw in the earth frame, else relative to the vehicle
 * @param coarseStorage keeps of an item only what ArduPilot stores (whole seconds of hold,
 *     centimetres of height, nothing of parameters it has no use for); false keeps all
 * @param kind whose manners it has in all else
 * @param bare tells nothing but its heartbeat until it is asked, and carries no gimbal: a software
 *     in the loop on a TCP port
 */
public record Manners(
    boolean asksWithInt,
    boolean opaqueIds,
    boolean earthYaw,
    boolean coarseStorage,
    Kind kind,
    boolean bare) {
  public static final Manners ARDUCOPTER = new Manners(false, false, true, true);
  public static final Manners PX4 = new Manners(true, true, true, false, Kind.PX4, false);

  /** The same, bare. */
  public Manners stripped() {
    return new Manners(asksWithInt, opaqueIds, earthYaw, coarseStorage, kind, true);
  }

  /** Whose. */
  public enum Kind {
    /** Home in slot 0, written item by item, asks once a second, gives up after eight. */
    ARDUPILOT(true, false, 1, 8),
    /** No home slot, a plan is taken whole or not at all, asks twice a second, gives up after 5. */
    PX4(false, true, 0.5, 5);

    final boolean homeSlot;
    final boolean atomic;
    final double askAgainS;
    final double giveUpS;

    Kind(boolean homeSlot, boolean atomic, double askAgainS, double giveUpS) {
      this.homeSlot = homeSlot;
      this.atomic = atomic;
      this.askAgainS = askAgainS;
      this.giveUpS = giveUpS;
    }
  }

  /** An ArduPilot's, with these differences. */
  public Manners(boolean asksWithInt, boolean opaqueIds, boolean earthYaw, boolean coarseStorage) {
    this(asksWithInt, opaqueIds, earthYaw, coarseStorage, Kind.ARDUPILOT, false);
  }

  /** Whose modes, words and parameters. */
  public Personality personality() {
    return px4() ? Personality.PX4 : Personality.ARDUCOPTER;
  }

  boolean px4() {
    return kind == Kind.PX4;
  }

  /** A mission item's number on the wire by its place in the store. */
  int onWire(int slot) {
    return Math.max(0, slot - offset(0));
  }

  /** How many places an item of a mission stands later in the store than on the wire. */
  int offset(int plan) {
    return kind.homeSlot || plan != 0 ? 0 : 1;
  }
}
