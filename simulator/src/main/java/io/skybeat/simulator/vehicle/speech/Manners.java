package io.skybeat.simulator.vehicle.speech;

/**
 * Where autopilots of one family differ on the wire, to be set from a test.
 *
 * @param asksWithInt asks for mission items with MISSION_REQUEST_INT instead of MISSION_REQUEST
 * @param opaqueIds tells ids of its plans in MISSION_CURRENT and MISSION_ACK (ArduPilot: 0)
 * @param earthYaw gimbal quaternion with its yaw in the earth frame, else relative to the vehicle
 * @param coarseStorage keeps of an item only what ArduPilot stores (whole seconds of hold,
 *     centimetres of height, nothing of parameters it has no use for); false keeps all
 */
public record Manners(
    boolean asksWithInt, boolean opaqueIds, boolean earthYaw, boolean coarseStorage) {
  public static final Manners ARDUCOPTER = new Manners(false, false, true, true);
}
