package io.skybeat.mavlink.conversation;

import io.skybeat.mavlink.dialect.message.MissionCurrent;

/**
 * Watches, for as long as a plan matters, whether the vehicle still holds it: by the opaque id that
 * it broadcasts in MISSION_CURRENT. Zero says that a vehicle does not support ids, and proves
 * nothing either way.
 */
public final class PlanWatch {
  /** What a MISSION_CURRENT says about the plan. */
  public enum Verdict {
    /** The vehicle holds the verified plan. */
    HELD,
    /** The vehicle holds another plan: somebody has replaced it. */
    REPLACED,
    /** The vehicle does not say. */
    UNKNOWN
  }

  private final int missionType;
  private final long opaqueId;

  /**
   * @param missionType which of the three plans, see {@link MissionItem}
   * @param opaqueId as verified, 0 when the vehicle gave none
   */
  public PlanWatch(int missionType, long opaqueId) {
    this.missionType = missionType;
    this.opaqueId = opaqueId;
  }

  /** Looks at one broadcast. */
  public Verdict look(MissionCurrent current) {
    long broadcast =
        switch (missionType) {
          case MissionItem.FENCE -> current.fenceId();
          case MissionItem.RALLY -> current.rallyPointsId();
          default -> current.missionId();
        };
    if (opaqueId == 0 || broadcast == 0) {
      return Verdict.UNKNOWN;
    }
    return broadcast == opaqueId ? Verdict.HELD : Verdict.REPLACED;
  }
}
