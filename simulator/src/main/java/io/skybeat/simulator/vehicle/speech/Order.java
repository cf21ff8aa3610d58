package io.skybeat.simulator.vehicle.speech;

import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.CommandLong;
import io.skybeat.core.geo.Enu;
import io.skybeat.simulator.vehicle.autopilot.Places;

/**
 * A command, whichever message brought it.
 *
 * @param command MAV_CMD
 * @param inIntegers COMMAND_INT: the place has full precision and its frame is said
 * @param x latitude in 1e-7 degrees for COMMAND_INT, param5 for COMMAND_LONG
 * @param y longitude likewise, param6
 * @param z height, param7
 */
record Order(
    int command,
    boolean inIntegers,
    int frame,
    float param1,
    float param2,
    float param3,
    float param4,
    double x,
    double y,
    float z) {
  private static final int RELATIVE = 3;

  static Order of(CommandLong message) {
    return new Order(
        Wire.number(message.command()),
        false,
        RELATIVE,
        message.param1(),
        message.param2(),
        message.param3(),
        message.param4(),
        message.param5(),
        message.param6(),
        message.param7());
  }

  static Order of(CommandInt message) {
    return new Order(
        Wire.number(message.command()),
        true,
        Wire.number(message.frame()),
        message.param1(),
        message.param2(),
        message.param3(),
        message.param4(),
        message.x(),
        message.y(),
        message.z());
  }

  boolean placed() {
    boolean finite = Double.isFinite(x) && Double.isFinite(y) && Float.isFinite(z);
    double scale = inIntegers ? 1e7 : 1;
    return finite && (x != 0 || y != 0) && Math.abs(x / scale) <= 90 && Math.abs(y / scale) <= 180;
  }

  /** Its place in the town's frame; up is NaN for a frame that is not known. */
  Enu place(Places places) {
    double scale = inIntegers ? 1 : 1e7;
    return places.at(frame, (int) StrictMath.rint(x * scale), (int) StrictMath.rint(y * scale), z);
  }
}
