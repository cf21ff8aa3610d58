package io.skybeat.simulator.day;

import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.core.wire.WireMessage;
import io.skybeat.simulator.vehicle.VehicleLoop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the analytics worker of a simulated day sees through the cameras that it is assigned. */
public interface Eyes {
  /** What one look led to. */
  record Seen(List<Sighting> sightings, Optional<CellReport> cells) {
    public Seen {
      sightings = List.copyOf(sightings);
    }
  }

  /**
   * What the eyes work with.
   *
   * @param time the day's virtual clock
   * @param gridOrigin of the station's grid
   * @param cellSizeM side of its cells
   */
  record Ground(Time time, LatLon gridOrigin, double cellSizeM) {}

  /** Makes the eyes of one day. */
  interface Maker {
    Eyes open(Ground ground);
  }

  /** Between two looks through a camera. */
  Duration every();

  /** What the station tells its worker: cameras, attended ground, poses. */
  default void told(WireMessage message) {}

  /** Looks through {@code camera}, which {@code vehicle} carries. */
  Seen look(CameraAssignment camera, VehicleLoop vehicle);
}
