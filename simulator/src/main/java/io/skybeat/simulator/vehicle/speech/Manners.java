package io.skybeat.simulator.vehicle.speech;

/**
 * Where autopilots differ on the wire, to be set from a test.
 *
 * @param asksWithInt asks for mission items with MISSION_REQUEST_INT instead of MISSION_REQUEST
 * @param opaqueIds tells ids of its plans in MISSION_CURRENT and MISSION_ACK (ArduPilot: 0)
 * @param earthYaw gimbal quaternion with its yaw in the earth frame, else relative to the vehicle
 * @param coarseStorage keeps of an item only what ArduPilot stores (whole seconds of hold,
 *     centimetres of height, nothing of parameters it has no use for); false keeps all
 * @param kind whose manners it has in all else
 */
public record Manners(
    boolean asksWithInt, boolean opaqueIds, boolean earthYaw, boolean coarseStorage, Kind kind) {
  public static final Manners ARDUCOPTER = new Manners(false, false, true, true);
  public static final Manners PX4 = new Manners(true, true, true, false, Kind.PX4);

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
    this(asksWithInt, opaqueIds, earthYaw, coarseStorage, Kind.ARDUPILOT);
  }

  boolean px4() {
    return kind == Kind.PX4;
  }

  /** How many places an item of a mission stands later in the store than on the wire. */
  int offset(int plan) {
    return kind.homeSlot || plan != 0 ? 0 : 1;
  }
}
