package io.skybeat.station.room;

import io.skybeat.core.sighting.Footprint;
import io.skybeat.core.sighting.StreamHealth;
import java.time.Instant;
import java.util.List;

/**
 * The present picture of a station. Lists are ordered and keep their identity while unchanged.
 *
 * @param at when it was made, UTC
 * @param sequence counts up by one a picture
 * @param health whether the station itself is well
 * @param drones by id
 * @param sorties open ones and those ended in the last day, newest start first
 * @param alerts open ones and those of the last day, newest first
 * @param cells density cells looked at in the last ten minutes
 * @param footprints ground in view now, by camera
 * @param streams by camera
 * @param pilotsOnDuty their ids
 * @param operations how the day runs, up to the minute
 * @param goReports how it stands with the launches that are being prepared
 * @param around weather, other aircraft, docks
 * @param places how full the areas are that were seen of late
 */
public record RoomView(
    Instant at,
    long sequence,
    Health health,
    List<DroneView> drones,
    List<SortieView> sorties,
    List<AlertView> alerts,
    List<CellView> cells,
    List<Footprint> footprints,
    List<StreamHealth> streams,
    List<String> pilotsOnDuty,
    List<GoView> goReports,
    Operations operations,
    AroundView around,
    List<PlaceView> places) {
  /** A picture while no launch is prepared, of an empty world around. */
  public RoomView(
      Instant at,
      long sequence,
      Health health,
      List<DroneView> drones,
      List<SortieView> sorties,
      List<AlertView> alerts,
      List<CellView> cells,
      List<Footprint> footprints,
      List<StreamHealth> streams,
      List<String> pilotsOnDuty) {
    this(
        at,
        sequence,
        health,
        drones,
        sorties,
        alerts,
        cells,
        footprints,
        streams,
        pilotsOnDuty,
        List.of(),
        Operations.NONE,
        AroundView.NOTHING,
        List.of());
  }

  /**
   * How the station is.
   *
   * @param journalWrites false: nothing may be armed; {@code trouble} says why
   * @param analytics the worker's software, empty when none is connected
   * @param trouble lines for a human, most serious first; empty when all is well
   * @param droppedTelemetry events dropped because the loop was late
   * @param badFrames MAVLink frames that could not be read
   */
  public record Health(
      boolean journalWrites,
      String analytics,
      List<String> trouble,
      long droppedTelemetry,
      long badFrames) {}
}
