package io.skybeat.station.fleet;

/**
 * How far a vehicle is in its mission by its last reports; items as it counts them, 0 is home.
 *
 * @param current item it flies to, -1 unknown
 * @param total its last item, -1 unknown
 * @param state MISSION_STATE
 * @param reached last item reached since the station listens, -1 none
 */
public record Progress(int current, int total, int state, int reached) {
  public static final Progress UNKNOWN = new Progress(-1, -1, 0, -1);
  public static final int PAUSED = 4;
  public static final int COMPLETE = 5;

  Progress withCurrent(int nextCurrent, int nextTotal, int nextState) {
    return new Progress(nextCurrent, nextTotal, nextState, reached);
  }

  Progress withReached(int next) {
    return new Progress(current, total, state, next);
  }
}
