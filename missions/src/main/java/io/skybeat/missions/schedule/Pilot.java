package io.skybeat.missions.schedule;

/**
 * A responsible pilot.
 *
 * @param id as facts name it
 * @param name as pages show it
 * @param maxDrones how many drones may be in the air under this pilot at once
 */
public record Pilot(String id, String name, int maxDrones) {
  public Pilot {
    if (maxDrones < 1) {
      throw new IllegalArgumentException("pilot " + id + ": maxDrones must be at least 1");
    }
  }
}
