package io.skybeat.simulator.vehicle.flight;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;

/**
 * What the vehicle believes of itself: the truth plus its errors. All that the autopilot steers by
 * and all that is ever reported.
 *
 * @param position in the town's frame, metres
 * @param gps the receiver's own reading, noisier than the filtered position
 * @param velocityMps over ground
 * @param rollDeg body roll
 * @param pitchDeg nose up positive
 * @param yawDeg heading, 0..360, compass error included
 * @param yawRateDegps turn rate
 * @param camera gimbal attitude in the earth frame; its yaw inherits the heading's error
 * @param contact whether the skids feel the ground
 * @param satellites whether the receiver has a fix; without one {@code position} is dead reckoning
 */
public record Estimate(
    Enu position,
    Enu gps,
    Enu velocityMps,
    double rollDeg,
    double pitchDeg,
    double yawDeg,
    double yawRateDegps,
    CameraAttitude camera,
    boolean contact,
    boolean satellites) {}
