package io.skybeat.simulator.vehicle.speech;

import io.dronefleet.mavlink.common.GimbalManagerStatus;
import io.dronefleet.mavlink.util.EnumValue;

/**
 * Who has the gimbal, by DO_GIMBAL_MANAGER_CONFIGURE. Like an ArduPilot's manager it tells who is
 * in control and turns the gimbal for everybody all the same.
 */
final class GimbalHands {
  private static final int UNCHANGED = -1;
  private static final int ASKER = -2;
  private static final int NO_LONGER_ASKER = -3;

  /** YAW_LOCK, PITCH_LOCK and ROLL_LOCK. */
  private static final int LOCKS = 4 + 8 + 16;

  private int system;
  private int component;

  /**
   * Parameters 1 and 2 of the command: 0 nobody, -1 unchanged, -2 the asker, -3 not the asker;
   * false for what is neither that nor an id.
   */
  boolean configure(Sender asker, int wantedSystem, int wantedComponent) {
    if (unknown(wantedSystem) || unknown(wantedComponent)) {
      return false;
    }
    switch (wantedSystem) {
      case UNCHANGED -> {}
      case ASKER -> {
        system = asker.systemId();
        component = asker.componentId();
      }
      case NO_LONGER_ASKER -> {
        if (system == asker.systemId() && component == asker.componentId()) {
          system = 0;
          component = 0;
        }
      }
      default -> {
        system = Math.max(0, wantedSystem);
        component = Math.max(0, wantedComponent);
      }
    }
    return true;
  }

  private static boolean unknown(int id) {
    return id < NO_LONGER_ASKER || id > 255;
  }

  GimbalManagerStatus status(long bootMs) {
    return GimbalManagerStatus.builder()
        .timeBootMs(bootMs)
        .flags(EnumValue.create(LOCKS))
        .gimbalDeviceId(1)
        .primaryControlSysid(system)
        .primaryControlCompid(component)
        .build();
  }
}
