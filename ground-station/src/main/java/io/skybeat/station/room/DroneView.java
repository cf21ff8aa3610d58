package io.skybeat.station.room;

import io.skybeat.core.flight.Battery;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.geo.LatLon;
import java.time.Instant;
import java.util.Optional;

/**
 * A drone as the room sees it.
 *
 * @param link whether it is heard
 * @param lastHeardAt last heartbeat
 * @param where its last reported position
 * @param headingDeg clockwise from true north
 * @param mode the autopilot's mode by name, such as AUTO, RTL
 * @param landed what it says of the ground: ON_GROUND, IN_AIR, TAKEOFF, LANDING, UNKNOWN
 * @param preArmGood whether the vehicle says that it could be armed
 * @param armingAllowed whether the configuration allows the station to arm it
 * @param sortie the sortie it flies or prepares
 * @param missionItem current item, -1 unknown; {@code missionItems} its count, -1 unknown
 * @param text the last thing it said
 * @param control who steers it in the station's place; empty: the station does
 */
public record DroneView(
    DroneId drone,
    Origin origin,
    Link link,
    Optional<Instant> lastHeardAt,
    Optional<LatLon> where,
    double heightAboveHomeM,
    double altitudeAmslM,
    double headingDeg,
    double groundSpeedMps,
    double climbMps,
    Optional<CameraAttitude> camera,
    String mode,
    boolean armed,
    String landed,
    Battery battery,
    String gps,
    boolean preArmGood,
    boolean armingAllowed,
    Optional<SortieId> sortie,
    int missionItem,
    int missionItems,
    String text,
    Optional<ControlView> control) {
  /**
   * A pilot's hand.
   *
   * @param by a login name, or the vehicle that shows a mode which nobody ordered
   * @param seen nobody told the station
   */
  public record ControlView(String by, String reason, Instant since, boolean seen) {}

  /** Whether it is heard. */
  public enum Link {
    /** Not heard since the station started. */
    NEVER,
    UP,
    LOST
  }
}
