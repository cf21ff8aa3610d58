package io.skybeat.mavlink.conversation;

/**
 * Who speaks with whom.
 *
 * @param ourSystem our system id
 * @param ourComponent our component id
 * @param theirSystem the vehicle's system id
 * @param theirComponent the component spoken to, 1 for an autopilot
 */
public record Parties(int ourSystem, int ourComponent, int theirSystem, int theirComponent) {
  /** We as a usual ground station (255, 190) with a vehicle's autopilot. */
  public static Parties stationAnd(int vehicle) {
    return new Parties(255, 190, vehicle, 1);
  }

  /** Whether a message came from the peer. */
  boolean from(int systemId, int componentId) {
    return systemId == theirSystem && componentId == theirComponent;
  }

  /** Whether a message is meant for us; zero means everybody. */
  boolean meantForUs(int targetSystem, int targetComponent) {
    return (targetSystem == 0 || targetSystem == ourSystem)
        && (targetComponent == 0 || targetComponent == ourComponent);
  }
}
