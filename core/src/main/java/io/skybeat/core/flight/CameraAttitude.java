package io.skybeat.core.flight;

/**
 * Where a gimballed camera looks, in the earth frame (never relative to the vehicle: edges resolve
 * the gimbal's flags before they make one).
 *
 * @param yawDeg true bearing of the optical axis, degrees clockwise from north
 * @param pitchDeg above the horizon; -90 looks straight down
 * @param rollDeg about the optical axis, positive clockwise as seen by the camera
 */
public record CameraAttitude(double yawDeg, double pitchDeg, double rollDeg) {}
