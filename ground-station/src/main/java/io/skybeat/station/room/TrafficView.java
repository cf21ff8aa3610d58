package io.skybeat.station.room;

import io.skybeat.core.geo.LatLon;
import java.util.Optional;

/**
 * Vehicles in an area.
 *
 * @param driving how those that drive move
 * @param standing how many stand
 * @param queue standing in line, where the area's profile asks for it
 */
public record TrafficView(FlowView driving, int standing, Optional<QueueView> queue) {
  /** A queue: how many, how long it is, how long the fewest that make one have stood. */
  public record QueueView(int vehicles, double lengthM, LatLon where, long standingS) {}
}
