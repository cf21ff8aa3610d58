package io.skybeat.station.sortie;

import io.skybeat.core.flight.DroneId;
import io.skybeat.station.around.Around;
import io.skybeat.station.fleet.Vehicle;
import io.skybeat.station.permit.Permits;
import io.skybeat.station.upkeep.Upkeep;
import io.skybeat.station.watch.Watching;
import java.util.Optional;

/** What a check may know of the station beside the sortie's own vehicle. Read only. */
public interface Standing {
  /** All sorties, and who is on duty. */
  Sorties sorties();

  /** Wear, faults and service. */
  Upkeep upkeep();

  /** What became of approvals. */
  Permits permits();

  /** What is known of weather, other aircraft and docks. */
  Around around();

  /** A drone's vehicle by its telemetry; null: none is configured. */
  Vehicle vehicle(DroneId drone);

  /** The looks at places that go on now. */
  Watching watching();

  /** The looks at places that are over, and what was decided about gaps. */
  io.skybeat.station.watch.Looks watched();

  /** Why the journal cannot be written, empty while it can. */
  Optional<String> journalTrouble();
}
