package io.skybeat.simulator.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a demo shall show.
 *
 * @param once fly one sortie a drone, then end
 * @param drones how many
 * @param seed of the town
 * @param quiet a town without incidents
 * @param camera recorded footage for the visible camera
 * @param thermalCamera recorded footage for the thermal camera
 * @param personsLimit raise an alert at so many persons in an uncalibrated picture
 * @param transport of the pictures, {@code tcp} or {@code udp}
 * @param login whether the cameras ask for a digest login
 * @param length end after this time
 * @param webPort port of the command room; 0: a free one
 * @param kills what is killed meanwhile
 */
record DemoOptions(
    boolean once,
    int drones,
    long seed,
    boolean quiet,
    Optional<Path> camera,
    Optional<Path> thermalCamera,
    OptionalInt personsLimit,
    String transport,
    boolean login,
    Optional<Duration> length,
    int webPort,
    Optional<KillPlan> kills) {
  /** Whom to kill, and how often. */
  record KillPlan(Kills.Victim victim, int count) {}
}
