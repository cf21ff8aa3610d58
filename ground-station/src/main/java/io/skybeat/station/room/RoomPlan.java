package io.skybeat.station.room;

import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.CameraId;
import java.util.List;
import java.util.Optional;

/**
 * What a command room needs to know once.
 *
 * @param station its id
 * @param version of the software
 * @param centre where the map begins
 * @param areas watched places
 * @param knownHeat registered heat
 * @param landmarks stalls and the like, which alerts are named after
 * @param routes plans by name
 * @param cameras all of them
 * @param pilots who may answer for sorties
 * @param cellSizeM edge of a density cell, metres
 */
public record RoomPlan(
    String station,
    String version,
    LatLon centre,
    List<AreaShape> areas,
    List<SpotShape> knownHeat,
    List<SpotShape> landmarks,
    List<RouteShape> routes,
    List<CameraShape> cameras,
    List<PilotShape> pilots,
    double cellSizeM) {
  /**
   * An area: outline, names, limits.
   *
   * @param yellow persons per square metre; where there is a {@code capacity}, the share of it
   * @param red likewise
   * @param capacity persons, for an area that is judged as a whole
   */
  public record AreaShape(
      String id,
      String zh,
      String en,
      List<LatLon> corners,
      double yellow,
      double red,
      Optional<Integer> capacity) {}

  /** A registered source of heat, or a landmark. */
  public record SpotShape(String id, String zh, String en, LatLon where, double radiusM) {}

  /**
   * A route.
   *
   * @param legs the line that is flown, from home to home
   * @param looks places that are looked at from it
   */
  public record RouteShape(String name, List<LegPoint> legs, List<LatLon> looks) {}

  /** A point of a route. */
  public record LegPoint(LatLon where, double heightAboveHomeM) {}

  /** A camera. */
  public record CameraShape(CameraId camera, boolean calibrated, Optional<Integer> personsLimit) {}

  /** A pilot. */
  public record PilotShape(String id, String name, int maxDrones) {}
}
