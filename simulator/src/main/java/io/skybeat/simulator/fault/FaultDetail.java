package io.skybeat.simulator.fault;

/**
 * What is said of a fault beside its figure; what its kind does not take has its usual value.
 *
 * @param message MAVLink message id, {@link #ALL} for all
 * @param direction which way
 * @param command MAV_CMD, 0 for all
 * @param cameras which of a drone's
 * @param heard by whom an aircraft is heard
 * @param seed decides which messages it strikes
 */
public record FaultDetail(
    int message, Direction direction, int command, Cameras cameras, Heard heard, long seed) {
  /** Every message. */
  public static final int ALL = -1;

  /** Everything as usual. */
  public static final FaultDetail USUAL =
      new FaultDetail(ALL, Direction.BOTH, 0, Cameras.BOTH, Heard.RECEIVER, 1);

  /** Which way messages go. */
  public enum Direction {
    TO_STATION,
    TO_VEHICLE,
    BOTH;

    /** Whether what goes that way is struck. */
    boolean has(Direction way) {
      return this == BOTH || this == way;
    }
  }

  /** Which cameras of a drone. */
  public enum Cameras {
    VISIBLE,
    THERMAL,
    BOTH;

    /** Whether the camera of that name is meant. */
    public boolean has(String camera) {
      return this == BOTH || name().equalsIgnoreCase(camera);
    }
  }

  /** By whom an aircraft is heard. */
  public enum Heard {
    RECEIVER,
    VEHICLE,
    BOTH
  }

  /** The same with another seed. */
  public FaultDetail seeded(long other) {
    return new FaultDetail(message, direction, command, cameras, heard, other);
  }
}
