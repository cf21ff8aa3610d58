package io.skybeat.core.sighting;

/**
 * The constant angles between the attitude that a gimbal or a body reports and the axis that its
 * camera really looks along, as {@code ./skybeat calibrate boresight} finds them. The reported axes
 * are turned in their own frame: by {@code yawDeg} about the picture's down, then by {@code
 * pitchDeg} about its right, then by {@code rollDeg} about the axis. What is different on each
 * flight (compass, position) is not in it.
 *
 * @param rollDeg positive clockwise as seen by the camera, -30..30
 * @param pitchDeg the camera really looks higher in the picture's sense, -30..30
 * @param yawDeg the camera really looks further right in the picture's sense, -30..30
 */
public record Boresight(double rollDeg, double pitchDeg, double yawDeg) {
  /** Beyond this it is no misalignment but another mounting, or columns are mixed up. */
  public static final double MOST_DEG = 30;

  public static final Boresight NONE = new Boresight(0, 0, 0);

  public Boresight {
    within("rollDeg", rollDeg);
    within("pitchDeg", pitchDeg);
    within("yawDeg", yawDeg);
  }

  private static void within(String key, double deg) {
    if (!(Math.abs(deg) <= MOST_DEG)) {
      throw new IllegalArgumentException(
          "boresight's " + key + " is " + deg + "; must be within -30..30 degrees");
    }
  }
}
