package io.skybeat.station.room;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.geo.LatLon;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The world around the drones as the room sees it.
 *
 * @param weather the last word of every source, by its name
 * @param stops why nobody starts in this weather, a sentence each; empty: it allows a launch
 * @param docks all that are configured
 * @param aircraft others, by address
 */
public record AroundView(
    List<WeatherView> weather,
    List<String> stops,
    List<DockView> docks,
    List<AircraftView> aircraft) {
  public static final AroundView NOTHING =
      new AroundView(List.of(), List.of(), List.of(), List.of());

  public AroundView {
    weather = List.copyOf(weather);
    stops = List.copyOf(stops);
    docks = List.copyOf(docks);
    aircraft = List.copyOf(aircraft);
  }

  /**
   * A dock.
   *
   * @param drones that live in it
   * @param heardAt when it last told of itself; empty: never
   * @param heard whether that is still believed
   * @param cover closed, open, half-open, abnormal or unknown
   * @param order what it is being told to do: open, close, charge, stop-charge
   * @param trouble why the order was given up
   */
  public record DockView(
      String dock,
      List<DroneId> drones,
      Optional<Instant> heardAt,
      boolean heard,
      String cover,
      String mode,
      Optional<Boolean> droneInDock,
      Optional<Boolean> charging,
      OptionalDouble chargePercent,
      boolean emergencyStop,
      Optional<String> order,
      Optional<String> trouble) {}

  /**
   * What a source said of the weather.
   *
   * @param at when it was measured
   * @param tooOld true: it is not believed any more
   */
  public record WeatherView(
      String source,
      Instant at,
      boolean tooOld,
      OptionalDouble windMps,
      OptionalDouble gustMps,
      OptionalDouble windFromDeg,
      OptionalDouble rainMmH,
      OptionalDouble visibilityM,
      OptionalDouble temperatureC,
      List<String> hazards) {}

  /**
   * Another aircraft.
   *
   * @param name callsign, else address
   * @param whereAt when it was there
   * @param altitudeAmslM metres; by pressure where {@code pressure} is true
   * @param simulated made up
   */
  public record AircraftView(
      String address,
      String name,
      String source,
      LatLon where,
      Instant whereAt,
      OptionalDouble altitudeAmslM,
      boolean pressure,
      OptionalDouble speedMps,
      OptionalDouble trackDeg,
      OptionalDouble climbMps,
      Optional<String> squawk,
      boolean onGround,
      boolean simulated) {}
}
