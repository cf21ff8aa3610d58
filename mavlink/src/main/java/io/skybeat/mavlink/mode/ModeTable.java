package io.skybeat.mavlink.mode;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The modes of one vehicle: what it tells of them in AVAILABLE_MODES, over the table of its
 * autopilot for what it does not tell.
 *
 * @param px4 whether DO_SET_MODE takes a PX4's main and sub mode, else the number as it is
 * @param modes by number
 * @param purposes the number of the mode for each purpose
 */
public record ModeTable(
    boolean px4, SortedMap<Long, VehicleMode> modes, SortedMap<Purpose, Long> purposes) {
  /** MAV_AUTOPILOT_ARDUPILOTMEGA. */
  public static final int ARDUPILOT = 3;

  /** MAV_AUTOPILOT_PX4. */
  public static final int PX4 = 12;

  public ModeTable {
    modes = Collections.unmodifiableSortedMap(new TreeMap<>(modes));
    purposes = Collections.unmodifiableSortedMap(new TreeMap<>(purposes));
  }

  /** The table of an autopilot (MAV_AUTOPILOT); an unknown one has none but what it tells. */
  public static ModeTable of(int autopilot) {
    return switch (autopilot) {
      case ARDUPILOT -> copter();
      case PX4 -> px4Modes();
      default -> new ModeTable(false, new TreeMap<>(), new TreeMap<>());
    };
  }

  private static ModeTable copter() {
    SortedMap<Long, VehicleMode> modes = new TreeMap<>();
    for (CopterMode mode : CopterMode.values()) {
      long number = mode.customMode();
      modes.put(number, new VehicleMode(number, mode.name(), mode.conduct()));
    }
    SortedMap<Purpose, Long> purposes = new TreeMap<>();
    purposes.put(Purpose.ARM, (long) CopterMode.GUIDED.customMode());
    purposes.put(Purpose.MISSION, (long) CopterMode.AUTO.customMode());
    purposes.put(Purpose.HOLD, (long) CopterMode.BRAKE.customMode());
    purposes.put(Purpose.RETURN, (long) CopterMode.RTL.customMode());
    purposes.put(Purpose.LAND, (long) CopterMode.LAND.customMode());
    return new ModeTable(false, modes, purposes);
  }

  private static ModeTable px4Modes() {
    SortedMap<Long, VehicleMode> modes = new TreeMap<>();
    for (Px4Mode mode : Px4Mode.values()) {
      long number = mode.customMode();
      modes.put(number, new VehicleMode(number, mode.name(), mode.conduct()));
    }
    SortedMap<Purpose, Long> purposes = new TreeMap<>();
    purposes.put(Purpose.ARM, Px4Mode.AUTO_LOITER.customMode());
    purposes.put(Purpose.MISSION, Px4Mode.AUTO_MISSION.customMode());
    purposes.put(Purpose.HOLD, Px4Mode.AUTO_LOITER.customMode());
    purposes.put(Purpose.RETURN, Px4Mode.AUTO_RTL.customMode());
    purposes.put(Purpose.LAND, Px4Mode.AUTO_LAND.customMode());
    return new ModeTable(true, modes, purposes);
  }

  /** The mode of a number in HEARTBEAT. */
  public VehicleMode mode(long customMode) {
    VehicleMode known = modes.get(customMode);
    return known != null
        ? known
        : new VehicleMode(customMode, "MODE_" + customMode, Conduct.UNKNOWN);
  }

  /** The mode to change to; empty when neither the table nor the vehicle names one. */
  public Optional<VehicleMode> forPurpose(Purpose purpose) {
    return Optional.ofNullable(purposes.get(purpose)).map(this::mode);
  }

  /** Parameters 1 to 3 of MAV_CMD_DO_SET_MODE. */
  public float[] setModeParameters(VehicleMode mode) {
    long number = mode.customMode();
    return px4
        ? new float[] {1, number >> 16 & 0xff, number >> 24 & 0xff}
        : new float[] {1, number, 0};
  }

  /**
   * With a mode as the vehicle tells it in AVAILABLE_MODES.
   *
   * @param standardMode MAV_STANDARD_MODE, 0 for one that is not standard
   * @param name its own name for it, may be empty
   */
  public ModeTable told(long customMode, int standardMode, String name) {
    VehicleMode before = mode(customMode);
    Conduct conduct = conduct(standardMode, before.conduct());
    // A known mode keeps the name under which the journal has it.
    boolean unnamed = !modes.containsKey(customMode) && !name.isBlank();
    String shown = unnamed ? name : before.name();
    SortedMap<Long, VehicleMode> next = new TreeMap<>(modes);
    next.put(customMode, new VehicleMode(customMode, shown, conduct));
    SortedMap<Purpose, Long> serves = new TreeMap<>(purposes);
    purposeOf(standardMode).ifPresent(purpose -> serves.putIfAbsent(purpose, customMode));
    return new ModeTable(px4, next, serves);
  }

  private static Conduct conduct(int standardMode, Conduct otherwise) {
    return switch (standardMode) {
      case 1 -> Conduct.HOVERING;
      case 2, 3 -> Conduct.OTHER;
      case 4 -> Conduct.MANUAL;
      case 5 -> Conduct.RETURNING;
      case 6 -> Conduct.MISSION;
      case 7 -> Conduct.LANDING;
      case 8 -> Conduct.TAKING_OFF;
      default -> otherwise;
    };
  }

  private static Optional<Purpose> purposeOf(int standardMode) {
    return switch (standardMode) {
      case 1 -> Optional.of(Purpose.HOLD);
      case 5 -> Optional.of(Purpose.RETURN);
      case 6 -> Optional.of(Purpose.MISSION);
      case 7 -> Optional.of(Purpose.LAND);
      default -> Optional.empty();
    };
  }
}
